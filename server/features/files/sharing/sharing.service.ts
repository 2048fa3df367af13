import type { ShareFileRequest } from '../../../../core/contracts/files.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import {
  mayTakeBack,
  requireNewRecipient,
  withoutOrganisation,
  type ShareGate,
  type StoredShare,
} from '../../gate/index.ts';
import { requireVersion, type FileAccess } from '../file-access.ts';
import { asShared, isProvider } from '../sealed-file.policy.ts';
import type { SealedFile, SealedFileRepository } from '../sealed-file.ts';

type Dependencies = {
  readonly files: SealedFileRepository;
  readonly access: FileAccess;
  readonly shareGate: ShareGate;
  readonly clock: Clock;
};

/**
 * Sharing adds a key packet, taking back removes it; the body is never touched. The provider may always; who received
 * the file, with the provider's recorded consent, or where its markings ask for none.
 */
export function createSharingService({ files, access, shareGate, clock }: Dependencies) {
  async function requireHeld(principal: Principal, fileId: string): Promise<SealedFile> {
    const file = await files.findById(fileId);
    if (file?.state === 'complete' && isProvider(principal, file)) return file;
    return access.requireOpenable(principal, fileId);
  }

  async function withDescriptorPacket(
    { descriptor }: SealedFile,
    { organisationId, descriptorKeyPacket }: ShareFileRequest,
  ): Promise<Pick<SealedFile, 'descriptor'>> {
    if (!descriptor && descriptorKeyPacket === undefined) return {};
    if (!descriptor || descriptorKeyPacket === undefined) throw new AppError('DESCRIPTOR_MISMATCH');
    const { keyPackets } = descriptor;
    const packet = await shareGate.matchOne(keyPackets, organisationId, descriptorKeyPacket);
    return { descriptor: { ...descriptor, keyPackets: [...keyPackets, packet] } };
  }

  async function replace(file: SealedFile, changes: Partial<SealedFile>): Promise<SealedFile> {
    const changed = { ...file, ...changes, version: file.version + 1 };
    if (!(await files.replace(changed, file.version))) throw new AppError('VERSION_CONFLICT');
    return changed;
  }

  return {
    /** A file that the principal's organisation may open, as consents ask about it. */
    async held(principal: Principal, fileId: string) {
      const file = await access.requireOpenable(principal, fileId);
      const { submission } = await access.getSurroundings(file);
      const { caseId, submissionId, organisationId: providerOrganisationId, keyPackets } = file;
      return {
        caseId,
        submissionId,
        folderType: submission.type,
        providerOrganisationId,
        holderOrganisationIds: keyPackets.map(({ organisationId }) => organisationId),
      };
    },

    async share(
      principal: Principal,
      fileId: string,
      expectedVersion: number,
      request: ShareFileRequest,
    ): Promise<SealedFile> {
      const { organisationId, statement, armoredSignature } = request;
      const file = await requireHeld(principal, fileId);
      const { submission, courtCase } = await access.getSurroundings(file);
      if (!isProvider(principal, file)) {
        const object = { type: 'file', id: fileId } as const;
        await shareGate.requireConsent(principal, object, organisationId, submission.markings);
      }
      requireVersion(file, expectedVersion);
      requireNewRecipient(courtCase, file.keyPackets, organisationId);
      const packet = await shareGate.matchOne(file.keyPackets, organisationId, request.keyPacket);
      const descriptor = await withDescriptorPacket(file, request);
      await shareGate.requireSigned(principal, { fileId }, packet, request);
      const share: StoredShare = {
        organisationId,
        byOrganisationId: principal.organisationId,
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
      const file = await requireHeld(principal, fileId);
      if (!mayTakeBack(principal.organisationId, asShared(file), organisationId)) throw notFound();
      requireVersion(file, expectedVersion);
      const { descriptor } = file;
      return replace(file, {
        keyPackets: withoutOrganisation(file.keyPackets, organisationId),
        shares: withoutOrganisation(file.shares, organisationId),
        ...(descriptor && {
          descriptor: {
            ...descriptor,
            keyPackets: withoutOrganisation(descriptor.keyPackets, organisationId),
          },
        }),
      });
    },
  };
}
export type SharingService = ReturnType<typeof createSharingService>;
