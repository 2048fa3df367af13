import type { FileResponse } from '../../../core/contracts/files.ts';
import type { SubmissionResponse } from '../../../core/contracts/submissions.ts';
import { SessionError } from '../session-error.ts';

/**
 * What a reviewer has been shown here, exactly as it was when it was opened. A decision is signed for this, and not for
 * what the portal says when the decision is made.
 */
export function createSeenSubmissions() {
  const submissions = new Map<string, SubmissionResponse>();
  const listed = new Map<string, readonly FileResponse[]>();
  const opened = new Map<string, FileResponse>();

  function wasOpened(file: FileResponse): boolean {
    return opened.get(file.id)?.signature?.manifest === file.signature?.manifest;
  }

  return {
    wasOpened,
    sawSubmission(submission: SubmissionResponse): void {
      submissions.set(submission.id, submission);
    },
    sawFiles(folderId: string, files: readonly FileResponse[]): void {
      listed.set(folderId, files);
    },
    /** To the last byte, and it was the one that was signed. */
    openedFile(file: FileResponse): void {
      opened.set(file.id, file);
    },
    /** A file that was altered can be returned, never accepted. @throws SessionError `not-all-opened` */
    reviewed(submissionId: string, outcome: 'accepted' | 'returned') {
      const submission = submissions.get(submissionId);
      const files = listed.get(submissionId);
      const isComplete = outcome === 'returned' || files?.every(wasOpened);
      if (!submission || !files || !isComplete) throw new SessionError('not-all-opened');
      return { submission, files };
    },
  };
}
export type SeenSubmissions = ReturnType<typeof createSeenSubmissions>;
