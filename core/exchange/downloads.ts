import { readChunks, streamOf } from '../sealing/streams.ts';
import type { Connection, Download } from './connection.ts';
import { ConnectionError, UnexpectedAnswerError } from './problem-error.ts';
import { retrying, type Retrying } from './retrying.ts';

/** Answers in a row that bring nothing before the line, or whoever holds it, is given up. */
const FRUITLESS_ANSWERS = 5;

/**
 * A download that goes on where the line broke, so that a large file arrives over a bad line as well.
 *
 * @throws ConnectionError, ProblemError; the stream fails with `UnexpectedAnswerError` when the portal has other octets
 * by then
 */
export async function download(
  connection: Connection,
  path: string,
  how: Retrying = {},
): Promise<ReadableStream<Uint8Array>> {
  const ask = (resume?: Resume) =>
    retrying(
      () => connection.stream(path, { ...resume, ...(how.signal && { signal: how.signal }) }),
      how,
    );
  return streamOf(wholeOf(await ask(), ask, how.signal));
}

type Resume = { readonly resume: { readonly etag: string; readonly from: number } };

async function* wholeOf(
  first: Download,
  ask: (resume: Resume) => Promise<Download>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const { etag } = first;
  let answer = first;
  let received = 0;
  let fruitless = 0;
  for (;;) {
    try {
      for await (const chunk of readChunks(answer.body)) {
        received += chunk.length;
        fruitless = 0;
        yield chunk;
      }
      return;
    } catch (cause) {
      signal?.throwIfAborted();
      fruitless += 1;
      if (etag === null || fruitless >= FRUITLESS_ANSWERS) {
        throw new ConnectionError('the answer broke off', { cause });
      }
    }
    answer = await ask({ resume: { etag, from: received } });
    if (answer.from !== received) {
      throw new UnexpectedAnswerError('the file became another one while it was downloaded');
    }
  }
}
