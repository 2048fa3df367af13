import { sha256 } from '@noble/hashes/sha2.js';
import { bytesEqual, concatBytes, fromBase64, toBase64 } from './bytes.ts';
import { TransparencyError } from './errors.ts';

/** Signature types of C2SP signed-note that are known here. */
export type SignatureType = 'ed25519' | 'cosignature/v1';

/** A public key under a name, as C2SP signed-note has it. */
export type Verifier = {
  readonly name: string;
  /** Unsigned 32-bit number: the beginning of a hash over name, type and key. */
  readonly id: number;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
};

const typeBytes = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const;
export const KEY_BYTES = 32;

/** Without spaces of any kind, plus signs and control characters, and not empty. */
export function isKeyName(name: string): boolean {
  return /^[^\s\p{Cc}+]+$/u.test(name) && name.isWellFormed();
}

export function keyId(name: string, keyMaterial: Uint8Array): number {
  const digest = sha256(concatBytes(new TextEncoder().encode(`${name}\n`), keyMaterial));
  return new DataView(digest.buffer).getUint32(0);
}

/** The byte of the type, then the key: as in a vkey, and in an skey. */
export function keyMaterial(type: SignatureType, key: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(Uint8Array.of(typeBytes[type]), key);
}

/** Undefined unless `encoded` is base64 of the byte of a known type and 32 bytes of key. */
export function parseKeyMaterial(
  encoded: string,
): { type: SignatureType; key: Uint8Array<ArrayBuffer> } | undefined {
  const material = fromBase64(encoded);
  const type = (['ed25519', 'cosignature/v1'] as const).find(
    (candidate) => typeBytes[candidate] === material?.[0],
  );
  if (!type || material?.length !== 1 + KEY_BYTES) return undefined;
  return { type, key: material.slice(1) };
}

/** @throws TransparencyError `E_KEY` unless the name can name a key. */
export function createVerifier(name: string, type: SignatureType, publicKey: Uint8Array): Verifier {
  if (!isKeyName(name) || publicKey.length !== KEY_BYTES)
    throw new TransparencyError('E_KEY', { where: name });
  return { name, type, publicKey, id: keyId(name, keyMaterial(type, publicKey)) };
}

const vkeyForm = /^(?<name>[^+]+)\+(?<id>[0-9a-f]{8})\+(?<encoded>[A-Za-z0-9+/=]+)$/;

/**
 * Reads a vkey: `name+id+base64`.
 *
 * @throws TransparencyError `E_KEY` also for an id that is not that of name and key.
 */
export function parseVerifier(vkey: string): Verifier {
  const { name = '', id = '', encoded = '' } = vkeyForm.exec(vkey)?.groups ?? {};
  const parsed = parseKeyMaterial(encoded);
  if (!parsed) throw new TransparencyError('E_KEY', { where: vkey });
  const verifier = createVerifier(name, parsed.type, parsed.key);
  if (formatKeyId(verifier.id) !== id) throw new TransparencyError('E_KEY', { where: vkey });
  return verifier;
}

export function formatVerifier({ name, id, type, publicKey }: Verifier): string {
  return `${name}+${formatKeyId(id)}+${toBase64(keyMaterial(type, publicKey))}`;
}

/** Eight hexadecimal digits. */
export function formatKeyId(id: number): string {
  return id.toString(16).padStart(8, '0');
}

/** Whether both stand for the same key pair, under whatever name. */
export function isSamePublicKey(a: Verifier, b: Verifier): boolean {
  return bytesEqual(a.publicKey, b.publicKey);
}
