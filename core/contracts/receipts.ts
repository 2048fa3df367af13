import { z } from 'zod';
import { Base64, Fingerprint, Id, Instant, Sha256Hex, Version } from './identifiers.ts';
import { LogEvidence } from './log-evidence.ts';
import { ManifestPart } from './manifest.ts';

const SealedTo = z.array(z.strictObject({ organisationId: Id, fingerprint: Fingerprint })).min(1);

/**
 * What the portal says it has received: which sealed content, byte for byte, and by which keys it can be opened. Of a
 * request for cooperation, `submissionId` holds its identifier, `record` stands for its content, and `files` are those
 * that go with it. `sha256` of the record is that of its encrypted-data packet; the parts of a file are its encrypted-data packet, cut
 * as its manifest says, and `manifest` is the SHA-256 of that manifest.
 */
export const ReceiptStatement = z.strictObject({
  v: z.literal(1),
  type: z.literal('receipt'),
  submissionId: Id,
  /** Of the submission once it was submitted, or of the request once it was sent. */
  version: Version,
  senderOrganisationId: Id,
  at: Instant,
  record: z.strictObject({ sha256: Sha256Hex, sealedTo: SealedTo }),
  files: z.array(
    z.strictObject({
      fileId: Id,
      manifest: Sha256Hex,
      parts: z.array(ManifestPart).min(1),
      sealedTo: SealedTo,
    }),
  ),
});
export type ReceiptStatement = z.infer<typeof ReceiptStatement>;

/** Writes the statement of a receipt: the exact text whose digest the access log holds. */
export function createReceiptStatement(facts: Omit<ReceiptStatement, 'v' | 'type'>): string {
  return JSON.stringify(ReceiptStatement.parse({ v: 1, type: 'receipt', ...facts }));
}

/** `statement` are the exact bytes; the digest in the entry is theirs. */
export const ReceiptResponse = LogEvidence.extend({ statement: Base64 });
export type ReceiptResponse = z.infer<typeof ReceiptResponse>;
