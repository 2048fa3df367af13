import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import type { Verdict } from '../../../../core/sealing/verdict.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { Chip } from '../../../components/ui/Chip.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { VerdictNote } from '../../../components/verdicts/VerdictNote.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import type { OpenedRecord } from '../../../session/index.ts';
import { NotOpened } from './NotOpened.tsx';

/** What a reviewer has signed, and whether it is about what is here now. */
export function DecisionCard({
  opened: { decision, submission },
}: {
  readonly opened: OpenedRecord;
}) {
  const { t } = useTranslation(['submissions', 'remarks']);
  const formats = useFormats();
  if (!decision || !submission.decision) return null;
  const { accountId, at, outcome } = submission.decision;
  return (
    <Card
      title={t('submissions:decision.title')}
      aside={
        <Chip tone={outcome === 'accepted' ? 'ok' : 'warn'}>
          {t(`remarks:outcomes.${outcome}`)}
        </Chip>
      }
    >
      <p>{t('submissions:decision.at', { time: formats.dateTime(at) })}</p>
      {decision.status === 'opened' ? (
        <>
          <Signed verdict={decision.verdict} accountId={accountId} submission={submission} />
          <p className="small muted">
            {t(
              decision.content.coversRecord && decision.content.coversFiles
                ? 'submissions:decision.covers'
                : 'submissions:decision.changed',
            )}
          </p>
        </>
      ) : (
        <NotOpened code={decision.code} />
      )}
    </Card>
  );
}

type SignedProps = {
  readonly verdict: Verdict;
  readonly accountId: string;
  readonly submission: Pick<SubmissionSummary, 'kind' | 'recipientOrganisationIds'>;
};

/** Who asked decides on an answer, else an organ of the Court. Where several could have, nobody says which it was. */
function Signed({ verdict, accountId, submission }: SignedProps) {
  const { t } = useTranslation('submissions');
  const organisations = useOrganisations();
  const deciding = submission.recipientOrganisationIds.filter(
    (id) => submission.kind === 'answer' || organisations.data?.get(id)?.kind === 'court-organ',
  );
  const [organisationId] = deciding;
  if (deciding.length === 1 && organisationId !== undefined) {
    return <VerdictNote verdict={verdict} signer={{ accountId, organisationId }} />;
  }
  const { status } = verdict;
  return (
    <div>
      <SealMark state={status} label={t(`decision.${status}`)} />
    </div>
  );
}
