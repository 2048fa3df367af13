import { createHash } from 'node:crypto';
import { SealedStoreError } from './sealed-store.ts';

/** Passes a source on while counting, hashing, limiting and interrupting it. */
export function meterSource(
  source: AsyncIterable<Uint8Array>,
  { maxBytes, signal }: { readonly maxBytes: number; readonly signal?: AbortSignal },
) {
  const hash = createHash('sha256');
  let size = 0;

  async function* octets(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of interruptible(source, signal)) {
      size += chunk.length;
      if (size > maxBytes) throw new SealedStoreError('too-large');
      hash.update(chunk);
      yield chunk;
    }
    signal?.throwIfAborted();
  }

  return {
    octets: octets(),
    /** To be asked once, after the last octet. */
    total: () => ({ size, sha256: hash.digest('hex') }),
  };
}

/** Ends with the signal's reason as soon as it is aborted, even while the source keeps its reader waiting. */
async function* interruptible<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  if (signal === undefined) {
    yield* source;
    return;
  }
  signal.throwIfAborted();
  const iterator = source[Symbol.asyncIterator]();
  const aborted = Promise.withResolvers<never>();
  const abort = () => {
    aborted.reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a source that is stuck cannot end before its pending octets come.
    void Promise.allSettled([iterator.return?.()]);
  }
}
