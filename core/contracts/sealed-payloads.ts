import { z } from 'zod';
import { Id, Sha256Hex } from './identifiers.ts';

/**
 * What stands inside sealed content, before sealing. Each names its type, its version and what it belongs to, so that
 * a server cannot pass one off as another: whoever opens it compares. The server never sees any of this.
 */

export const AssetKind = z.enum([
  'account',
  'securities',
  'company-shares',
  'real-estate',
  'vehicle',
  'vessel',
  'aircraft',
  'crypto-asset',
  'cash',
  'precious-metals',
  'art',
  'insurance',
  'debt',
  'intellectual-property',
  'licence',
  'other',
]);

const Text = z.string().max(20_000);
const Line = z.string().trim().min(1).max(300);

export const AssetEntry = z.strictObject({
  reference: Line,
  kind: AssetKind,
  description: Text,
  /** Registers' names for it: IBAN, LEI, IMO, VIN, ISIN, title number ... */
  identifiers: z.array(z.strictObject({ scheme: Line, value: Line })).max(50),
  /** ISO 3166-1 alpha-3. */
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  titleHolder: Line.optional(),
  beneficialOwner: z.strictObject({ name: Line, basis: Text }).optional(),
  /** Decimal amount as text, so that nothing is rounded; ISO 4217 currency; date of the valuation. */
  value: z
    .strictObject({
      amount: z.string().regex(/^\d{1,18}(?:\.\d{1,8})?$/),
      currency: z.string().regex(/^[A-Z]{3}$/),
      on: z.iso.date(),
    })
    .optional(),
});

export const RecordPayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('record'),
  submissionId: Id,
  subject: Line,
  narrative: Text,
  assets: z.array(AssetEntry).max(500),
});
export type RecordPayload = z.infer<typeof RecordPayload>;

export const RemarkPayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('remark'),
  submissionId: Id,
  text: Text.min(1),
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
