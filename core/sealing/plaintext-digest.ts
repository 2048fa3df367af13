import { createSHA256 } from 'hash-wasm';
import { SealingError } from './errors.ts';
import { readChunks } from './streams.ts';

export interface PlaintextDigest {
  /** Bytes. */
  readonly size: number;
  /** Lowercase hexadecimal. */
  readonly sha256: string;
}

/** Passes a plaintext on and, where its digest is known, errors with `altered` when it is another: at the end, or beyond its size. */
export async function* comparedWith(
  expected: PlaintextDigest | undefined,
  plaintext: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  if (!expected) {
    yield* readChunks(plaintext);
    return;
  }
  const hash = await createSHA256();
  let size = 0;
  for await (const chunk of readChunks(plaintext)) {
    size += chunk.length;
    if (size > expected.size) throw new SealingError('altered');
    hash.update(chunk);
    yield chunk;
  }
  if (size !== expected.size || hash.digest('hex') !== expected.sha256) {
    throw new SealingError('altered');
  }
}
