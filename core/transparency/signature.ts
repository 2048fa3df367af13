import { concatBytes } from './bytes.ts';
import type { NoteSignature } from './note.ts';
import type { Verifier } from './verifier.ts';

const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;

/** The bytes that a cosignature (C2SP tlog-cosignature, Ed25519) signs. `time` in POSIX seconds. */
export function cosignedMessage(text: string, time: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`cosignature/v1\ntime ${String(time)}\n${text}`);
}

/** What stands in the signature line of a cosignature. */
export function encodeCosignature(time: number, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const timeBytes = new DataView(new ArrayBuffer(TIME_BYTES));
  timeBytes.setBigUint64(0, BigInt(time));
  return concatBytes(new Uint8Array(timeBytes.buffer), signature);
}

/**
 * Undefined unless this is a signature of `text` by that key; for a cosignature with the POSIX seconds
 * at which the witness says it was made.
 */
export async function verifySignature(
  text: string,
  { signature }: NoteSignature,
  { type, publicKey }: Verifier,
): Promise<{ time?: number } | undefined> {
  if (type === 'ed25519') {
    const message = new TextEncoder().encode(text);
    return (await verifyEd25519(publicKey, signature, message)) ? {} : undefined;
  }
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Number(new DataView(signature.buffer).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return undefined;
  const message = cosignedMessage(text, time);
  const isValid = await verifyEd25519(publicKey, signature.slice(TIME_BYTES), message);
  return isValid ? { time } : undefined;
}

async function verifyEd25519(
  publicKey: Uint8Array,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  try {
    const raw = Uint8Array.from(publicKey);
    const key = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return await subtle.verify('Ed25519', key, signature, message);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error;
    // Browsers of before 2025; fetched for them alone.
    const { ed25519 } = await import('@noble/curves/ed25519.js');
    return (
      signature.length === SIGNATURE_BYTES &&
      ed25519.verify(signature, message, publicKey, { zip215: false })
    );
  }
}
