import type { RequestContent, RequestPayload } from '../../../core/contracts/request-content.ts';
import type { RequestDraft } from '../../../core/contracts/request-draft.ts';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import {
  createDraftDesk,
  type DeskState,
  type DraftDesk,
} from '../../components/drafting/desk/draft-desk.ts';
import { useDraftDesk } from '../../components/drafting/desk/use-draft-desk.ts';
import { useWorkplace } from '../../hooks/use-keys.ts';
import type { Opened } from '../../session/index.ts';

export type RequestDesk = DraftDesk<RequestDraft, RequestContent>;
export type RequestDeskState = DeskState<RequestDraft, RequestContent>;

/** Where the content of a request is written. */
export function useRequestDesk(request: RequestSummary) {
  const { keys, requestDrafts } = useWorkplace();
  return useDraftDesk<RequestDraft, RequestContent>(() =>
    createDraftDesk({
      item: request,
      drafts: requestDrafts,
      stored: async () => withoutBinding((await keys.worker().openRequest(request.id)).content),
    }),
  );
}

/** What was written, without what binds it to its request. */
export function withoutBinding(
  opened: Opened<RequestPayload> | undefined,
): Opened<RequestContent> | undefined {
  if (opened?.status !== 'opened') return opened;
  const { v: _v, type: _type, requestId: _id, checklist: _checklist, ...content } = opened.content;
  return { ...opened, content };
}
