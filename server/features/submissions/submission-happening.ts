import type { Happening } from '../../platform/notify.ts';
import type { Principal } from '../../platform/principal.ts';
import type { SubmissionSummary } from './submission.ts';

/** What somebody did to a submission, for those who wait for it. */
export function submissionHappening({
  kind,
  submission: { id, caseId },
  by,
  organisationIds,
}: Pick<Happening, 'kind' | 'organisationIds'> & {
  readonly submission: Pick<SubmissionSummary, 'id' | 'caseId'>;
  readonly by: Principal;
}): Happening {
  const object = { type: 'submission', id } as const;
  return { kind, object, caseId, organisationIds, exceptAccountId: by.accountId };
}
