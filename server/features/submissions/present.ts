import type { SubmissionResponse } from '../../../core/contracts/submissions.ts';
import type { Principal } from '../../platform/principal.ts';
import { openableBy, visibleKeyPackets, visibleShares, type SharedThing } from '../gate/index.ts';
import type { Side } from './submission.policy.ts';
import type { Submission, SubmissionSummary } from './submission.ts';

/** A submission as one organisation sees it; on no side, without what sender and recipients make of it. */
export function presentSubmission(
  { organisationId }: Principal,
  { decision, record, ...submission }: Submission,
  side: Side | undefined,
): SubmissionResponse {
  const thing = asShared(submission);
  const keyPackets = visibleKeyPackets(organisationId, thing, record?.keyPackets ?? []);
  const own = record && openableBy({ ...record, keyPackets }, organisationId);
  const recordShares = visibleShares(organisationId, thing);
  return {
    ...submission,
    recordShares: recordShares.length > 0 ? recordShares : undefined,
    ...(own && { record: own }),
    ...(side && decision && { decision }),
  };
}

/** The record as a thing that was shared, for the rules that files share with it. */
export function asShared({ sender, recordShares = [] }: SubmissionSummary): SharedThing {
  return { providerOrganisationId: sender.organisationId, shares: recordShares };
}
