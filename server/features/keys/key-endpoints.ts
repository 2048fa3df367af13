import { createHash } from 'node:crypto';
import type { AccessObject } from '../../../core/contracts/access-log.ts';
import type { ProblemCode } from '../../../core/contracts/problem.ts';
import type { PublishedKey } from './keyring.ts';

/** What an upload of any public key may be answered with. */
export const keyProblems = [
  'NOT_A_KEY',
  'SEVERAL_KEYS',
  'PRIVATE_KEY_REFUSED',
  'KEY_TOO_LARGE',
  'KEY_NOT_VALID',
  'WEAK_KEY',
  'KEY_NOT_YET_VALID',
  'KEY_EXPIRED',
  'KEY_REVOKED',
  'KEY_WITHOUT_ENCRYPTION',
  'KEY_CANNOT_SIGN',
  'KEY_IN_USE',
  'KEY_SUPERSEDED',
  'KEYRING_FULL',
] as const satisfies readonly ProblemCode[];

/** The digest is over the armored text as published, so that the log ties an act to the very key. */
export function keyObject(key: PublishedKey, organisationId: string): AccessObject {
  return {
    type: 'key',
    id: key.id,
    organisationId,
    digest: sha256OfText(key.armoredPublicKey),
  };
}

export function sha256OfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
