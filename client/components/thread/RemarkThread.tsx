import { useTranslation } from 'react-i18next';
import type { OpenedRemark, OpenedRemarks } from '../../session/index.ts';
import { Chip } from '../ui/Chip.tsx';
import { VerdictMark } from '../verdicts/VerdictMark.tsx';
import { Thread } from './Thread.tsx';

type RemarkThreadProps = { readonly submissionId: string; readonly opened: OpenedRemarks };

/** What sender and reviewers have said about a submission. */
export function RemarkThread({ submissionId, opened }: RemarkThreadProps) {
  const { t } = useTranslation('remarks');
  return (
    <Thread
      label={t('title')}
      folder={{ type: 'submission', id: submissionId }}
      readMarks={opened.readMarks}
      entries={opened.remarks.map((one) => ({
        ...one.remark,
        text: one.text,
        about: <ExplainedDecision opened={one} />,
      }))}
    />
  );
}

function ExplainedDecision({ opened: { remark, decision } }: { readonly opened: OpenedRemark }) {
  const { t } = useTranslation('remarks');
  if (!decision) return null;
  const { accountId, organisationId } = remark;
  return (
    <span className="thread-head">
      <Chip tone={decision.outcome === 'accepted' ? 'ok' : 'warn'}>
        {t(`outcomes.${decision.outcome}`)}
      </Chip>
      <VerdictMark verdict={decision.verdict} signer={{ accountId, organisationId }} />
    </span>
  );
}
