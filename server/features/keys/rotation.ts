import { SealingError, verifyRotation } from '../../../core/sealing/index.ts';
import { refusalAt } from './key-refusals.ts';
import type { OrganisationKeyring, PublishedKey, SignedRotation } from './keyring.ts';
import { fingerprintsOf } from './published-key.ts';

const path = 'body.rotation';

/**
 * The keyring after an organisation's first key, or after the one that the key before has named its successor.
 *
 * @throws AppError `ROTATION_NOT_VALID`, `KEY_SUPERSEDED`
 */
export async function succeed(
  known: OrganisationKeyring | undefined,
  key: PublishedKey,
  rotation: SignedRotation | undefined,
  organisationId: string,
): Promise<OrganisationKeyring> {
  const next = { id: organisationId, current: key, memberLeft: false };
  if (!known) {
    if (rotation) throw refusalAt('ROTATION_NOT_VALID', 'body.rotation', 'no key came before');
    return { ...next, version: 1, superseded: [], fingerprints: fingerprintsOf(key) };
  }
  if (known.fingerprints.includes(key.fingerprint)) {
    throw refusalAt('KEY_SUPERSEDED', 'body.armoredPublicKey', key.fingerprint);
  }
  const declared = await requireRotation(rotation, known.current, key.fingerprint, organisationId);
  const before = { ...known.current, supersededAt: key.publishedAt, rotation: declared };
  return {
    ...next,
    version: known.version + 1,
    superseded: [before, ...known.superseded],
    fingerprints: [...new Set([...known.fingerprints, ...fingerprintsOf(key)])],
  };
}

/** The previous key itself must name exactly this successor. */
async function requireRotation(
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
