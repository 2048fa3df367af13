import {
  ConnectionError,
  createConnection,
  type Connection,
} from '../../../core/exchange/index.ts';
import { readChunks, streamOf } from '../../../core/sealing/streams.ts';

/** The Worker's own connection; the browser gives it the session of the pages. */
export function connectPortal(): Connection {
  const connection = createConnection({
    origin: self.location.origin,
    fetch: (url, init) => fetch(url, init),
  });
  return {
    ...connection,
    stream: async (path, call) => streamOf(tellingLineFrom(await connection.stream(path, call))),
  };
}

/** A file that stops half-way is a matter of the line, not a fault of ours. */
async function* tellingLineFrom(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* readChunks(body);
  } catch (cause) {
    throw new ConnectionError('the answer broke off', { cause });
  }
}
