import { createSHA256 } from 'hash-wasm';
import { createMessage, encrypt } from 'openpgp';
import { MAX_GNUPG_BODY } from '../contracts/limits.ts';
import type { SeipdFacts } from '../contracts/manifest.ts';
import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import type { PlaintextDigest } from './plaintext-digest.ts';
import {
  makeSessionKey,
  readRecipients,
  SEIPD_FACTS,
  wrapSessionKey,
  type Recipient,
  type RecipientKeyPacket,
  type SealingFormat,
} from './session-keys.ts';
import { deferred, readChunks, streamOf, type Deferred } from './streams.ts';

/** Largest plaintext in the `gnupg` format, in bytes; a little below the limit on bodies, for the packets around it. */
export const GNUPG_FILE_LIMIT = MAX_GNUPG_BODY - 1024 * 1024;

export interface SealedFileStream {
  readonly keyPackets: readonly RecipientKeyPacket[];
  /** One encrypted-data packet (SEIPD), header included, made while it is read. */
  readonly body: ReadableStream<Uint8Array>;
  /** What the clear header of the body says; not secret. */
  readonly seipd: SeipdFacts;
  /** Known when the body has been read to its end; rejects as the body errors. Belongs into the sealed descriptor. */
  readonly plaintextDigest: Promise<PlaintextDigest>;
}

/**
 * Seals a file to its recipients as it streams by; memory does not grow with its size. The file is not signed inside:
 * its authorship is the uploader's signature over the manifest.
 *
 * @param size the plaintext's size in bytes where it is known, to refuse a file too large before work begins
 * @throws SealingError `file-too-large-for-gnupg` (also while streaming), `recipient-cannot-read-format`, or why a
 *   recipient's key is refused (see `inspectPublicKey`)
 */
export async function sealFile({
  plaintext,
  recipients,
  format,
  size = 0,
}: {
  plaintext: ReadableStream<Uint8Array>;
  recipients: readonly Recipient[];
  format: SealingFormat;
  size?: number;
}): Promise<SealedFileStream> {
  const limit = format === 'gnupg' ? GNUPG_FILE_LIMIT : Infinity;
  if (size > limit) throw new SealingError('file-too-large-for-gnupg');
  const seipd = SEIPD_FACTS[format];
  const keys = await readRecipients(recipients, seipd.version);
  const sessionKey = makeSessionKey(format);
  const keyPackets = await Promise.all(keys.map((key) => wrapSessionKey(sessionKey, key)));
  const digest = deferred<PlaintextDigest>();
  const body = (await encrypt({
    message: await createMessage({ binary: streamOf(digesting(plaintext, limit, digest)) }),
    sessionKey,
    format: 'binary',
    config: SEALING_CONFIG,
  })) as ReadableStream<Uint8Array>;
  return { keyPackets, body, seipd, plaintextDigest: digest.promise };
}

async function* digesting(
  plaintext: ReadableStream<Uint8Array>,
  limit: number,
  digest: Deferred<PlaintextDigest>,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = await createSHA256();
  let size = 0;
  try {
    for await (const chunk of readChunks(plaintext)) {
      size += chunk.length;
      if (size > limit) throw new SealingError('file-too-large-for-gnupg');
      hash.update(chunk);
      yield chunk;
    }
    digest.resolve({ size, sha256: hash.digest('hex') });
  } catch (error) {
    digest.reject(error);
    throw error;
  } finally {
    digest.reject(new DOMException('The body was not read to its end.', 'AbortError'));
  }
}
