import { z } from 'zod';
import { Fingerprint, Id, Instant, Sha256Hex } from '../contracts/identifiers.ts';
import { SealingError } from './errors.ts';

/**
 * What people sign besides content. Each statement names its type and version, so that a signature over one can never
 * pass for a signature over another; the signed text is kept and verified byte for byte, never written anew.
 */
export const RotationStatement = z.strictObject({
  v: z.literal(1),
  type: z.literal('rotation'),
  organisationId: Id,
  previousFingerprint: Fingerprint,
  nextFingerprint: Fingerprint,
  at: Instant,
});

const shareFacts = { recipient: Fingerprint, keyPacketSha256: Sha256Hex, at: Instant } as const;

export const ShareStatement = z.discriminatedUnion('type', [
  z.strictObject({ v: z.literal(1), type: z.literal('share'), fileId: Id, ...shareFacts }),
  z.strictObject({
    v: z.literal(1),
    type: z.literal('record-share'),
    submissionId: Id,
    ...shareFacts,
  }),
]);

/** Longer than the longest honest statement. */
const MAX_STATEMENT = 1024 * 1024;

/** @throws SealingError `unsupported-format` for another type, an unknown version, or a field too many */
export function parseStatement<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.infer<Schema> {
  if (text.length > MAX_STATEMENT) throw new SealingError('unsupported-format');
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new SealingError('unsupported-format', { cause });
  }
}
