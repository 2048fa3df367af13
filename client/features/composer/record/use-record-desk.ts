import type { RecordDraft } from '../../../../core/contracts/record-draft.ts';
import type { RecordContent } from '../../../../core/contracts/sealed-payloads.ts';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import {
  createDraftDesk,
  type DeskState,
  type DraftDesk,
} from '../../../components/drafting/desk/draft-desk.ts';
import { useDraftDesk } from '../../../components/drafting/desk/use-draft-desk.ts';
import { useWorkplace } from '../../../hooks/use-keys.ts';

export type RecordDesk = DraftDesk<RecordDraft, RecordContent>;
export type RecordDeskState = DeskState<RecordDraft, RecordContent>;

/** Where the record of a submission is written. */
export function useRecordDesk(submission: SubmissionSummary) {
  const { keys, drafts } = useWorkplace();
  return useDraftDesk<RecordDraft, RecordContent>(() =>
    createDraftDesk({
      item: submission,
      drafts,
      stored: async () =>
        submission.recordWrittenBy === undefined
          ? undefined
          : (await keys.worker().openRecord(submission.id)).record,
    }),
  );
}
