import { enums, type AnyKeyPacket } from 'openpgp';
import { SealingError } from './errors.ts';

/** Body lengths, in bytes, of the key packets (PKESK) that wrap an AES-256 session key for one key. */
export interface KeyPacketLengths {
  /** In front of SEIPDv1. */
  readonly v3: number;
  /** In front of SEIPDv2. */
  readonly v6: number;
}

/** Octets of a point on the curve as OpenPGP writes it, prefix octet included (RFC 9580 section 11.2). */
const POINT_LENGTHS: Readonly<Record<string, number>> = {
  curve25519Legacy: 33,
  nistP256: 65,
  nistP384: 97,
  nistP521: 133,
  brainpoolP256r1: 65,
  brainpoolP384r1: 97,
  brainpoolP512r1: 129,
};

const FINGERPRINT_LENGTHS: Readonly<Record<number, number>> = { 4: 20, 6: 32 };

/** Lengths of the algorithm-specific fields: [in v3, in v6]. */
type FieldLengths = readonly [number, number];

interface KeyShape {
  bits?: number;
  curve?: string;
}

function rsaFields({ bits = 0 }: KeyShape): FieldLengths {
  const integer = 2 + Math.ceil(bits / 8);
  return [integer, integer];
}

function ecdhFields({ curve = '' }: KeyShape): FieldLengths {
  const point = POINT_LENGTHS[curve];
  if (point === undefined) throw new SealingError('weak-key');
  // 32 octets of key, checksum, v3's cipher octet, padding to 40, 8 more of AES key wrap.
  const fields = 2 + point + 1 + 48;
  return [fields, fields];
}

/** X25519 and X448 (RFC 9580 section 5.1.6): in v3 one octet more, which names the cipher. */
function montgomeryFields(share: number): FieldLengths {
  return [share + 1 + 1 + 40, share + 1 + 40];
}

const FIELDS: Readonly<Partial<Record<enums.publicKey, (shape: KeyShape) => FieldLengths>>> = {
  [enums.publicKey.rsaEncryptSign]: rsaFields,
  [enums.publicKey.rsaEncrypt]: rsaFields,
  [enums.publicKey.ecdh]: ecdhFields,
  [enums.publicKey.x25519]: () => montgomeryFields(32),
  [enums.publicKey.x448]: () => montgomeryFields(56),
};

/**
 * An RSA integer that by chance begins with zero octets is written shorter: for RSA these are the greatest lengths.
 *
 * @throws SealingError `weak-key` for an algorithm or curve we do not encrypt to
 */
export function keyPacketLengthsOf(key: AnyKeyPacket): KeyPacketLengths {
  const fields = FIELDS[key.algorithm]?.(key.getAlgorithmInfo());
  if (!fields) throw new SealingError('weak-key');
  const fingerprint = FINGERPRINT_LENGTHS[key.version];
  if (fingerprint === undefined) throw new SealingError('not-a-key');
  const [v3, v6] = fields;
  return { v3: 1 + 8 + 1 + v3, v6: 1 + 1 + 1 + fingerprint + 1 + v6 };
}
