import { createHash } from 'node:crypto';
import type { SignFileRequest } from '../../../../core/contracts/files.ts';
import type { Manifest } from '../../../../core/contracts/manifest.ts';
import { GateRefusal, SealingError, verifyManifest } from '../../../../core/sealing/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { SealedStore } from '../../../platform/storage/sealed-store.ts';
import { asProblem, bodyVersionOf, type Gate } from '../../gate/index.ts';
import type { Discard } from '../discard.ts';
import { requireVersion, type FileAccess } from '../file-access.ts';
import type { FilePart, FilePartRepository } from '../parts/file-part.ts';
import type { Quota } from '../quota/quota.ts';
import type { SealedFile, SealedFileRepository, StoredObject } from '../sealed-file.ts';
import { requireSignerKey } from '../signer-key.ts';
import { createFileScanner, measureBody, readBody } from '../stored-body.ts';
import type { SignerKey, SignerKeys } from '../surroundings.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly parts: FilePartRepository;
  readonly store: SealedStore;
  readonly access: FileAccess;
  readonly gate: Gate;
  readonly keys: SignerKeys;
  readonly discarding: Discard;
  readonly quota: Quota;
  readonly maxFileBytes: number;
  readonly clock: Clock;
};

/**
 * A file becomes complete when all of it is stored, its structure is that of a sealed file, and its uploader has
 * signed for exactly what is stored. The server checks the signature so that every file is attributable; the
 * recipients check it again, because they need not trust the server.
 */
export function createCompletionService(dependencies: Dependencies) {
  const { files, parts, store, access, gate, keys, discarding, quota } = dependencies;
  const { maxFileBytes, clock } = dependencies;

  async function requireSigned(request: SignFileRequest, signer: SignerKey): Promise<Manifest> {
    const { verdict, manifest } = await verifyManifest({
      manifest: request.manifest,
      armoredSignature: request.armoredSignature,
      armoredVerificationKeys: [signer.armoredPublicKey],
      at: clock(),
    }).catch((cause: unknown) => {
      throw cause instanceof SealingError ? new AppError('MANIFEST_NOT_VALID', { cause }) : cause;
    });
    requireEqual([['uploader', manifest.uploader, signer.fingerprint]]);
    if (verdict.status !== 'verified') {
      const issues = [{ path: 'armoredSignature', message: verdict.reason }];
      throw new AppError('SIGNATURE_NOT_VALID', { issues });
    }
    return manifest;
  }

  /** A body that the gate refuses is not kept, whoever may have signed for it. */
  async function measure(file: SealedFile, objects: readonly StoredObject[]) {
    try {
      const octets = readBody(store, objects);
      const scanner = createFileScanner(maxFileBytes);
      const measured = await measureBody(octets, scanner, file.partSize);
      if (measured.seipd.version !== bodyVersionOf(file.keyPackets[0]?.keyPacket ?? '')) {
        throw new GateRefusal('key-packet-version-mismatch');
      }
      return measured;
    } catch (error) {
      if (error instanceof GateRefusal) await discarding.discardRefused(file.id);
      throw asProblem(error);
    }
  }

  async function accept(
    principal: Principal,
    file: SealedFile,
    request: SignFileRequest,
    findObjects: (manifest: Manifest) => Promise<readonly StoredObject[]>,
  ): Promise<SealedFile> {
    const { descriptor, manifest: text, armoredSignature } = request;
    const signer = await requireSignerKey(keys, principal);
    const manifest = await requireSigned(request, signer);
    const objects = await findObjects(manifest);
    const size = objects.reduce((sum, object) => sum + object.size, 0);
    requireEqual([
      ['fileId', manifest.fileId, file.id],
      ['submissionId', manifest.submissionId, file.submissionId],
      ['size', manifest.size, size],
      ['partSize', manifest.partSize, file.partSize],
      ['recipients', manifest.recipients.toSorted(), fingerprintsOf(file)],
    ]);
    const organisationIds = file.keyPackets.map(({ organisationId }) => organisationId);
    const sealedDescriptor = descriptor && (await gate.checkContent(descriptor, organisationIds));
    const measured = await measure(file, objects);
    requireEqual([
      ['parts', manifest.parts, measured.parts],
      ['seipd', manifest.seipd, measured.seipd],
    ]);
    const complete: SealedFile = {
      ...file,
      version: file.version + 1,
      state: 'complete',
      size,
      objects,
      seipd: measured.seipd,
      ...(sealedDescriptor && { descriptor: sealedDescriptor }),
      signature: {
        manifest: text,
        manifestSha256: createHash('sha256').update(text).digest('hex'),
        armoredSignature,
        fingerprint: signer.fingerprint,
      },
      completedAt: clock().toISOString(),
    };
    const isKept = await quota.release(file.organisationId, file.size - size, () =>
      files.replace(complete, file.version),
    );
    if (!isKept) throw new AppError('VERSION_CONFLICT');
    return complete;
  }

  async function requireChangeable(
    principal: Principal,
    fileId: string,
    expected: Pick<SealedFile, 'state' | 'layout' | 'version'>,
  ): Promise<SealedFile> {
    const file = await access.requireChangeable(principal, fileId);
    if (file.state !== expected.state || file.layout !== expected.layout) {
      throw new AppError('TRANSITION_NOT_ALLOWED');
    }
    requireVersion(file, expected.version);
    return file;
  }

  return {
    /** A file whose parts are all there. */
    async complete(
      principal: Principal,
      fileId: string,
      version: number,
      request: SignFileRequest,
    ): Promise<SealedFile> {
      const expected = { state: 'receiving', layout: 'parts', version } as const;
      const file = await requireChangeable(principal, fileId, expected);
      const complete = await accept(principal, file, request, async (manifest) => {
        const received = await parts.list(fileId);
        requireAll(manifest, received);
        return received.map(({ objectId, size }) => ({ id: objectId, size }));
      });
      await parts.removeAll(fileId);
      return complete;
    },

    /** A message that was deposited whole. */
    async sign(
      principal: Principal,
      fileId: string,
      version: number,
      request: SignFileRequest,
    ): Promise<SealedFile> {
      const expected = { state: 'unsigned', layout: 'whole', version } as const;
      const file = await requireChangeable(principal, fileId, expected);
      return accept(principal, file, request, () => Promise.resolve(file.objects ?? []));
    },
  };
}
export type CompletionService = ReturnType<typeof createCompletionService>;

/** The manifest says how many parts there are, and that all but the last are of full size. */
function requireAll(manifest: Manifest, received: readonly FilePart[]): void {
  const there = new Set(received.map(({ n }) => n));
  const missing = manifest.parts.findIndex((_part, index) => !there.has(index + 1)) + 1;
  if (missing > 0) {
    throw new AppError('PARTS_MISSING', { issues: [{ path: 'parts', message: `${missing}` }] });
  }
  // Decided on the digests, before all of a large body is read.
  requireEqual([['parts', manifest.parts, received.map(({ size, sha256 }) => ({ size, sha256 }))]]);
}

function fingerprintsOf({ keyPackets }: SealedFile): string[] {
  return keyPackets.map(({ fingerprint }) => fingerprint).toSorted();
}

/** Compares what the manifest says with what is; the problem names every field that differs. */
function requireEqual(facts: readonly (readonly [path: string, said: unknown, is: unknown])[]) {
  const issues = facts
    .filter(([, said, is]) => JSON.stringify(said) !== JSON.stringify(is))
    .map(([path]) => ({ path: `manifest.${path}`, message: 'is not what is stored' }));
  if (issues.length > 0) throw new AppError('MANIFEST_MISMATCH', { issues });
}
