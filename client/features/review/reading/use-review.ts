import { useCallback } from 'react';
import { useKeys } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import type { ListedFile, OpenedRecord, OpenedRemarks, WorkerApi } from '../../../session/index.ts';

/** A submission as it was opened here. It lives in the page, and is gone with it. */
export type Review = OpenedRecord & {
  readonly files: readonly ListedFile[];
  readonly remarks: OpenedRemarks;
};

/** Opens a submission, which the portal writes down. */
export function useReview(submissionId: string) {
  const keys = useKeys();
  return useOpened(useCallback(() => openAll(keys.worker(), submissionId), [keys, submissionId]));
}

async function openAll(worker: WorkerApi, submissionId: string): Promise<Review> {
  const [opened, files, remarks] = await Promise.all([
    worker.openRecord(submissionId),
    worker.listFiles({ type: 'submission', id: submissionId }),
    worker.openRemarks(submissionId),
  ]);
  return { ...opened, files, remarks };
}
