import type { SubmissionKind } from '../../../core/contracts/submissions.ts';
import {
  contentRoles,
  type OrganisationKind,
  type Role,
} from '../../../core/contracts/vocabulary.ts';
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
  return mayReview(role, submission.kind) ? 'reviewer' : 'recipient';
}

/** An organ of the Court reviews whatever reaches it, a State the answers to what it asked. */
function mayReview(role: Role, kind: SubmissionKind): boolean {
  return role === 'court-focal-point' || (role === 'national-focal-point' && kind === 'answer');
}

/** The only kind that waits for a review by such an organisation; undefined where every kind does. */
export function kindReviewedBy(organisationKind: OrganisationKind): SubmissionKind | undefined {
  return organisationKind === 'court-organ' ? undefined : 'answer';
}

/** With whom the record alone was shared: it reads that, while it takes part in the case, and nothing around it. */
export function holdsSharedRecord(
  { role, organisationId }: Principal,
  { recordShares = [] }: SubmissionSummary,
  courtCase: Participation,
): boolean {
  const contentRole: readonly Role[] = contentRoles;
  return (
    contentRole.includes(role) &&
    recordShares.some((share) => share.organisationId === organisationId) &&
    takesPart(courtCase, organisationId)
  );
}
