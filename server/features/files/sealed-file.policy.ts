import type { Principal } from '../../platform/principal.ts';
import type { SharedThing, StoredKeyPacket } from '../gate/index.ts';
import type { SealedFile } from './sealed-file.ts';
import type { FileCase, FileSubmission } from './surroundings.ts';

/** Files are added and discarded by the organisation that provides them. */
export function isProvider(
  principal: Principal,
  { organisationId }: { readonly organisationId: string },
): boolean {
  return principal.organisationId === organisationId;
}

/** Files change only while nobody reviews them. */
export function isWritable(submission: FileSubmission): boolean {
  return submission.state === 'draft' || submission.state === 'returned';
}

/**
 * What the provider adds to a returned submission is seen by nobody else until it is submitted again; what was
 * submitted once stays seen. A request is sent once: what was not complete by then is not part of it.
 */
export function isReleased(file: SealedFile, submission: FileSubmission): boolean {
  const { type, submittedAt, state } = submission;
  if (submittedAt === undefined || file.completedAt === undefined) return false;
  const isAsSubmitted =
    type === 'submission' && ['submitted', 'under-review', 'accepted'].includes(state);
  return isAsSubmitted || file.completedAt <= submittedAt;
}

/** Recipients see a submission from when it is first submitted, and as long as they take part in the case. */
export function maySee(
  { organisationId }: Principal,
  submission: FileSubmission,
  courtCase: FileCase,
): boolean {
  if (submission.senderOrganisationId === organisationId) return true;
  return (
    submission.submittedAt !== undefined &&
    submission.recipientOrganisationIds.includes(organisationId) &&
    takesPart(organisationId, courtCase)
  );
}

/** Who has left the case keeps what it provided and loses sight of the rest. */
export function mayOpen(
  principal: Principal,
  file: SealedFile,
  submission: FileSubmission,
  courtCase: FileCase,
): boolean {
  if (file.state !== 'complete' || !keyPacketOf(file, principal)) return false;
  if (isProvider(principal, file)) return true;
  return takesPart(principal.organisationId, courtCase) && isReleased(file, submission);
}

export function takesPart(organisationId: string, courtCase: FileCase): boolean {
  return (
    courtCase.ownerOrganisationId === organisationId ||
    courtCase.participantOrganisationIds.includes(organisationId)
  );
}

export function keyPacketOf(file: SealedFile, principal: Principal): StoredKeyPacket | undefined {
  return file.keyPackets.find(({ organisationId }) => organisationId === principal.organisationId);
}

/** The file as a thing that was shared, for the rules that records share with it. */
export function asShared({ organisationId, shares }: SealedFile): SharedThing {
  return { providerOrganisationId: organisationId, shares };
}
