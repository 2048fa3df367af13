import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { RecordView } from '../../../components/records/RecordView.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { VerdictNote } from '../../../components/verdicts/VerdictNote.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { SessionError } from '../../../session/index.ts';

type SealProblemProps = { readonly submission: SubmissionSummary; readonly error: unknown };

/** Why it was not submitted, and what was kept. */
export function SealProblem({ submission, error }: SealProblemProps) {
  const { t } = useTranslation('composer');
  const { leave } = useSignedIn();
  const code = error instanceof SessionError ? error.code : undefined;
  return (
    <ProblemNote error={error}>
      <p>{t('seal.kept')}</p>
      {code === 'signed-out' && <Button onPress={leave}>{t('seal.signIn')}</Button>}
      {code === 'VERSION_CONFLICT' && submission.recordWrittenBy && (
        <Disclosure title={t('newer.look')}>
          <StoredRecord submission={submission} />
        </Disclosure>
      )}
    </ProblemNote>
  );
}

/** What a colleague has written in the meantime. */
function StoredRecord({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('composer');
  const keys = useKeys();
  const { id, sender, recordWrittenBy } = submission;
  const open = useCallback(() => keys.worker().openRecord(id), [keys, id]);
  const opened = useOpened(open);
  if (opened.status === 'opening') return <Skeleton label={t('openingDraft')} />;
  if (opened.status === 'failed') {
    return <ProblemNote error={opened.error} retry={opened.reopen} />;
  }
  const { record } = opened.content;
  if (record?.status !== 'opened') return null;
  return (
    <>
      <strong dir="auto">{record.content.subject}</strong>
      <RecordView record={record.content} />
      {recordWrittenBy && (
        <VerdictNote
          verdict={record.verdict}
          signer={{ accountId: recordWrittenBy, organisationId: sender.organisationId }}
        />
      )}
    </>
  );
}
