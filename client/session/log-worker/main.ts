import { createSHA256 } from 'hash-wasm';
import { createConnection } from '../../../core/exchange/connection.ts';
import { ProblemError, UnexpectedAnswerError } from '../../../core/exchange/problem-error.ts';
import { TransparencyError, type LogSource } from '../../../core/transparency/index.ts';
import { createGate } from './gate.ts';
import type { FromVerifier, KnownLog, ToVerifier } from './messages.ts';
import { createPortalSource } from './portal-source.ts';
import { readingAhead } from './read-ahead.ts';
import { verifyKnown } from './verifying.ts';

const gate = createGate();
const tell = (message: FromVerifier) => {
  postMessage(message);
};

async function verify(known: KnownLog): Promise<void> {
  const portalSource = createPortalSource({
    connection: createConnection({
      origin: location.origin,
      fetch: (url, init) => fetch(url, init),
    }),
    gate,
    onReconnecting: () => {
      tell({ type: 'reconnecting' });
    },
  });
  const shown = noticingCheckpoint(readingAhead(portalSource));
  try {
    const sha256 = await hashing();
    const onProgress = (entries: number, total: number) => {
      tell({ type: 'progress', entries, total });
    };
    const log = await verifyKnown(known, { source: shown.source, sha256, onProgress });
    tell({ type: 'verified', log });
  } catch (error) {
    tell(told(error, shown.note()));
  }
}

/** One state, begun anew for each hash: what `hash-wasm` offers for single texts answers only later. */
async function hashing() {
  const state = await createSHA256();
  return (bytes: Uint8Array) => state.init().update(bytes).digest('binary');
}

/** Keeps the note that the portal showed, which is evidence if it turns out to be wrong. */
function noticingCheckpoint(source: LogSource) {
  let note: string | undefined;
  return {
    note: () => note,
    source: {
      async read(path: string) {
        const bytes = await source.read(path);
        if (path === 'checkpoint') note = new TextDecoder().decode(bytes);
        return bytes;
      },
    },
  };
}

function told(error: unknown, note: string | undefined): FromVerifier {
  if (error instanceof TransparencyError) {
    return { type: 'refused', refusal: { code: error.code, where: error.where, note } };
  }
  if (error instanceof ProblemError) {
    const { requestId } = error.problem;
    const code = error.code === 'UNAUTHENTICATED' ? 'signed-out' : error.code;
    return { type: 'failed', code, requestId };
  }
  if (error instanceof UnexpectedAnswerError) return { type: 'failed', code: 'offline' };
  reportError(error);
  return { type: 'failed', code: 'defect' };
}

addEventListener('message', ({ data }: MessageEvent<ToVerifier>) => {
  if (data.type === 'verify') void verify(data.known);
  else if (data.type === 'pause') gate.shut();
  else gate.open();
});
