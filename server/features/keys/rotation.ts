import { SealingError, verifyRotation } from '../../../core/sealing/index.ts';
import { refusalAt } from './key-refusals.ts';
import type { PublishedKey, SignedRotation } from './keyring.ts';

const path = 'body.rotation';

/** @throws AppError `ROTATION_NOT_VALID` unless the previous key itself names exactly this successor */
export async function requireRotation(
  rotation: SignedRotation | undefined,
  previous: PublishedKey,
  nextFingerprint: string,
  organisationId: string,
): Promise<SignedRotation> {
  if (!rotation) throw refusalAt('ROTATION_NOT_VALID', path, 'is missing');
  const declared = await verify(rotation, previous);
  if (declared.verdict.status === 'not-verified') {
    throw refusalAt('ROTATION_NOT_VALID', `${path}.armoredSignature`, declared.verdict.reason);
  }
  const names = { organisationId, nextFingerprint };
  for (const [field, expected] of Object.entries(names)) {
    if (declared[field as keyof typeof names] !== expected) {
      throw refusalAt('ROTATION_NOT_VALID', `${path}.statement`, `names another ${field}`);
    }
  }
  return rotation;
}

async function verify(rotation: SignedRotation, previous: PublishedKey) {
  try {
    return await verifyRotation({
      ...rotation,
      previousArmoredPublicKey: previous.armoredPublicKey,
    });
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    throw refusalAt('ROTATION_NOT_VALID', `${path}.statement`, error.code, error);
  }
}
