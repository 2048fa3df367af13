import { createHash } from 'node:crypto';
import { MAX_GNUPG_BODY, MAX_OCB_BODY } from '../../../core/contracts/limits.ts';
import type { ManifestPart, SeipdFacts } from '../../../core/contracts/manifest.ts';
import {
  createMessageScanner,
  seipdFactsOf,
  type MessageScanner,
} from '../../../core/sealing/index.ts';
import type { OctetRange, SealedStore } from '../../platform/storage/sealed-store.ts';
import type { StoredObject } from './sealed-file.ts';

/** A scanner for the body of a file, or for a whole message with at most that many key packets. */
export function createFileScanner(maxFileBytes: number, maxKeyPackets = 0): MessageScanner {
  return createMessageScanner({
    expect: maxKeyPackets === 0 ? 'body' : 'message',
    maxBodyBytes: maxFileBytes,
    maxGnupgBodyBytes: Math.min(MAX_GNUPG_BODY, maxFileBytes),
    maxOcbBodyBytes: Math.min(MAX_OCB_BODY, maxFileBytes),
    maxKeyPackets,
  });
}

/** The octets of that range of a body that lies in several objects. */
export async function* readBody(
  store: SealedStore,
  objects: readonly StoredObject[],
  range: OctetRange = { start: 0, end: Infinity },
): AsyncGenerator<Uint8Array, void, undefined> {
  let offset = 0;
  for (const { id, size } of objects) {
    const start = Math.max(0, range.start - offset);
    const end = Math.min(size, range.end - offset);
    if (start < end) yield* store.read(id, { start, end });
    offset += size;
  }
}

/**
 * Reads a stored body once and answers what a manifest must say of it: its header, and the hashes of its parts.
 * @throws GateRefusal
 */
export async function measureBody(
  octets: AsyncIterable<Uint8Array>,
  scanner: MessageScanner,
  partSize: number,
): Promise<{ seipd: SeipdFacts; parts: ManifestPart[] }> {
  const parts: ManifestPart[] = [];
  let hash = createHash('sha256');
  let filled = 0;

  function endPart(): void {
    parts.push({ size: filled, sha256: hash.digest('hex') });
    hash = createHash('sha256');
    filled = 0;
  }
  for await (const chunk of octets) {
    scanner.push(chunk);
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + partSize - filled);
      hash.update(piece);
      filled += piece.length;
      at += piece.length;
      if (filled === partSize) endPart();
    }
  }
  if (filled > 0) endPart();
  return { seipd: seipdFactsOf(scanner.finish()), parts };
}
