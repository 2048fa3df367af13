import { useCallback } from 'react';
import type { RequestSummary } from '../../../../../core/contracts/requests.ts';
import type { OpenedThread } from '../../../../session/index.ts';
import { useKeys } from '../../../../hooks/use-keys.ts';
import { useOpened } from '../../../../hooks/use-opened.ts';

/** The sealed content, for as long as the keys are there. The portal writes down that it was opened. */
export function useOpenedRequest(requestId: string) {
  const keys = useKeys();
  return useOpened(useCallback(() => keys.worker().openRequest(requestId), [keys, requestId]));
}
export type OpenedContent = ReturnType<typeof useOpenedRequest>;

/** The files sealed with it. */
export function useAttachments(requestId: string) {
  const keys = useKeys();
  const open = useCallback(
    () => keys.worker().listFiles({ type: 'request', id: requestId }),
    [keys, requestId],
  );
  return useOpened(open);
}

const NOTHING_SAID: OpenedThread = { messages: [], readMarks: [] };

/** What both sides have said about it: nothing before it was sent. */
export function useMessages({ id, state }: RequestSummary) {
  const keys = useKeys();
  const isDraft = state === 'draft';
  const open = useCallback(
    () => (isDraft ? Promise.resolve(NOTHING_SAID) : keys.worker().openMessages(id)),
    [keys, id, isDraft],
  );
  return useOpened(open);
}
