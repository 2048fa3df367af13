import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  createManifest,
  createOrganisationKey,
  cutIntoParts,
  sealFile,
  SealingError,
  signText,
  type OrganisationKey,
  type SealingErrorCode,
  type SealingFormat,
} from '../../core/sealing/index.ts';

/** One of the frozen keys in `tests/support/keys`. */
export function testKey(name: string): string {
  return readFileSync(new URL(`keys/${name}.asc`, import.meta.url), 'utf8');
}

/** A key of its own, made in milliseconds: it stands for a person as well as for an organisation. */
export async function aKey({ gnupgCompatible = false } = {}): Promise<OrganisationKey> {
  return await createOrganisationKey({ name: 'test', gnupgCompatible });
}

export function bytesOf(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(pieces));
}

export function streamOfBytes(bytes: Uint8Array, chunkSize = 65_536): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(offset, offset + chunkSize));
      offset += chunkSize;
    },
  });
}

export async function drained(
  stream: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export function flipped(bytes: Uint8Array, index: number): Uint8Array<ArrayBuffer> {
  const altered = Uint8Array.from(bytes);
  altered[index] = (altered[index] ?? 0) ^ 0x01;
  return altered;
}

/** What `rejects.toMatchObject` compares: the code, whatever the cause. */
export function sealingError(code: SealingErrorCode) {
  return { name: 'SealingError', code };
}

/** The code a promise was refused with, or `accepted`. */
export async function outcomeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'accepted';
  } catch (error) {
    if (error instanceof SealingError) return error.code;
    throw error;
  }
}

/** A file sealed to one organisation and signed for by its uploader, with everything a download carries. */
export async function aSealedFile({
  plaintext = bytesOf(10_000),
  format = 'default' as SealingFormat,
  partSize = 4096,
}) {
  const [recipient, uploader] = await Promise.all([
    aKey({ gnupgCompatible: format === 'gnupg' }),
    aKey(),
  ]);
  const sealed = await sealFile({
    plaintext: streamOfBytes(plaintext),
    recipients: [recipient],
    format,
  });
  const parts: { bytes: Uint8Array; size: number; sha256: string }[] = [];
  for await (const { bytes, sha256 } of cutIntoParts(sealed.body, partSize)) {
    parts.push({ bytes, size: bytes.length, sha256 });
  }
  const manifest = createManifest({
    fileId: randomUUID(),
    submissionId: randomUUID(),
    seipd: sealed.seipd,
    partSize,
    parts,
    recipients: [recipient.fingerprint],
    uploader: uploader.fingerprint,
    createdAt: new Date(),
  });
  return {
    plaintext,
    recipient,
    uploader,
    seipd: sealed.seipd,
    digest: await sealed.plaintextDigest,
    keyPacket: sealed.keyPackets[0]?.keyPacket ?? new Uint8Array(),
    body: joined(parts.map(({ bytes }) => bytes)),
    parts,
    manifest,
    armoredSignature: await signText({ text: manifest, signingKey: uploader.key }),
  };
}
