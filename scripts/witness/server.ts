import { createServer, type IncomingMessage, type Server } from 'node:http';
import {
  fromUtf8,
  parseAddCheckpoint,
  TransparencyError,
  type AddCheckpoint,
} from '../../core/transparency/index.ts';
import type { Witness, WitnessAnswer } from './witness.ts';

type Reply = { readonly status: number; readonly type?: string; readonly body?: string };

/** Room for 63 hashes and for 16 signatures of any kind in use. */
const MAX_BODY_BYTES = 128 * 1_024;

/** `POST /add-checkpoint` of https://c2sp.org/tlog-witness, and nothing else. */
export function createWitnessServer(witness: Witness, onDefect: (error: unknown) => void): Server {
  return createServer({ requestTimeout: 10_000 }, (request, response) => {
    replyTo(witness, request)
      .catch((error: unknown): Reply => {
        onDefect(error);
        return { status: 500 };
      })
      .then(({ status, type = 'text/plain; charset=utf-8', body = '' }) => {
        response.writeHead(status, { 'Content-Type': type }).end(body);
      })
      .catch(onDefect);
  });
}

async function replyTo(witness: Witness, request: IncomingMessage): Promise<Reply> {
  if (request.url !== '/add-checkpoint') return { status: 404 };
  if (request.method !== 'POST') return { status: 405 };
  const body = await read(request);
  if (!body) return { status: 413 };
  const proposal = parse(body);
  return proposal ? toReply(await witness.addCheckpoint(proposal)) : { status: 400 };
}

/** Nothing when it is too long. */
async function read(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return length <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

function parse(body: Uint8Array): AddCheckpoint | undefined {
  const text = fromUtf8(body);
  if (text === undefined) return undefined;
  try {
    return parseAddCheckpoint(text);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}

function toReply(answer: WitnessAnswer): Reply {
  if (answer.status === 200) return { status: 200, body: answer.cosignature };
  if (answer.status === 409) {
    return { status: 409, type: 'text/x.tlog.size', body: `${answer.size}\n` };
  }
  return answer;
}
