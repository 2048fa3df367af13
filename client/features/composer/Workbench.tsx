import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { UnlockPanel } from '../../components/keys/UnlockPanel.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { RecordView } from '../../components/records/RecordView.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { SubmissionStateChip } from '../../components/submissions/SubmissionStateChip.tsx';
import { useKeyState } from '../../hooks/use-keys.ts';
import { CheckStep } from './check/CheckStep.tsx';
import { FixedChoices } from './choices/FixedChoices.tsx';
import { ComposerFrame } from './ComposerFrame.tsx';
import { ContentStep } from './ContentStep.tsx';
import { GiveUp } from './GiveUp.tsx';
import { DeskPlace } from '../../components/drafting/desk/DeskPlace.tsx';
import { SavingLine } from '../../components/drafting/desk/SavingLine.tsx';
import { useRecordDesk } from './record/use-record-desk.ts';
import { useWhatIsMissing } from './record/use-what-is-missing.ts';
import { ReturnedNote } from './ReturnedNote.tsx';
import { stepOf } from './steps.ts';

/** Where a draft, or a returned submission, is worked on until it is submitted. */
export function Workbench({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('composer');
  const [search] = useSearchParams();
  const step = stepOf(search);
  const { desk, state } = useRecordDesk(submission);
  const whatIsMissing = useWhatIsMissing(submission);
  const isUnlocked = useKeyState().status === 'unlocked';
  const isReturned = submission.state === 'returned';
  return (
    <ComposerFrame
      title={t(`title.${titleOf(submission)}`)}
      step={step}
      facts={isReturned && <SubmissionStateChip state="returned" />}
      actions={
        <>
          <SavingLine saving={desk.saving} />
          <GiveUp submission={submission} desk={desk} />
        </>
      }
    >
      {step === 'case' && <FixedChoices submission={submission} />}
      {step !== 'case' && !isUnlocked && (
        <Stack>
          <Note title={t('locked.title')}>{t('locked.body')}</Note>
          <UnlockPanel />
        </Stack>
      )}
      {step !== 'case' && isUnlocked && (
        <Stack gap="l">
          {isReturned && <ReturnedNote submissionId={submission.id} />}
          <DeskPlace
            desk={desk}
            state={state}
            whatIsMissing={whatIsMissing}
            view={(record) => <NewerRecord record={record} />}
          >
            {step === 'content' ? (
              <ContentStep submission={submission} />
            ) : (
              <CheckStep submission={submission} desk={desk} />
            )}
          </DeskPlace>
        </Stack>
      )}
    </ComposerFrame>
  );
}

function titleOf({ state, kind }: SubmissionSummary) {
  if (state === 'returned') return 'returned';
  return kind === 'answer' ? 'answer' : 'edit';
}

function NewerRecord({ record }: { readonly record: RecordContent }) {
  return (
    <>
      <p>
        <strong dir="auto">{record.subject}</strong>
      </p>
      <RecordView record={record} />
    </>
  );
}
