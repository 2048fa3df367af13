import { useState } from 'react';
import type { RequestContent, RequestPayload } from '../../../core/contracts/request-content.ts';
import type { RequestDraft } from '../../../core/contracts/request-draft.ts';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import type { Measure } from '../../../core/contracts/vocabulary.ts';
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
  const [sealedFor, setSealedFor] = useState<Measure>();
  const { desk, state } = useDraftDesk<RequestDraft, RequestContent>(() =>
    createDraftDesk({
      item: request,
      drafts: requestDrafts,
      stored: async () => {
        const { content } = await keys.worker().openRequest(request.id);
        if (content?.status === 'opened') setSealedFor(content.content.checklist.measure);
        return withoutBinding(content);
      },
    }),
  );
  const isOpenAndSealed = state.status === 'open' && state.isSealed;
  return {
    desk,
    state,
    /** The portal has what is here, complete or not for the measure that is asked now. */
    isSealed: isOpenAndSealed && sealedFor === request.measure,
    onSealed: setSealedFor,
  };
}

/** What was written, without what binds it to its request. */
export function withoutBinding(
  opened: Opened<RequestPayload> | undefined,
): Opened<RequestContent> | undefined {
  if (opened?.status !== 'opened') return opened;
  const { v: _v, type: _type, requestId: _id, checklist: _checklist, ...content } = opened.content;
  return { ...opened, content };
}
