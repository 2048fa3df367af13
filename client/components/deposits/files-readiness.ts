import type { FolderFiles } from './use-folder-files.ts';

export type FilesReadiness = {
  readonly underWay: number;
  readonly failed: number;
  readonly unfinished: number;
};

/** What stands between the files and submitting: the portal refuses a submission with a file that is not complete. */
export function readinessOf({ listed, underWay }: FolderFiles): FilesReadiness {
  const count = (...states: string[]) =>
    underWay.filter(({ state }) => states.includes(state)).length;
  const stored = listed.status === 'opened' ? listed.content : [];
  return {
    underWay: count('waiting', 'sealing', 'paused', 'reconnecting'),
    failed: count('failed'),
    unfinished: stored.filter(({ file }) => file.state !== 'complete').length,
  };
}

export function isReady(files: FolderFiles): boolean {
  const { underWay, failed, unfinished } = readinessOf(files);
  return files.listed.status === 'opened' && underWay + failed + unfinished === 0;
}
