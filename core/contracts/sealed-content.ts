import { z } from 'zod';
import { Base64, Fingerprint, Id } from './identifiers.ts';
import { MAX_RECIPIENTS, MAX_SEALED_CONTENT } from './limits.ts';

/** A PKESK packet (RFC 9580 section 5.1) with its header; the largest allowed key is RSA 8192. */
const KeyPacket = Base64.max(2_800);

/** The key packet by which one organisation opens a sealed thing. */
export const OrganisationKeyPacket = z.strictObject({ organisationId: Id, keyPacket: KeyPacket });
export type OrganisationKeyPacket = z.infer<typeof OrganisationKeyPacket>;

export const OrganisationKeyPackets = z.array(OrganisationKeyPacket).min(1).max(MAX_RECIPIENTS);

/** A sealed record, descriptor or remark on its way in: one encrypted-data packet, and a key packet each. */
export const SealedContent = z.strictObject({
  body: Base64.max(Math.ceil(MAX_SEALED_CONTENT / 3) * 4),
  keyPackets: OrganisationKeyPackets,
});
export type SealedContent = z.infer<typeof SealedContent>;

/** The same on its way out: with the caller's own key packet only, and to whom it is sealed. */
export const OpenableContent = z.object({
  body: Base64,
  keyPacket: KeyPacket,
  sealedTo: z.array(z.object({ organisationId: Id, fingerprint: Fingerprint })),
});
export type OpenableContent = z.infer<typeof OpenableContent>;
