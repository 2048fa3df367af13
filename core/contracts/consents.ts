import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';
import { PageQuery, pageOf } from './paging.ts';
import { OpenableContent, SealedContent } from './sealed-content.ts';
import type { Markings } from './vocabulary.ts';

/**
 * Whether a receiver must ask before passing something on. Only what is free of conditions and meant for the community at
 * least travels on without the word of who provided it (TLP 2.0; Europol handling codes; Rome Statute art. 93(8)(b)).
 */
export function needsConsent({ handlingCondition, sharingLimit }: Markings): boolean {
  const isFree = handlingCondition === 'H0';
  return !(isFree && (sharingLimit === 'TLP:GREEN' || sharingLimit === 'TLP:CLEAR'));
}

/** A file, or the record of a submission, named by its own identifier or by the submission's. */
export const ConsentObject = z.strictObject({ type: z.enum(['file', 'record']), id: Id });
export type ConsentObject = z.infer<typeof ConsentObject>;

export const ConsentState = z.enum(['asked', 'granted', 'refused']);
export type ConsentState = z.infer<typeof ConsentState>;

export const AskConsentRequest = z.strictObject({
  object: ConsentObject,
  /** Who should get it. */
  forOrganisationId: Id,
  /** Why, sealed to the own organisation and the provider. */
  reason: SealedContent.optional(),
});
export type AskConsentRequest = z.infer<typeof AskConsentRequest>;

export const ConsentResponse = z.object({
  id: Id,
  version: Version,
  object: ConsentObject,
  caseId: Id,
  /** What the object belongs to: a submission, or the request that a file is attached to. */
  submissionId: Id,
  folderType: z.enum(['submission', 'request']),
  providerOrganisationId: Id,
  askingOrganisationId: Id,
  askedBy: Id,
  forOrganisationId: Id,
  state: ConsentState,
  reason: OpenableContent.optional(),
  askedAt: Instant,
  answeredBy: Id.optional(),
  answeredAt: Instant.optional(),
});
export type ConsentResponse = z.infer<typeof ConsentResponse>;

export const ConsentPage = pageOf(ConsentResponse);
export const ConsentQuery = PageQuery.extend({
  /** Those that the own organisation asked for, or is asked for. */
  side: z.enum(['asking', 'provider']),
  state: ConsentState.optional(),
});
export const ConsentParams = z.strictObject({ consentId: Id });

/** The sealed reason, before sealing. */
export const ConsentReasonPayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('consent-reason'),
  objectId: Id,
  text: z.string().max(4_000).regex(/\S/),
});
export type ConsentReasonPayload = z.infer<typeof ConsentReasonPayload>;
