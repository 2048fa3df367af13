import { useTranslation } from 'react-i18next';
import { RecordView } from '../../../components/records/RecordView.tsx';
import { shareableRecord } from '../../../components/sharing/shareable.ts';
import { ShareButton } from '../../../components/sharing/ShareButton.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { VerdictNote } from '../../../components/verdicts/VerdictNote.tsx';
import type { OpenedRecord } from '../../../session/index.ts';
import { DecisionCard } from './DecisionCard.tsx';
import { NotOpened } from './NotOpened.tsx';

/** The record as its recipients read it, and the decision on it. */
type OwnRecordProps = {
  readonly opened: OpenedRecord;
  /** Absent where it cannot be passed on: nobody was to have it yet. */
  readonly onShared?: (() => void) | undefined;
};

export function OwnRecord({ opened, onShared }: OwnRecordProps) {
  const { t } = useTranslation('submissions');
  const { record, submission } = opened;
  const { recordWrittenBy, sender } = submission;
  return (
    <>
      {opened.decision && <DecisionCard opened={opened} />}
      <Card
        title={
          record?.status === 'opened' ? (
            <span dir="auto">{record.content.subject}</span>
          ) : (
            t('record.title')
          )
        }
        aside={
          record?.status === 'opened' && (
            <Row>
              <SealMark state="open" label={t('record.open')} />
              {onShared && (
                <ShareButton shareable={shareableRecord(submission)} onChanged={onShared} />
              )}
            </Row>
          )
        }
      >
        {!record && <p className="muted">{t('record.none')}</p>}
        {record?.status === 'not-opened' && <NotOpened code={record.code} />}
        {record?.status === 'opened' && (
          <>
            {recordWrittenBy && (
              <VerdictNote
                verdict={record.verdict}
                signer={{ accountId: recordWrittenBy, organisationId: sender.organisationId }}
              />
            )}
            <RecordView record={record.content} />
          </>
        )}
      </Card>
    </>
  );
}
