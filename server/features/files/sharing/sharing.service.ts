import { createHash } from 'node:crypto';
import type { ShareFileRequest } from '../../../../core/contracts/files.ts';
import { MAX_RECIPIENTS } from '../../../../core/contracts/limits.ts';
import { SealingError, verifyShareStatement } from '../../../../core/sealing/index.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { bodyVersionOf, type Gate, type StoredKeyPacket } from '../../gate/index.ts';
import { requireVersion, type FileAccess } from '../file-access.ts';
import { isProvider, takesPart } from '../sealed-file.policy.ts';
import type { FileShare, SealedFile, SealedFileRepository } from '../sealed-file.ts';
import { requireSignerKey } from '../signer-key.ts';
import type { SignerKeys } from '../surroundings.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly access: FileAccess;
  readonly gate: Gate;
  readonly keys: SignerKeys;
  readonly clock: Clock;
};

/**
 * Sharing adds a key packet, taking back removes it; the body is never touched. Only the provider may do either
 * for now: onward sharing by a recipient needs the provider's recorded consent, which the portal cannot record yet.
 */
export function createSharingService({ files, access, gate, keys, clock }: Dependencies) {
  async function requireProvider(principal: Principal, fileId: string): Promise<SealedFile> {
    const file = await files.findById(fileId);
    if (file?.state === 'complete' && isProvider(principal, file)) return file;
    await access.requireOpenable(principal, fileId);
    throw new AppError('CONSENT_REQUIRED');
  }

  async function requireNewRecipient(file: SealedFile, organisationId: string): Promise<void> {
    const { courtCase } = await access.getSurroundings(file);
    if (!takesPart(organisationId, courtCase)) throw new AppError('RECIPIENT_NOT_IN_CASE');
    if (file.keyPackets.some((packet) => packet.organisationId === organisationId)) {
      throw new AppError('ALREADY_EXISTS');
    }
    if (file.keyPackets.length >= MAX_RECIPIENTS) {
      throw new AppError('SEALED_TOO_MANY_KEY_PACKETS');
    }
  }

  /** One packet for that organisation, of the version that the ones already there have. */
  async function matchOne(
    present: readonly StoredKeyPacket[],
    organisationId: string,
    keyPacket: string,
  ): Promise<StoredKeyPacket> {
    const [packet] = await gate.matchKeyPackets({
      bodyVersion: bodyVersionOf(present[0]?.keyPacket ?? ''),
      keyPackets: [{ organisationId, keyPacket }],
      organisationIds: [organisationId],
    });
    if (!packet) throw new AppError('SEALED_RECIPIENT_MISSING');
    return packet;
  }

  async function withDescriptorPacket(
    { descriptor }: SealedFile,
    { organisationId, descriptorKeyPacket }: ShareFileRequest,
  ): Promise<Pick<SealedFile, 'descriptor'>> {
    if (!descriptor && descriptorKeyPacket === undefined) return {};
    if (!descriptor || descriptorKeyPacket === undefined) throw new AppError('DESCRIPTOR_MISMATCH');
    const packet = await matchOne(descriptor.keyPackets, organisationId, descriptorKeyPacket);
    return { descriptor: { ...descriptor, keyPackets: [...descriptor.keyPackets, packet] } };
  }

  async function requireSigned(
    principal: Principal,
    { statement, armoredSignature }: ShareFileRequest,
    file: SealedFile,
    packet: StoredKeyPacket,
  ): Promise<void> {
    const key = await requireSignerKey(keys, principal);
    const share = await verifyShareStatement({
      statement,
      armoredSignature,
      armoredVerificationKeys: [key.armoredPublicKey],
    }).catch((cause: unknown) => {
      throw cause instanceof SealingError ? new AppError('SHARE_NOT_VALID', { cause }) : cause;
    });
    const issues = [
      ['fileId', share.fileId === file.id],
      ['recipient', share.recipient === packet.fingerprint],
      ['keyPacketSha256', share.keyPacketSha256 === sha256OfBase64(packet.keyPacket)],
    ].flatMap(([path, isRight]) =>
      isRight ? [] : [{ path: `statement.${path}`, message: 'is not what is shared' }],
    );
    if (issues.length > 0) throw new AppError('SHARE_NOT_VALID', { issues });
    if (share.verdict.status !== 'verified') {
      const reason = { path: 'armoredSignature', message: share.verdict.reason };
      throw new AppError('SIGNATURE_NOT_VALID', { issues: [reason] });
    }
  }

  async function replace(file: SealedFile, changes: Partial<SealedFile>): Promise<SealedFile> {
    const changed = { ...file, ...changes, version: file.version + 1 };
    if (!(await files.replace(changed, file.version))) throw new AppError('VERSION_CONFLICT');
    return changed;
  }

  return {
    async share(
      principal: Principal,
      fileId: string,
      expectedVersion: number,
      request: ShareFileRequest,
    ): Promise<SealedFile> {
      const { organisationId, statement, armoredSignature } = request;
      const file = await requireProvider(principal, fileId);
      requireVersion(file, expectedVersion);
      await requireNewRecipient(file, organisationId);
      const packet = await matchOne(file.keyPackets, organisationId, request.keyPacket);
      const descriptor = await withDescriptorPacket(file, request);
      await requireSigned(principal, request, file, packet);
      const share: FileShare = {
        organisationId,
        fingerprint: packet.fingerprint,
        accountId: principal.accountId,
        statement,
        armoredSignature,
        at: clock().toISOString(),
      };
      return replace(file, {
        ...descriptor,
        keyPackets: [...file.keyPackets, packet],
        shares: [...file.shares, share],
      });
    },

    /**
     * Ends a share; what was seen stays seen. The recipients of the submission are no shares: they were named
     * when it was sealed, and lose the file only with the submission.
     */
    async takeBack(
      principal: Principal,
      fileId: string,
      organisationId: string,
      expectedVersion: number,
    ): Promise<SealedFile> {
      const file = await requireProvider(principal, fileId);
      if (!file.shares.some((share) => share.organisationId === organisationId)) throw notFound();
      requireVersion(file, expectedVersion);
      const others = <Item extends { readonly organisationId: string }>(items: readonly Item[]) =>
        items.filter((item) => item.organisationId !== organisationId);
      const { descriptor } = file;
      return replace(file, {
        keyPackets: others(file.keyPackets),
        shares: others(file.shares),
        ...(descriptor && {
          descriptor: { ...descriptor, keyPackets: others(descriptor.keyPackets) },
        }),
      });
    },
  };
}
export type SharingService = ReturnType<typeof createSharingService>;

function sha256OfBase64(base64: string): string {
  return createHash('sha256').update(base64, 'base64').digest('hex');
}
