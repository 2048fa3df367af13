import { concatBytes, fromBase64, toBase64 } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import { formatSignature, isNoteText } from './note.ts';
import { cosignedMessage, encodeCosignature } from './signature.ts';
import {
  KEY_BYTES,
  createVerifier,
  formatKeyId,
  formatVerifier,
  keyMaterial,
  parseKeyMaterial,
  type SignatureType,
  type Verifier,
} from './verifier.ts';

/** Signs; the private key stays inside. */
export type Signer = Verifier & {
  /** Ed25519, 64 bytes. */
  sign(message: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
};

/** PKCS#8 (RFC 8410 section 7) up to the 32 bytes of an Ed25519 private key. */
const pkcs8Prefix = Uint8Array.of(
  ...[
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ],
);

const skeyForm = /^PRIVATE\+KEY\+(?<name>[^+]+)\+(?<id>[0-9a-f]{8})\+(?<encoded>[A-Za-z0-9+/=]+)$/;

/**
 * Reads an skey, `PRIVATE+KEY+name+id+base64`, as Go's sumdb/note writes them; the type is in the key.
 * Errors never carry the key.
 *
 * @throws TransparencyError `E_KEY` also for a key of another type than the one demanded.
 */
export async function parseSigner(skey: string, demanded?: SignatureType): Promise<Signer> {
  const { name = '', id = '', encoded = '' } = skeyForm.exec(skey)?.groups ?? {};
  const parsed = parseKeyMaterial(encoded);
  if (!parsed || (demanded && parsed.type !== demanded))
    throw new TransparencyError('E_KEY', { where: name });
  const signer = await createSigner(name, parsed.type, parsed.key);
  if (formatKeyId(signer.id) !== id) throw new TransparencyError('E_KEY', { where: name });
  return signer;
}

/** A new key pair in both its forms. The skey is the secret. */
export async function generateSigningKey(
  name: string,
  type: SignatureType,
): Promise<{ readonly skey: string; readonly vkey: string }> {
  const privateKey = globalThis.crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const signer = await createSigner(name, type, privateKey);
  const material = toBase64(keyMaterial(type, privateKey));
  return {
    skey: `PRIVATE+KEY+${name}+${formatKeyId(signer.id)}+${material}`,
    vkey: formatVerifier(signer),
  };
}

/**
 * The signature line of the log itself, to be put behind the text and a blank line.
 *
 * @throws TransparencyError `E_NOTE` for what is no text of a note, `E_KEY` for a key of a witness.
 */
export async function signNote(text: string, signer: Signer): Promise<string> {
  requireSignable(text, signer, 'ed25519');
  return formatSignature(signer, await signer.sign(new TextEncoder().encode(text)));
}

/**
 * The signature line of a witness (C2SP tlog-cosignature). `time` in POSIX seconds.
 *
 * @throws TransparencyError `E_NOTE` for what is no text of a note, `E_KEY` for a key of a log.
 */
export async function cosign(text: string, signer: Signer, time: number): Promise<string> {
  requireSignable(text, signer, 'cosignature/v1');
  const signature = await signer.sign(cosignedMessage(text, time));
  return formatSignature(signer, encodeCosignature(time, signature));
}

function requireSignable(text: string, { name, type }: Verifier, needed: SignatureType): void {
  if (!isNoteText(text)) throw new TransparencyError('E_NOTE');
  if (type !== needed) throw new TransparencyError('E_KEY', { where: name });
}

async function createSigner(
  name: string,
  type: SignatureType,
  privateKey: Uint8Array,
): Promise<Signer> {
  const { subtle } = globalThis.crypto;
  const pkcs8 = concatBytes(pkcs8Prefix, privateKey);
  // Extractable, because WebCrypto tells a private key's public half in no other way.
  const key = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle.exportKey('jwk', key);
  const publicKey = fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`);
  const verifier = createVerifier(name, type, publicKey ?? new Uint8Array());
  return {
    ...verifier,
    sign: async (message) =>
      new Uint8Array(await subtle.sign('Ed25519', key, Uint8Array.from(message))),
  };
}
