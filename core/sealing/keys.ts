import {
  decryptKey,
  encryptKey,
  enums,
  generateKey,
  type Config,
  type PrivateKey,
  type UserID,
} from 'openpgp';
import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { holdUnprotected, parsePrivateKey } from './private-key.ts';
import { holdUnlocked, privateKeyOf, type UnlockedKey } from './unlocked-key.ts';

/** How a passphrase protects a private key: Argon2id, or what GnuPG can import. */
export type KeyProtection = 'argon2' | 'gnupg';

export interface MemberKey {
  readonly armoredPublicKey: string;
  readonly armoredLockedPrivateKey: string;
  /** Lets its owner revoke the key without the passphrase: belongs with the owner's backup, not on the server. */
  readonly armoredRevocationCertificate: string;
  /** Lowercase hexadecimal. */
  readonly fingerprint: string;
}

export interface OrganisationKey {
  readonly key: UnlockedKey;
  readonly armoredPublicKey: string;
  readonly armoredRevocationCertificate: string;
  readonly fingerprint: string;
}

/** A floor, not the policy: whoever holds the locked key may guess for ever, and no server can slow them down. */
export const MIN_PASSPHRASE_LENGTH = 12;

/**
 * A public key travels further than the portal: with every signature and with every export. So it names a person
 * only where its owner asks for it; GnuPG imports no key without any user id, hence the fixed word.
 */
const ANONYMOUS_USER_ID: UserID = { name: 'member key' };

const PROTECTION: Readonly<Record<KeyProtection, Partial<Config>>> = {
  // RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes.
  argon2: {
    aeadProtect: true,
    s2kType: enums.s2k.argon2,
    s2kArgon2Params: { passes: 3, parallelism: 4, memoryExponent: 16 },
  },
  // 65 million octets hashed: the largest count that GnuPG reads.
  gnupg: { aeadProtect: false, s2kType: enums.s2k.iterated, s2kIterationCountByte: 255 },
};

async function generate(userID: UserID, announceSeipd2: boolean) {
  return await generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy',
    userIDs: userID,
    format: 'object',
    config: { ...SEALING_CONFIG, aeadProtect: announceSeipd2 },
  });
}

async function lock(
  privateKey: PrivateKey,
  passphrase: string,
  protection: KeyProtection,
): Promise<string> {
  if (passphrase.length < MIN_PASSPHRASE_LENGTH) throw new SealingError('weak-passphrase');
  const config = { ...SEALING_CONFIG, ...PROTECTION[protection] };
  const locked = await encryptKey({ privateKey, passphrase, config });
  return locked.armor();
}

/**
 * Makes the key of a person: version 4, Ed25519 and Curve25519, announcing SEIPDv2 — GnuPG imports it, newer programs
 * use AEAD with it. `protection` says who must be able to unlock it: us (`argon2`, the default) or GnuPG as well.
 *
 * @throws SealingError `weak-passphrase`
 */
export async function createMemberKey({
  name,
  email,
  passphrase,
  protection = 'argon2',
}: {
  name?: string;
  email?: string;
  passphrase: string;
  protection?: KeyProtection;
}): Promise<MemberKey> {
  if (passphrase.length < MIN_PASSPHRASE_LENGTH) throw new SealingError('weak-passphrase');
  const userID = { ...(name && { name }), ...(email && { email }) };
  const named = Object.keys(userID).length > 0;
  const { privateKey, publicKey, revocationCertificate } = await generate(
    named ? userID : ANONYMOUS_USER_ID,
    true,
  );
  return {
    armoredPublicKey: publicKey.armor(),
    armoredLockedPrivateKey: await lock(privateKey, passphrase, protection),
    armoredRevocationCertificate: revocationCertificate,
    fingerprint: publicKey.getFingerprint(),
  };
}

/**
 * Makes the key of an organisation. It has no passphrase: it exists only sealed to members (`sealGrant`). With
 * `gnupgCompatible` it announces SEIPDv1 alone, so that other programs choose what GnuPG 2 reads.
 */
export async function createOrganisationKey({
  name,
  gnupgCompatible,
}: {
  name: string;
  gnupgCompatible: boolean;
}): Promise<OrganisationKey> {
  const { privateKey, publicKey, revocationCertificate } = await generate(
    { name },
    !gnupgCompatible,
  );
  return {
    key: holdUnlocked(privateKey),
    armoredPublicKey: publicKey.armor(),
    armoredRevocationCertificate: revocationCertificate,
    fingerprint: publicKey.getFingerprint(),
  };
}

/**
 * A wrong passphrase shows as whatever the platform's cipher says, so the other causes are told by the library's words:
 * too much memory asked for, a protection it does not know, a secret that does not belong to its public key.
 */
const NOT_THE_PASSPHRASE = /Argon2|unsupported S2K|insecure|Key is invalid|WebAssembly/;

/**
 * Unlocks an armored private key; one exported without a passphrase is taken as it is.
 *
 * @throws SealingError `wrong-passphrase`; `unsupported-format` when unlocking would need more memory than a key may
 *   ask of us, or the key was altered; `invalid-key`, `not-a-key`, `several-keys`, `key-too-large`
 */
export async function unlockKey({
  armoredLockedPrivateKey,
  passphrase,
}: {
  armoredLockedPrivateKey: string;
  passphrase: string;
}): Promise<UnlockedKey> {
  const privateKey = await parsePrivateKey(armoredLockedPrivateKey);
  if (privateKey.isDecrypted()) return await holdUnprotected(privateKey);
  const unlocked = await decryptKey({ privateKey, passphrase, config: SEALING_CONFIG }).catch(
    (cause: unknown) => {
      const words = cause instanceof Error ? cause.message : '';
      throw new SealingError(
        NOT_THE_PASSPHRASE.test(words) ? 'unsupported-format' : 'wrong-passphrase',
        {
          cause,
        },
      );
    },
  );
  return holdUnlocked(unlocked);
}

/**
 * Locks a key under a (new) passphrase and armors it: a changed passphrase, or an export for GnuPG.
 *
 * @throws SealingError `weak-passphrase`, `key-forgotten`
 */
export async function lockKey({
  key,
  passphrase,
  protection,
}: {
  key: UnlockedKey;
  passphrase: string;
  protection: KeyProtection;
}): Promise<string> {
  return await lock(privateKeyOf(key), passphrase, protection);
}
