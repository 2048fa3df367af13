import { PART_SIZE } from '../contracts/limits.ts';
import { concatBytes, sha256Hex, type Bytes } from './bytes.ts';

/** Reads a stream chunk by chunk; leaving the loop early cancels it, so that its source can stop working. */
export async function* readChunks<T>(stream: ReadableStream<T>): AsyncGenerator<T, void, void> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        ended = true;
        return;
      }
      yield value;
    }
  } catch (error) {
    ended = true;
    throw error;
  } finally {
    if (!ended) await reader.cancel();
    reader.releaseLock();
  }
}

/** `ReadableStream.from` where it does not exist yet; one chunk is made per pull. */
export function streamOf<T>(chunks: AsyncGenerator<T, void, void>): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return();
      },
    },
    { highWaterMark: 0 },
  );
}

/** A promise and the ways to settle it; `Promise.withResolvers` for browsers that do not have it yet. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** Its failure is also told where the stream it belongs to is read, so nobody is obliged to await the promise. */
export function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  let reject: Deferred<T>['reject'] = () => undefined;
  const promise = new Promise<T>((fulfil, fail) => {
    resolve = fulfil;
    reject = fail;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/** Reads a whole stream into memory; only for what is known to be small. */
export async function collect(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(stream)) chunks.push(chunk);
  return concatBytes(chunks);
}

export interface BodyPart {
  readonly index: number;
  readonly bytes: Bytes;
  /** Lowercase hexadecimal. */
  readonly sha256: string;
}

/**
 * Cuts a sealed body into parts of exactly `partSize` bytes, the last one possibly shorter, each with its SHA-256.
 * Holds one part in memory. Every part is a buffer of its own, so it may be transferred or uploaded as it is.
 */
export async function* cutIntoParts(
  body: ReadableStream<Uint8Array>,
  partSize: number = PART_SIZE,
): AsyncGenerator<BodyPart, void, void> {
  let part = new Uint8Array(partSize);
  let filled = 0;
  let index = 0;
  for await (const chunk of readChunks(body)) {
    let offset = 0;
    while (offset < chunk.length) {
      const piece = chunk.subarray(offset, offset + partSize - filled);
      part.set(piece, filled);
      filled += piece.length;
      offset += piece.length;
      if (filled === partSize) {
        yield { index: index++, bytes: part, sha256: await sha256Hex(part) };
        part = new Uint8Array(partSize);
        filled = 0;
      }
    }
  }
  if (filled > 0) {
    const last = part.slice(0, filled);
    yield { index, bytes: last, sha256: await sha256Hex(last) };
  }
}
