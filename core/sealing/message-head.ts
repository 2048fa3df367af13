import { concatBytes } from './bytes.ts';
import { SealingError } from './errors.ts';
import {
  BODY_TAG,
  isPacketTag,
  KEY_PACKET_TAG,
  MAX_HEADER_LENGTH,
  readPacketLength,
  requireTag,
} from './message-scanner-header.ts';
import { readChunks, streamOf } from './streams.ts';

/** A message taken apart: its key packets, and the encrypted-data packet that follows them, unread. */
export interface MessageHead {
  readonly keyPackets: Uint8Array;
  readonly seipdVersion: number;
  readonly body: ReadableStream<Uint8Array>;
}

/** Room for a hundred recipients with RSA-4096 keys. */
const MAX_HEAD = 64 * 1024;

interface PacketHeader {
  tag: number;
  headerLength: number;
  /** Of the body, or of its first piece when the packet is written in pieces. */
  bodyLength: number;
}

/** Reads a packet header, or nothing when more bytes are needed. */
function readHeader(bytes: Uint8Array): PacketHeader | undefined {
  const [first] = bytes;
  if (first === undefined) return undefined;
  try {
    const tag = requireTag(first);
    for (let available = 2; available <= Math.min(bytes.length, MAX_HEADER_LENGTH); available++) {
      const length = readPacketLength(bytes, available);
      if (length && length.isPartial && tag === KEY_PACKET_TAG) break;
      if (length) return { tag, headerLength: available, bodyLength: length.octets };
    }
  } catch (cause) {
    throw new SealingError(isPacketTag(first) ? 'unsupported-format' : 'not-openpgp', { cause });
  }
  if (bytes.length >= MAX_HEADER_LENGTH) throw new SealingError('unsupported-format');
  return undefined;
}

interface Progress {
  /** Bytes of complete key packets at the beginning. */
  headLength: number;
  seipdVersion?: number;
}

function scanHead(bytes: Uint8Array, from: number): Progress {
  let headLength = from;
  for (;;) {
    const rest = bytes.subarray(headLength);
    const header = readHeader(rest);
    if (!header) return { headLength };
    if (header.tag === BODY_TAG) {
      const seipdVersion = rest[header.headerLength];
      return { headLength, ...(seipdVersion !== undefined && { seipdVersion }) };
    }
    const packetLength = header.headerLength + header.bodyLength;
    if (headLength + packetLength > MAX_HEAD) throw new SealingError('unsupported-format');
    if (rest.length < packetLength) return { headLength };
    headLength += packetLength;
  }
}

/**
 * Splits `key packets || body` as it streams in. Nothing but public-key encrypted session keys in front of one
 * integrity-protected packet is accepted: no passwords, no plaintext, no unprotected data.
 *
 * @throws SealingError `not-openpgp`, `unsupported-format`, `altered` when it ends too early
 */
export async function splitHead(message: ReadableStream<Uint8Array>): Promise<MessageHead> {
  const chunks = readChunks(message);
  let bytes = new Uint8Array(0);
  let headLength = 0;
  try {
    for (;;) {
      const next = await chunks.next();
      if (next.done) throw new SealingError(bytes.length === 0 ? 'not-openpgp' : 'altered');
      bytes = concatBytes([bytes, next.value]);
      const progress = scanHead(bytes, headLength);
      headLength = progress.headLength;
      if (progress.seipdVersion !== undefined) {
        const first = bytes.subarray(headLength);
        return {
          keyPackets: bytes.subarray(0, headLength),
          seipdVersion: progress.seipdVersion,
          body: streamOf(startingWith(first, chunks)),
        };
      }
    }
  } catch (error) {
    await chunks.return();
    throw error;
  }
}

async function* startingWith(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  yield first;
  yield* rest;
}
