import { z } from 'zod';
import { AssetEntry, Line, Text } from './assets.ts';
import { Id, Sha256Hex } from './identifiers.ts';
import { Measure } from './vocabulary.ts';

/**
 * What stands inside sealed content, before sealing. Each names its type, its version and what it belongs to, so that
 * a server cannot pass one off as another: whoever opens it compares. The server never sees any of this.
 */

/** A register that was searched for an answer, whether or not anything was found in it. */
export const RegisterSearch = z.strictObject({
  register: Line,
  /** Country of the register, ISO 3166-1 alpha-3. */
  country: z.string().regex(/^[A-Z]{3}$/),
  searchedOn: z.iso.date(),
  result: z.enum(['found', 'nothing-found', 'not-accessible']),
  note: Text.optional(),
});
export type RegisterSearch = z.infer<typeof RegisterSearch>;

/** What a record says, before it is bound to its submission. */
export const RecordContent = z.strictObject({
  subject: Line,
  narrative: Text,
  /** What the sender wants done, or has done. */
  measure: Measure,
  assets: z.array(AssetEntry).max(500),
  /** In an answer: where was looked. */
  registers: z.array(RegisterSearch).max(200).optional(),
});
export type RecordContent = z.infer<typeof RecordContent>;

export const RecordPayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('record'),
  submissionId: Id,
  ...RecordContent.shape,
});
export type RecordPayload = z.infer<typeof RecordPayload>;

export const RemarkPayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('remark'),
  submissionId: Id,
  text: Text,
});
export type RemarkPayload = z.infer<typeof RemarkPayload>;

export const DescriptorPayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('descriptor'),
  fileId: Id,
  name: z.string().min(1).max(200),
  mediaType: z.string().max(120),
  size: z.int().min(0),
  sha256: Sha256Hex,
});
export type DescriptorPayload = z.infer<typeof DescriptorPayload>;
