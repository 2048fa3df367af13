import type { PublicKey } from 'openpgp';
import type { Manifest } from '../contracts/manifest.ts';
import { SealingError } from './errors.ts';
import { verifyManifest } from './manifest.ts';
import { splitHead } from './message-head.ts';
import { openBody } from './opening.ts';
import { comparedWith, type PlaintextDigest } from './plaintext-digest.ts';
import { readVerificationKeys } from './signatures.ts';
import { cutIntoParts, deferred, readChunks, streamOf, type Deferred } from './streams.ts';
import type { UnlockedKey } from './unlocked-key.ts';
import { verdictOf, type Verdict, type VerificationResult } from './verdict.ts';

export interface FileVerdict {
  /** On the uploader's signature over the manifest; without a manifest, on a signature inside the message. */
  readonly signature: Verdict;
  /** `matches-manifest`: the body is, byte for byte, the one the manifest describes. */
  readonly content: 'matches-manifest' | 'no-manifest';
  /** The caller compares its `fileId` with the file it asked for. */
  readonly manifest?: Manifest;
}

export interface OpenedFile {
  /**
   * Decrypted as it is read. Chunks are authentic one by one, but the file is not complete until the stream has
   * *ended*: write to a temporary place and show nothing before. Errors with `altered` where decryption or the
   * comparison with the manifest fails, and with the source's own error where reading it fails.
   */
  readonly plaintext: ReadableStream<Uint8Array>;
  /** Settles when the plaintext has ended; rejects as the plaintext errors. */
  readonly verdict: Promise<FileVerdict>;
}

interface SignedManifest {
  readonly manifest: Manifest;
  readonly verdict: Verdict;
}

/**
 * Opens a file: `key packet || body`, as the portal delivers it or another program made it. Memory stays flat for
 * SEIPDv2; SEIPDv1 has no authentic beginning and is held whole before its first byte is given out.
 *
 * @throws SealingError `no-decryption-key`, `altered`, `not-openpgp`, `unsupported-format` (also of the manifest),
 *   `key-forgotten`. A signature that does not verify is *returned* in the verdict.
 * @param plaintextDigest as the sealed descriptor tells it; a plaintext that is another ends as `altered`
 */
export async function openFile({
  message,
  decryptionKeys,
  armoredVerificationKeys,
  manifest: manifestText,
  armoredSignature = '',
  plaintextDigest,
}: {
  message: ReadableStream<Uint8Array>;
  decryptionKeys: readonly UnlockedKey[];
  armoredVerificationKeys: readonly string[];
  manifest?: string;
  armoredSignature?: string;
  plaintextDigest?: PlaintextDigest;
}): Promise<OpenedFile> {
  const verificationKeys = await readVerificationKeys(armoredVerificationKeys);
  const signed =
    manifestText === undefined
      ? undefined
      : await verifyManifest({ manifest: manifestText, armoredSignature, armoredVerificationKeys });
  const source = new SourceWatch();
  const head = await splitHead(streamOf(source.watch(message)));
  const body = signed ? streamOf(matching(head.body, signed.manifest)) : head.body;
  const opened = await openBody({ ...head, body, decryptionKeys, verificationKeys }).catch(
    (error: unknown) => {
      throw source.failure ?? error;
    },
  );
  if (opened.data instanceof Uint8Array || typeof opened.data === 'string') {
    throw new TypeError('a streamed message opens to a stream');
  }
  const verdict = deferred<FileVerdict>();
  const conclude = () => concluded({ signed, signatures: opened.signatures, verificationKeys });
  const data = opened.data as ReadableStream<Uint8Array>;
  return {
    plaintext: streamOf(guarded(comparedWith(plaintextDigest, data), source, conclude, verdict)),
    verdict: verdict.promise,
  };
}

/** Remembers that the source itself failed: a broken connection must not be reported as an altered file. */
class SourceWatch {
  failure: Error | undefined;

  async *watch(message: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
    try {
      yield* readChunks(message);
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error('source failed', { cause: error });
      throw error;
    }
  }
}

/** Passes a body on part by part, each only after its hash was compared. */
async function* matching(
  body: ReadableStream<Uint8Array>,
  { parts, partSize }: Manifest,
): AsyncGenerator<Uint8Array, void, void> {
  let matched = 0;
  for await (const { index, bytes, sha256 } of cutIntoParts(body, partSize)) {
    const expected = parts[index];
    if (expected?.sha256 !== sha256 || expected.size !== bytes.length) {
      throw new SealingError('altered');
    }
    matched += 1;
    yield bytes;
  }
  if (matched !== parts.length) throw new SealingError('altered');
}

async function concluded({
  signed,
  signatures,
  verificationKeys,
}: {
  signed: SignedManifest | undefined;
  signatures: VerificationResult[];
  verificationKeys: PublicKey[];
}): Promise<FileVerdict> {
  if (signed) {
    return {
      signature: signed.verdict,
      content: 'matches-manifest',
      manifest: signed.manifest,
    };
  }
  const signature = await verdictOf(signatures, verificationKeys);
  return { signature, content: 'no-manifest' };
}

async function* guarded(
  plaintext: AsyncGenerator<Uint8Array, void, void>,
  source: SourceWatch,
  conclude: () => Promise<FileVerdict>,
  verdict: Deferred<FileVerdict>,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* plaintext;
    verdict.resolve(await conclude());
  } catch (cause) {
    const error = source.failure ?? new SealingError('altered', { cause });
    verdict.reject(error);
    throw error;
  } finally {
    verdict.reject(new DOMException('The file was not read to its end.', 'AbortError'));
  }
}
