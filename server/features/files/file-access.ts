import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { isProvider, isWritable, mayOpen, maySee } from './sealed-file.policy.ts';
import type { SealedFile, SealedFileRepository } from './sealed-file.ts';
import type { FileCase, FileCases, FileSubmission, FileSubmissions } from './surroundings.ts';

type Dependencies = {
  readonly files: Pick<SealedFileRepository, 'findById'>;
  readonly submissions: FileSubmissions;
  readonly cases: FileCases;
};

/** Finds things for somebody: what is not theirs is not there. */
export function createFileAccess({ files, submissions, cases }: Dependencies) {
  async function getSurroundings(
    file: SealedFile,
  ): Promise<{ submission: FileSubmission; courtCase: FileCase }> {
    const [submission, courtCase] = await Promise.all([
      submissions.findSubmission(file.submissionId),
      cases.findCase(file.caseId),
    ]);
    if (!submission || !courtCase) throw notFound();
    return { submission, courtCase };
  }

  async function requireOwnSubmission(
    principal: Principal,
    submissionId: string,
  ): Promise<FileSubmission> {
    const submission = await submissions.findSubmission(submissionId);
    if (submission?.senderOrganisationId !== principal.organisationId) throw notFound();
    return submission;
  }

  async function requireOwn(principal: Principal, fileId: string): Promise<SealedFile> {
    const file = await files.findById(fileId);
    if (!file || !isProvider(principal, file)) throw notFound();
    return file;
  }

  async function canOpen(principal: Principal, file: SealedFile): Promise<boolean> {
    const { submission, courtCase } = await getSurroundings(file);
    return mayOpen(principal, file, submission, courtCase);
  }

  return {
    getSurroundings,
    requireOwnSubmission,

    /** The identifier of what there is of that type; who may do what with it is asked next. */
    async requireFolder(type: FileSubmission['type'], id: string): Promise<string> {
      const folder = await submissions.findSubmission(id);
      if (folder?.type !== type) throw notFound();
      return id;
    },
    requireOwn,
    canOpen,

    /** A submission that the organisation sends, or has received. */
    async requireSeenSubmission(
      principal: Principal,
      submissionId: string,
    ): Promise<FileSubmission> {
      const submission = await submissions.findSubmission(submissionId);
      const courtCase = submission && (await cases.findCase(submission.caseId));
      if (!courtCase || !maySee(principal, submission, courtCase)) throw notFound();
      return submission;
    },

    /** A submission of the own organisation that is not under review. @throws AppError `TRANSITION_NOT_ALLOWED` */
    async requireWritableSubmission(
      principal: Principal,
      submissionId: string,
    ): Promise<FileSubmission> {
      const submission = await requireOwnSubmission(principal, submissionId);
      if (!isWritable(submission)) throw new AppError('TRANSITION_NOT_ALLOWED');
      return submission;
    },

    /** A file of the own organisation whose submission is not under review. @throws AppError `TRANSITION_NOT_ALLOWED` */
    async requireChangeable(principal: Principal, fileId: string): Promise<SealedFile> {
      const file = await requireOwn(principal, fileId);
      const { submission } = await getSurroundings(file);
      if (!isWritable(submission)) throw new AppError('TRANSITION_NOT_ALLOWED');
      return file;
    },

    /** A complete file that the principal's organisation may open. */
    async requireOpenable(principal: Principal, fileId: string): Promise<SealedFile> {
      const file = await files.findById(fileId);
      if (!file || !(await canOpen(principal, file))) throw notFound();
      return file;
    },
  };
}
export type FileAccess = ReturnType<typeof createFileAccess>;

/** @throws AppError `VERSION_CONFLICT` */
export function requireVersion(file: SealedFile, expectedVersion: number): void {
  if (file.version !== expectedVersion) throw new AppError('VERSION_CONFLICT');
}
