import { useTranslation } from 'react-i18next';
import type { RecordContent } from '../../../../core/contracts/sealed-payloads.ts';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Checkbox } from '../../../components/ui/Checkbox.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import type { RecordDesk } from '../record/use-record-desk.ts';
import { composerAddress } from '../steps.ts';
import type { Readers } from '../../../components/sealing/use-readers.ts';
import { SealProblem } from './SealProblem.tsx';
import { useSealAndSubmit } from './use-seal-and-submit.ts';

type SealCardProps = {
  readonly submission: SubmissionSummary;
  readonly desk: RecordDesk;
  /** Absent as long as something is missing. */
  readonly record: RecordContent | undefined;
  readonly readers: Readers;
  readonly knowsNotCompared: boolean;
  readonly onKnow: (knows: boolean) => void;
};

/** The last act: what it does is said before it is done. */
export function SealCard(props: SealCardProps) {
  const { submission, desk, record, readers, knowsNotCompared, onKnow } = props;
  const { t, i18n } = useTranslation('composer');
  const { keys, notCompared } = readers;
  const work = useSealAndSubmit(submission, desk);
  const names = new Intl.ListFormat(i18n.language).format(notCompared.map(({ name }) => name));
  const isAllowed = notCompared.length === 0 || knowsNotCompared;
  return (
    <Card title={t('seal.title')}>
      <p>{t('seal.body')}</p>
      {!record && <p className="muted">{t('check.missingFirst')}</p>}
      {notCompared.length > 0 && (
        <Note tone="warn" title={t('seal.notCompared.title', { count: notCompared.length, names })}>
          <p>{t('seal.notCompared.body')}</p>
          <Checkbox
            label={t('seal.notCompared.know')}
            isSelected={knowsNotCompared}
            onChange={onKnow}
          />
        </Note>
      )}
      {work.error !== undefined && <SealProblem submission={submission} error={work.error} />}
      <Row>
        <Button
          variant="primary"
          icon="seal"
          isDisabled={!record || !keys || !isAllowed}
          isPending={work.isPending}
          pendingLabel={t('seal.pending')}
          onPress={() => {
            if (record && keys) work.seal(record, keys);
          }}
        >
          {t('seal.act')}
        </Button>
        <ButtonLink href={composerAddress(submission.id, 'content')}>{t('seal.change')}</ButtonLink>
      </Row>
    </Card>
  );
}
