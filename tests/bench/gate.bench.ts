import { createHash } from 'node:crypto';

import { createMessageScanner } from '../../core/sealing/message-scanner.ts';
import { bytes, pseudoRandomBytes } from '../support/openpgp-packets.ts';

const GiB = 1024 ** 3;
const PARTIAL_EXPONENT = 16;
const CHUNK = 1024 * 1024;

/** A SEIPD version 2 packet of about `size` octets in partial lengths of 64 KiB, made chunk by chunk. */
function* partialLengthBody(size: number): Generator<Uint8Array> {
  const piece = bytes(224 + PARTIAL_EXPONENT, pseudoRandomBytes(2 ** PARTIAL_EXPONENT));
  const perChunk = Math.floor(CHUNK / piece.length);
  const chunk = bytes(...Array.from({ length: perChunk }, () => piece));
  yield bytes(0xd2, 233, 2, 9, 3, 12, pseudoRandomBytes(508));
  for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
  yield bytes(0);
}

function measure(size: number, take: (chunk: Uint8Array) => void) {
  const startCpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const startRss = process.memoryUsage.rss();
  let peakRss = startRss;
  for (const chunk of partialLengthBody(size)) {
    take(chunk);
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  }
  const wallNs = Number(process.hrtime.bigint() - start);
  const { user, system } = process.cpuUsage(startCpu);
  return {
    nsPerByte: wallNs / size,
    cpuMsPerGib: ((user + system) / 1000) * (GiB / size),
    rssGrowthMib: (peakRss - startRss) / 1024 ** 2,
  };
}

/** What the structural gate costs over 1 GiB, beside SHA-256 of the same octets. */
export function benchGate(size = GiB) {
  const scanner = createMessageScanner({
    expect: 'body',
    maxBodyBytes: 2 * size,
    maxGnupgBodyBytes: 0,
    maxOcbBodyBytes: 0,
    maxKeyPackets: 0,
  });
  const hash = createHash('sha256');
  const gate = measure(size, (chunk) => scanner.push(chunk));
  const scanned = scanner.finish().size;
  const sha256 = measure(size, (chunk) => hash.update(chunk));
  hash.digest();
  return { scanned, gate, sha256, ratio: gate.nsPerByte / sha256.nsPerByte };
}
