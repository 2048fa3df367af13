import { z } from 'zod';
import { Base64, Fingerprint, Id, Instant, Sha256Hex, Version } from './identifiers.ts';
import { MAX_SEALED_DESCRIPTOR, PART_SIZE } from './limits.ts';
import { SeipdFacts } from './manifest.ts';
import { pageOf } from './paging.ts';
import {
  OpenableContent,
  OrganisationKeyPacket,
  OrganisationKeyPackets,
  SealedContent,
} from './sealed-content.ts';

/**
 * `receiving`: octets still arrive. `unsigned`: a message made elsewhere is stored, nobody has signed for it.
 * `complete`: stored, checked, and signed for by its uploader; only such a file can be opened.
 */
export const FileState = z.enum(['receiving', 'unsigned', 'complete']);
export type FileState = z.infer<typeof FileState>;

/** Longer than the longest manifest: 8,192 parts. */
const ManifestText = z.string().max(1024 * 1024);
const StatementText = z.string().max(4096);
/** An armored detached signature (RFC 9580 section 10.4). */
const ArmoredSignature = z
  .string()
  .max(16_384)
  .startsWith('-----BEGIN PGP SIGNATURE-----', { message: 'is not an armored signature' });

/** Name, type, plaintext size and SHA-256 of a file, sealed. Lists carry it, so it is kept small. */
export const SealedDescriptor = SealedContent.extend({
  body: Base64.max(Math.ceil(MAX_SEALED_DESCRIPTOR / 3) * 4),
});

/**
 * `maxSize`: octets of the encrypted-data packet at most, its headers included. A body is sealed while it is sent, so how
 * long it becomes is known only at its end; so much room is reserved until then.
 */
export const BeginFileRequest = z.strictObject({
  maxSize: z.int().min(1),
  keyPackets: OrganisationKeyPackets,
});
export type BeginFileRequest = z.infer<typeof BeginFileRequest>;

/** Every part is of `partSize` octets, the last one of the rest; there are `maxPartCount` of them at most. */
export const BegunFile = z.object({
  id: Id,
  version: Version,
  partSize: z.int().min(1).max(PART_SIZE),
  maxPartCount: z.int().min(1),
});

export const ReceivedPart = z.object({
  n: z.int().min(1),
  size: z.int().min(1),
  sha256: Sha256Hex,
});
export const ReceivedParts = BegunFile.extend({ items: z.array(ReceivedPart) });

/** `manifest` is the exact text that was signed. */
export const CompleteFileRequest = z.strictObject({
  manifest: ManifestText,
  armoredSignature: ArmoredSignature,
  descriptor: SealedDescriptor,
});
export type CompleteFileRequest = z.infer<typeof CompleteFileRequest>;

/** A message made elsewhere may carry its name inside; then it needs no descriptor. */
export const SignFileRequest = CompleteFileRequest.partial({ descriptor: true });
export type SignFileRequest = z.infer<typeof SignFileRequest>;

/** `statement` is the exact text that was signed; see `signShareStatement` in core/sealing. */
export const ShareFileRequest = OrganisationKeyPacket.extend({
  /** Wraps the descriptor's session key; absent exactly where the file has no descriptor. */
  descriptorKeyPacket: OrganisationKeyPacket.shape.keyPacket.optional(),
  statement: StatementText,
  armoredSignature: ArmoredSignature,
});
export type ShareFileRequest = z.infer<typeof ShareFileRequest>;

export const FileSummary = z.object({
  id: Id,
  version: Version,
  /** Of the submission or the request that the file belongs to. */
  submissionId: Id,
  caseId: Id,
  /** The organisation that provided the file. */
  organisationId: Id,
  uploaderAccountId: Id,
  state: FileState,
  /** Octets of the encrypted-data packet; while receiving, the most it may have. */
  size: z.int().min(1),
  partSize: z.int().min(1).max(PART_SIZE),
  seipd: SeipdFacts.optional(),
  sealedTo: OpenableContent.shape.sealedTo,
  descriptor: OpenableContent.optional(),
  createdAt: Instant,
  completedAt: Instant.optional(),
});
export type FileSummary = z.infer<typeof FileSummary>;

const FileSignature = z.object({
  manifest: ManifestText,
  armoredSignature: ArmoredSignature,
  /** Of the uploader's primary key. */
  fingerprint: Fingerprint,
});

/** One key packet that was added later. `organisationId` is who may open it by that, `byOrganisationId` who shared it. */
export const Share = z.object({
  organisationId: Id,
  byOrganisationId: Id,
  /** Of the organisation's primary key at the time. */
  fingerprint: Fingerprint,
  accountId: Id,
  statement: StatementText,
  armoredSignature: ArmoredSignature,
  at: Instant,
});
export type Share = z.infer<typeof Share>;

/** `shares`: to the provider all of them, to anybody else the own one and those that its organisation made. */
export const FileResponse = FileSummary.extend({
  keyPacket: OrganisationKeyPacket.shape.keyPacket.optional(),
  signature: FileSignature.optional(),
  shares: z.array(Share),
});
export type FileResponse = z.infer<typeof FileResponse>;

export const FilePage = pageOf(FileSummary);
export const FileParams = z.strictObject({ fileId: Id });
export const SubmissionFilesParams = z.strictObject({ submissionId: Id });
export const PartParams = z.strictObject({ fileId: Id, n: z.coerce.number().int().min(1) });
export const ShareParams = z.strictObject({ fileId: Id, organisationId: Id });
