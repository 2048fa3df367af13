import { z } from 'zod';
import { Fingerprint, Id, Instant, Sha256Hex } from './identifiers.ts';
import { PART_SIZE } from './limits.ts';

const MAX_PARTS = 8192;

/** Public-algorithm numbers of RFC 9580, sections 9.3 and 9.6: AES-256 and its block modes, as a SEIPDv2 header names them. */
const SeipdV2 = z.strictObject({
  version: z.literal(2),
  cipher: z.union([z.literal(7), z.literal(8), z.literal(9)]),
  aead: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  chunkSizeByte: z.int().min(0).max(16),
});

/** What the clear header of an encrypted-data packet says; version 1 hides its cipher. */
export const SeipdFacts = z.discriminatedUnion('version', [
  z.strictObject({ version: z.literal(1) }),
  SeipdV2,
]);
export type SeipdFacts = z.infer<typeof SeipdFacts>;

export const ManifestPart = z.strictObject({
  size: z.int().min(1).max(PART_SIZE),
  sha256: Sha256Hex,
});
export type ManifestPart = z.infer<typeof ManifestPart>;

function partsAddUp(manifest: { size: number; partSize: number; parts: ManifestPart[] }): boolean {
  const last = manifest.parts.length - 1;
  const sizesFit = manifest.parts.every(({ size }, index) =>
    index < last ? size === manifest.partSize : size <= manifest.partSize,
  );
  return sizesFit && manifest.parts.reduce((sum, { size }) => sum + size, 0) === manifest.size;
}

/**
 * What the uploader of a sealed file signs: the encrypted-data packet as it is stored, part by part, and for whom it
 * was sealed. Key packets are not part of it, because sharing adds to them.
 */
export const Manifest = z
  .strictObject({
    v: z.literal(1),
    type: z.literal('manifest'),
    fileId: Id,
    /** Of the submission or the request that the file belongs to. */
    submissionId: Id,
    seipd: SeipdFacts,
    size: z.int().min(1),
    partSize: z.int().min(1).max(PART_SIZE),
    parts: z.array(ManifestPart).min(1).max(MAX_PARTS),
    recipients: z.array(Fingerprint).min(1),
    uploader: Fingerprint,
    createdAt: Instant,
  })
  .refine(partsAddUp, { path: ['parts'], error: 'The sizes of the parts do not add up.' });
export type Manifest = z.infer<typeof Manifest>;
