import { useTranslation } from 'react-i18next';
import { RecordView } from '../../../components/records/RecordView.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { VerdictNote } from '../../../components/verdicts/VerdictNote.tsx';
import type { OpenedRecord } from '../../../session/index.ts';
import { DecisionCard } from './DecisionCard.tsx';
import { NotOpened } from './NotOpened.tsx';

/** The record as its recipients read it, and the decision on it. */
export function OwnRecord({ opened }: { readonly opened: OpenedRecord }) {
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
        aside={record?.status === 'opened' && <SealMark state="open" label={t('record.open')} />}
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
