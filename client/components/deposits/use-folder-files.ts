import { useCallback, useEffect } from 'react';
import { useDeposits, useKeys } from '../../hooks/use-keys.ts';
import { useOpened, type Opening } from '../../hooks/use-opened.ts';
import type { Deposit, FileFolder, ListedFile } from '../../session/index.ts';

export type FolderFiles = {
  readonly listed: Opening<ListedFile[]>;
  /** What this window is sending, has failed to send, or has just sent. */
  readonly underWay: readonly Deposit[];
};

/** The files of a submission or a request: those in the portal, their names opened here, and those on their way. */
export function useFolderFiles({ type, id }: FileFolder): FolderFiles {
  const keys = useKeys();
  const open = useCallback(() => keys.worker().listFiles({ type, id }), [keys, type, id]);
  const listed = useOpened(open);
  const deposits = useDeposits().filter((deposit) => deposit.folder.id === id);

  const { reopen } = listed;
  const done = deposits.filter(({ state }) => state === 'done').length;
  useEffect(() => {
    if (done > 0) reopen();
  }, [done, reopen]);

  const stored = new Set(
    listed.status === 'opened' ? listed.content.map(({ file }) => file.id) : [],
  );
  return {
    listed: ownComplete(listed, deposits),
    underWay: deposits.filter(({ fileId }) => fileId === undefined || !stored.has(fileId)),
  };
}

/** While this window sends a file the portal lists it as unfinished; it is shown once, as what it is. */
function ownComplete(
  listed: Opening<ListedFile[]>,
  deposits: readonly Deposit[],
): Opening<ListedFile[]> {
  const isSending = deposits.some(({ state }) => state !== 'done' && state !== 'cancelled');
  if (listed.status !== 'opened' || !isSending) return listed;
  return { ...listed, content: listed.content.filter(({ file }) => file.state === 'complete') };
}
