import { createHash } from 'node:crypto';
import { needsConsent, type ConsentObject } from '../../../core/contracts/consents.ts';
import { MAX_RECIPIENTS } from '../../../core/contracts/limits.ts';
import type { Markings } from '../../../core/contracts/vocabulary.ts';
import {
  SealingError,
  verifyShareStatement,
  type SharedObject,
  type VerifiedShare,
} from '../../../core/sealing/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { takesPart, type Case } from '../cases/index.ts';
import { bodyVersionOf, type Gate, type StoredKeyPacket } from './gate.ts';

/** What the gate needs of the feature `consents`. */
export type ConsentLookup = {
  isGranted(asked: {
    readonly object: ConsentObject;
    readonly askingOrganisationId: string;
    readonly forOrganisationId: string;
  }): Promise<boolean>;
};

/** What the gate needs of the feature `keys`: the key by which a member's signature must verify now. */
type SharerKeys = {
  memberKey(accountId: string): Promise<{ readonly armoredPublicKey: string } | undefined>;
};

type Dependencies = {
  readonly gate: Pick<Gate, 'matchKeyPackets'>;
  readonly keys: SharerKeys;
  readonly consents: ConsentLookup;
};
type SignedShare = { readonly statement: string; readonly armoredSignature: string };

/**
 * What the server can know of a share: that whoever shares may, and that one more key packet is for the organisation it
 * says, signed for by the sharer. Every method rejects with the problem of its refusal.
 */
export function createShareGate({ gate, keys, consents }: Dependencies) {
  return {
    /** What travels on without the provider's word, or with it. @throws AppError `CONSENT_REQUIRED` */
    async requireConsent(
      { organisationId: askingOrganisationId }: Principal,
      object: ConsentObject,
      forOrganisationId: string,
      markings: Markings,
    ): Promise<void> {
      if (!needsConsent(markings)) return;
      const asked = { object, askingOrganisationId, forOrganisationId };
      if (!(await consents.isGranted(asked))) throw new AppError('CONSENT_REQUIRED');
    },

    /** One packet for that organisation, of the version that the ones already there have. */
    async matchOne(
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
    },

    /** @throws AppError `MEMBER_KEY_MISSING`, `SHARE_NOT_VALID`, `SIGNATURE_NOT_VALID` */
    async requireSigned(
      { accountId }: Principal,
      object: SharedObject,
      packet: StoredKeyPacket,
      signed: SignedShare,
    ): Promise<void> {
      const key = await keys.memberKey(accountId);
      if (!key) throw new AppError('MEMBER_KEY_MISSING');
      const armoredVerificationKeys = [key.armoredPublicKey];
      const { statement, armoredSignature } = signed;
      const share = await verifyShareStatement({
        statement,
        armoredSignature,
        armoredVerificationKeys,
      }).catch((cause: unknown) => {
        throw cause instanceof SealingError ? new AppError('SHARE_NOT_VALID', { cause }) : cause;
      });
      const issues = differences(share, object, packet);
      if (issues.length > 0) throw new AppError('SHARE_NOT_VALID', { issues });
      if (share.verdict.status !== 'verified') {
        const reason = { path: 'armoredSignature', message: share.verdict.reason };
        throw new AppError('SIGNATURE_NOT_VALID', { issues: [reason] });
      }
    },
  };
}
export type ShareGate = ReturnType<typeof createShareGate>;

/** @throws AppError `RECIPIENT_NOT_IN_CASE`, `ALREADY_EXISTS`, `SEALED_TOO_MANY_KEY_PACKETS` */
export function requireNewRecipient(
  courtCase: Pick<Case, 'ownerOrganisationId' | 'participantOrganisationIds'>,
  present: readonly StoredKeyPacket[],
  organisationId: string,
): void {
  if (!takesPart(courtCase, organisationId)) throw new AppError('RECIPIENT_NOT_IN_CASE');
  if (present.some((packet) => packet.organisationId === organisationId)) {
    throw new AppError('ALREADY_EXISTS');
  }
  if (present.length >= MAX_RECIPIENTS) throw new AppError('SEALED_TOO_MANY_KEY_PACKETS');
}

function differences(share: VerifiedShare, object: SharedObject, packet: StoredKeyPacket) {
  const [path, isThis] =
    'fileId' in object
      ? ['fileId', 'fileId' in share && share.fileId === object.fileId]
      : ['submissionId', 'submissionId' in share && share.submissionId === object.submissionId];
  return [
    [path, isThis],
    ['recipient', share.recipient === packet.fingerprint],
    ['keyPacketSha256', share.keyPacketSha256 === sha256OfBase64(packet.keyPacket)],
  ].flatMap(([name, isRight]) =>
    isRight === true ? [] : [{ path: `statement.${name}`, message: 'is not what is shared' }],
  );
}

function sha256OfBase64(base64: string): string {
  return createHash('sha256').update(base64, 'base64').digest('hex');
}
