import type { StorageEngine } from 'multer';
import type { Readable } from 'node:stream';
import { AppError } from '../errors.ts';

/** Where the octets of an uploaded file go. */
export type SealedSink<Result> = {
  /** Takes the octets to their end; when it rejects it has kept nothing. */
  readonly receive: (octets: AsyncIterable<Uint8Array>) => Promise<Result>;
  /** Undoes `receive`, when the rest of the request turns out to be refused. */
  readonly discard: (result: Result) => Promise<void>;
};

/**
 * A multer storage engine for the one file of one request. It holds no octets of its own, and never looks at
 * the name and type that the client claims.
 */
export function createSealedMulterStorage<Result>(sink: SealedSink<Result>) {
  const failure = Promise.withResolvers<never>();
  let received: Promise<Result> | undefined;
  let refusal: unknown;
  let discarded: Promise<void> | undefined;

  async function discardReceived(): Promise<void> {
    if (!received) return;
    const [outcome] = await Promise.allSettled([received]);
    if (outcome.status === 'fulfilled') await sink.discard(outcome.value);
  }

  /** Waits for the sink to settle, then undoes what it has kept, once. */
  function discard(): Promise<void> {
    return (discarded ??= discardReceived());
  }

  const engine: StorageEngine = {
    _handleFile(_request, file, done) {
      received = sink.receive(octetsOf(file.stream));
      received.then(
        () => {
          done(null, {});
        },
        (error: unknown) => {
          refusal = error;
          failure.reject(error);
          done(error);
        },
      );
    },
    _removeFile(_request, _file, done) {
      discard().then(() => {
        done(null);
      }, done);
    },
  };

  return {
    engine,
    discard,
    /** Rejects as soon as the sink does: multer itself first reads the request to its end. */
    failure: failure.promise,
    received: () => received,
    /** What the sink threw, which is the cause of whatever multer then stumbles over. */
    refusal: () => refusal,
  };
}

async function* octetsOf(stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  stream.once('limit', () => {
    stream.destroy(new AppError('BODY_TOO_LARGE'));
  });
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('MALFORMED_BODY', { cause: error });
  }
}
