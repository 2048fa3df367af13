import { useEffect } from 'react';
import type { ReadMark } from '../../../core/contracts/messages.ts';
import type { FileFolder } from '../../../core/exchange/folders.ts';
import { markRead } from '../../../core/exchange/read-marks.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { isNew, type Said } from './reading.ts';

/** What is shown is read. A mark that could not be set is set the next time. */
export function useMarkRead(
  { type, id }: FileFolder,
  entries: readonly Said[],
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
    markRead(portal, { type, id }, newest).catch(() => undefined);
  }, [type, id, newest]);
}
