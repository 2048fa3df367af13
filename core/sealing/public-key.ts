import { readKeys, type Key, type PublicKey, type SignaturePacket, type Subkey } from 'openpgp';
import { MAX_ARMORED_KEY } from '../contracts/limits.ts';
import { SealingError } from './errors.ts';
import { keyPacketLengthsOf, type KeyPacketLengths } from './key-packet-lengths.ts';
import { CLOCK_TOLERANCE, SEALING_CONFIG } from './openpgp-config.ts';

export interface EncryptionKeyFacts {
  /** 16 lowercase hexadecimal digits, as a v3 key packet names it. */
  readonly keyId: string;
  /** Lowercase hexadecimal, as a v6 key packet names it. */
  readonly fingerprint: string;
  readonly version: number;
  /** Public-key algorithm number of RFC 9580, section 9.1. */
  readonly algorithm: number;
  readonly keyPacketLengths: KeyPacketLengths;
}

export interface PublicKeyFacts {
  /** Lowercase hexadecimal fingerprint of the primary key. */
  readonly fingerprint: string;
  readonly version: number;
  readonly userId?: string;
  readonly createdAt: Date;
  /** Absent when the key does not expire. */
  readonly expiresAt?: Date;
  /** Name and strength of the primary key, for display: `eddsaLegacy`, `rsaEncryptSign 4096`. */
  readonly algorithm: string;
  /** The (sub)key that messages to this key are encrypted to at the given instant. */
  readonly encryptionKey: EncryptionKeyFacts;
  /** Whether the key announces that its owner reads SEIPDv2 (RFC 9580 section 5.2.3.32). */
  readonly readsSeipd2: boolean;
  /** The key armored anew: its public part only, without user attributes and certifications by third parties. */
  readonly armoredPublicKey: string;
}

export interface UsablePublicKey {
  readonly key: PublicKey;
  readonly facts: PublicKeyFacts;
}

const SEIPDV2_FEATURE = 8;
const NO_USER = undefined;

/** Parses one public key and checks nothing else; enough for verifying signatures, which check the key themselves. */
export async function parsePublicKey(armoredPublicKey: string): Promise<PublicKey> {
  if (armoredPublicKey.length > MAX_ARMORED_KEY) throw new SealingError('key-too-large');
  if (armoredPublicKey.includes('-----BEGIN PGP PRIVATE KEY')) {
    throw new SealingError('private-key-given');
  }
  const blocks = armoredPublicKey.match(/-----BEGIN PGP/g) ?? [];
  if (blocks.length > 1) throw new SealingError('several-keys');
  const keys = await readKeys({ armoredKeys: armoredPublicKey, config: SEALING_CONFIG }).catch(
    (cause: unknown) => {
      throw new SealingError('not-a-key', { cause });
    },
  );
  if (keys.some((key) => key.isPrivate())) throw new SealingError('private-key-given');
  const [key] = keys;
  if (!key) throw new SealingError('not-a-key');
  if (keys.length > 1) throw new SealingError('several-keys');
  return withoutStrangersPackets(key.toPublic());
}

function withoutStrangersPackets(key: PublicKey): PublicKey {
  key.users = key.users.filter((user) => user.userID !== null);
  for (const user of key.users) user.otherCertifications = [];
  return key;
}

async function requireValid(key: Key, at: Date): Promise<Date | undefined> {
  if (await key.isRevoked(undefined, undefined, at, SEALING_CONFIG)) {
    throw new SealingError('key-revoked');
  }
  if (key.getCreationTime() > at) throw new SealingError('key-not-yet-valid');
  const expiry = await key.getExpirationTime(NO_USER, SEALING_CONFIG);
  if (expiry === null) throw new SealingError('invalid-key');
  const expiresAt = expiry instanceof Date ? expiry : undefined;
  if (expiresAt && expiresAt <= at) throw new SealingError('key-expired');
  await key.verifyPrimaryKey(at, NO_USER, SEALING_CONFIG).catch((cause: unknown) => {
    throw new SealingError('invalid-key', { cause });
  });
  return expiresAt;
}

/** The library says only in words that a key is too weak; anything it says otherwise means that the key is missing. */
function refusalAs(code: 'no-encryption-subkey' | 'cannot-sign') {
  return (cause: unknown): never => {
    const weak = cause instanceof Error && /too weak|is disabled/.test(cause.message);
    throw new SealingError(weak ? 'weak-key' : code, { cause });
  };
}

async function announcesSeipd2(key: Key, at: Date): Promise<boolean> {
  // Present in every release 6, missing from its type declarations.
  const withSelfSignature = key as unknown as {
    getPrimarySelfSignature(date: Date, user: undefined, config: object): Promise<SignaturePacket>;
  };
  const { features } = await withSelfSignature.getPrimarySelfSignature(at, NO_USER, SEALING_CONFIG);
  return ((features?.[0] ?? 0) & SEIPDV2_FEATURE) !== 0;
}

function encryptionKeyFacts(encryptionKey: Key | Subkey): EncryptionKeyFacts {
  const { keyPacket } = encryptionKey;
  return {
    keyId: encryptionKey.getKeyID().toHex(),
    fingerprint: encryptionKey.getFingerprint(),
    version: keyPacket.version,
    algorithm: keyPacket.algorithm,
    keyPacketLengths: keyPacketLengthsOf(keyPacket),
  };
}

/** Parses one public key and requires that content may be sealed to it at that instant. */
export async function readPublicKey(armoredPublicKey: string, at: Date): Promise<UsablePublicKey> {
  const key = await parsePublicKey(armoredPublicKey);
  const createdAt = key.getCreationTime();
  const aheadOfUs = createdAt.getTime() - at.getTime();
  const instant = aheadOfUs > 0 && aheadOfUs <= CLOCK_TOLERANCE ? createdAt : at;

  const expiresAt = await requireValid(key, instant);
  const encryptionKey = await key
    .getEncryptionKey(undefined, instant, NO_USER, SEALING_CONFIG)
    .catch(refusalAs('no-encryption-subkey'));
  const [userId] = key.getUserIDs();
  const { algorithm, bits, curve } = key.getAlgorithmInfo();
  const facts: PublicKeyFacts = {
    fingerprint: key.getFingerprint(),
    version: key.keyPacket.version,
    createdAt,
    algorithm: [algorithm, bits ?? curve].filter(Boolean).join(' '),
    encryptionKey: encryptionKeyFacts(encryptionKey),
    readsSeipd2: await announcesSeipd2(key, instant),
    armoredPublicKey: key.armor(),
    ...(userId !== undefined && { userId }),
    ...(expiresAt && { expiresAt }),
  };
  return { key, facts };
}

/**
 * Decides whether a public key may be used in the portal at an instant, and returns what a server needs to know of it.
 * Takes one armored public key; checks its self-signatures, validity, strength, and that it can sign and be encrypted to.
 * Says nothing about *whose* key it is.
 *
 * @throws SealingError `not-a-key`, `several-keys`, `private-key-given`, `key-too-large`, `invalid-key`, `weak-key`
 *   (DSA, ElGamal, secp256k1, RSA below 3072 bits), `key-not-yet-valid`, `key-expired`, `key-revoked`,
 *   `no-encryption-subkey`, `cannot-sign`
 */
export async function inspectPublicKey({
  armoredPublicKey,
  at,
}: {
  armoredPublicKey: string;
  at: Date;
}): Promise<PublicKeyFacts> {
  const { key, facts } = await readPublicKey(armoredPublicKey, at);
  const instant = facts.createdAt > at ? facts.createdAt : at;
  await key
    .getSigningKey(undefined, instant, NO_USER, SEALING_CONFIG)
    .catch(refusalAs('cannot-sign'));
  return facts;
}
