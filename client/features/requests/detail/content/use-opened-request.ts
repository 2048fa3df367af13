import { useCallback } from 'react';
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

/** What both sides have said about it. */
export function useMessages(requestId: string) {
  const keys = useKeys();
  return useOpened(useCallback(() => keys.worker().openMessages(requestId), [keys, requestId]));
}
