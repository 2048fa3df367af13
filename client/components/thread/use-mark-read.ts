import { useEffect } from 'react';
import type { ReadMark } from '../../../core/contracts/messages.ts';
import type { FileFolder } from '../../../core/exchange/folders.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { isNew } from './reading.ts';
import type { ThreadEntry } from './Thread.tsx';

/** What is shown is read. A mark that could not be set is set the next time. */
export function useMarkRead(
  { type, id }: FileFolder,
  entries: readonly ThreadEntry[],
  readMarks: readonly ReadMark[],
): void {
  const { organisation } = useSignedIn();
  const newest = entries
    .filter((entry) => isNew(entry, readMarks, organisation.id))
    .map((entry) => entry.id)
    .sort()
    .at(-1);
  useEffect(() => {
    if (newest === undefined) return;
    const path = type === 'request' ? `/requests/${id}/messages` : `/submissions/${id}/remarks`;
    const call = { method: 'PUT', body: { messageId: newest } } as const;
    portal.command(`${path}/read`, call).catch(() => undefined);
  }, [type, id, newest]);
}
