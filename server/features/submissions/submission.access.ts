import type { CaseState } from '../../../core/contracts/cases.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { holdsSharedRecord, sideOf, type Participation, type Side } from './submission.policy.ts';
import type { Submission, SubmissionRepository } from './submission.ts';

export type CaseFacts = Participation & { readonly state: CaseState };
/** What this feature asks of `cases`. */
export type CaseFinder = { findCase(id: string): Promise<CaseFacts | undefined> };

type Dependencies = {
  readonly submissions: SubmissionRepository;
  readonly cases: CaseFinder;
  readonly clock: Clock;
};

/** Finding and changing a submission on somebody's behalf: the one way to either, for every service here. */
export function createSubmissionAccess({ submissions, cases, clock }: Dependencies) {
  /** Also for whom the record alone was shared with, on no side. @throws AppError `NOT_FOUND` */
  async function getReadable(principal: Principal, id: string) {
    const submission = await submissions.findById(id);
    const courtCase = submission && (await cases.findCase(submission.caseId));
    if (!courtCase) throw notFound();
    const side = sideOf(principal, submission, courtCase);
    if (!side && !holdsSharedRecord(principal, submission, courtCase)) throw notFound();
    return { submission, courtCase, side };
  }

  /** @throws AppError `NOT_FOUND` */
  async function get(principal: Principal, id: string) {
    const { side, ...found } = await getReadable(principal, id);
    if (!side) throw notFound();
    return { ...found, side };
  }

  return {
    getReadable,
    get,
    /** @throws AppError `NOT_FOUND`, `VERSION_CONFLICT` */
    async getToChange(principal: Principal, id: string, by: Side, expectedVersion: number) {
      const { submission, courtCase, side } = await get(principal, id);
      if (side !== by) throw notFound();
      if (submission.version !== expectedVersion) throw new AppError('VERSION_CONFLICT');
      return { submission, courtCase };
    },
    /** @throws AppError `VERSION_CONFLICT` when somebody was faster; then nothing is written */
    async change(submission: Submission, changes: Partial<Submission>): Promise<Submission> {
      const changed = {
        ...submission,
        ...changes,
        version: submission.version + 1,
        changedAt: clock().toISOString(),
      };
      if (!(await submissions.replace(changed, submission.version))) {
        throw new AppError('VERSION_CONFLICT');
      }
      return changed;
    },
  };
}
export type SubmissionAccess = ReturnType<typeof createSubmissionAccess>;
