import { PART_SIZE } from '../contracts/limits.ts';
import { cutIntoParts, type BodyPart } from '../sealing/index.ts';
import { base64OfHex } from './base64.ts';
import type { Connection } from './connection.ts';
import { retrying, type Retrying } from './retrying.ts';

/** Parts on their way at once: enough to fill a line, little enough to hold in memory. */
const IN_FLIGHT = 2;

/** Bytes: of plaintext what is `sealed` out of `total`, of ciphertext what the portal has acknowledged, a little more in the end. */
export type DepositProgress = {
  readonly sealed: number;
  readonly acknowledged: number;
  readonly total: number;
};

/** While it is shut, parts on their way arrive, but none is begun and nothing more is sealed. */
export type Gate = { whenOpen(): Promise<void> };

export type SentPart = { readonly size: number; readonly sha256: string };

/** One deposit on its way: where it stands, and whether it may go on. */
export function createPassage({
  total,
  signal,
  gate,
  onProgress,
}: {
  readonly total: number;
  readonly signal: AbortSignal;
  readonly gate: Gate | undefined;
  readonly onProgress: ((progress: DepositProgress) => void) | undefined;
}) {
  let sealed = 0;
  let acknowledged = 0;
  const report = () => onProgress?.({ sealed, acknowledged, total });

  const passage = {
    async whenOpen(): Promise<void> {
      if (gate) await orAborted(signal, gate.whenOpen());
    },
    acknowledge(bytes: number): void {
      acknowledged += bytes;
      report();
    },
    /** The plaintext as it is asked for, and as long as the gate is open. */
    through(plaintext: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
      const metering = new TransformStream<Uint8Array, Uint8Array>({
        async transform(chunk, controller) {
          await passage.whenOpen();
          controller.enqueue(chunk);
          sealed += chunk.length;
          report();
        },
      });
      return plaintext.pipeThrough(metering, { signal });
    },
  };
  return passage;
}
export type Passage = ReturnType<typeof createPassage>;

/** Sends a body part by part while it is being made. The first part that is refused ends it. */
export async function sendParts(
  connection: Connection,
  fileId: string,
  body: ReadableStream<Uint8Array>,
  { passage, ...how }: Retrying & { readonly passage: Passage },
): Promise<SentPart[]> {
  const parts: SentPart[] = [];
  const onTheirWay = new Set<Promise<void>>();

  async function send(part: BodyPart): Promise<void> {
    await retrying(() => put(connection, fileId, part, how.signal), how);
    passage.acknowledge(part.bytes.length);
  }

  for await (const part of cutIntoParts(body, PART_SIZE)) {
    await passage.whenOpen();
    parts.push({ size: part.bytes.length, sha256: part.sha256 });
    const sending = send(part);
    onTheirWay.add(sending);
    // A failure surfaces where the sending is awaited, not as an unhandled rejection before.
    sending.then(
      () => onTheirWay.delete(sending),
      () => undefined,
    );
    if (onTheirWay.size >= IN_FLIGHT) await Promise.race(onTheirWay);
  }
  await Promise.all(onTheirWay);
  return parts;
}

function put(
  connection: Connection,
  fileId: string,
  { index, bytes, sha256 }: BodyPart,
  signal: AbortSignal | undefined,
): Promise<void> {
  return connection.command(`/files/${fileId}/parts/${index + 1}`, {
    method: 'PUT',
    raw: {
      body: new Blob([bytes]),
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Digest': `sha-256=:${base64OfHex(sha256)}:`,
      },
    },
    ...(signal ? { signal } : {}),
  });
}

function orAborted(signal: AbortSignal, pending: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    pending.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
