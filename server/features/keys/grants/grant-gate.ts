import { v7 as uuid } from 'uuid';
import { MAX_ARMORED_GRANT } from '../../../../core/contracts/limits.ts';
import {
  createMessageScanner,
  dearmor,
  GateRefusal,
  requireKeyPacketsMatch,
  SealingError,
} from '../../../../core/sealing/index.ts';
import { refusalAt } from '../key-refusals.ts';
import type { PublishedKey } from '../keyring.ts';
import type { KeyGrant } from './key-grant.ts';

const limits = {
  maxBodyBytes: MAX_ARMORED_GRANT,
  maxGnupgBodyBytes: MAX_ARMORED_GRANT,
  maxOcbBodyBytes: MAX_ARMORED_GRANT,
};

type GivenGrant = Pick<
  KeyGrant,
  'organisationId' | 'accountId' | 'fingerprint' | 'armoredMessage' | 'grantedBy' | 'createdAt'
>;

/**
 * Admits one encrypted message, sealed to exactly this member's key in a format that its owner reads. What is
 * inside nobody here can see: whoever opens the grant compares the fingerprint.
 *
 * @throws AppError `GRANT_NOT_VALID`; its issue at `path` names the reason by the gate's own code
 */
export async function admitGrant(
  given: GivenGrant,
  memberKey: PublishedKey,
  path: string,
): Promise<KeyGrant> {
  try {
    await requireSealedTo(memberKey, given.armoredMessage);
  } catch (error) {
    if (error instanceof GateRefusal || error instanceof SealingError) {
      throw refusalAt('GRANT_NOT_VALID', path, error.code, error);
    }
    throw error;
  }
  return { id: uuid(), version: 1, ...given, memberKeyFingerprint: memberKey.fingerprint };
}

async function requireSealedTo(memberKey: PublishedKey, armoredMessage: string): Promise<void> {
  const scanner = createMessageScanner({ expect: 'message', maxKeyPackets: 1, ...limits });
  scanner.push(await dearmor(armoredMessage));
  const { body, keyPackets } = scanner.finish();
  if (body.version === 2 && !memberKey.readsSeipd2) throw new GateRefusal('body-version');
  requireKeyPacketsMatch({
    bodyVersion: body.version,
    packets: keyPackets,
    expected: [memberKey.encryptionKey],
  });
}
