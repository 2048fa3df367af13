import { contentRoles, type Role } from '../../../core/contracts/vocabulary.ts';
import type { Principal } from '../../platform/principal.ts';
import { takesPart, type Case } from '../cases/index.ts';
import type { SubmissionSummary } from './submission.ts';

export type Participation = Pick<Case, 'ownerOrganisationId' | 'participantOrganisationIds'>;

/** Where somebody stands towards a submission they may see: their organisation sent it, reviews it, or reads it. */
export type Side = 'sender' | 'reviewer' | 'recipient';

/**
 * What an organisation sent stays its own. What it received, it sees while it takes part in the case, and
 * never before the sender submitted it.
 */
export function sideOf(
  { role, organisationId }: Principal,
  submission: SubmissionSummary,
  courtCase: Participation,
): Side | undefined {
  const contentRole: readonly Role[] = contentRoles;
  if (!contentRole.includes(role)) return undefined;
  if (submission.sender.organisationId === organisationId) return 'sender';
  const received =
    submission.submittedAt !== undefined &&
    submission.recipientOrganisationIds.includes(organisationId) &&
    takesPart(courtCase, organisationId);
  if (!received) return undefined;
  return role === 'court-focal-point' ? 'reviewer' : 'recipient';
}
