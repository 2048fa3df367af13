import { GateRefusal } from './message-scanner-refusal.ts';

const WINDOW = 64 * 1024;
const STRIDE = 1024 * 1024;

/** Below this the counts per octet value are too few for the threshold to mean anything. */
const LEAST_SAMPLE = 1024;

/**
 * Random octets score 255 on average, with a deviation of 23: above 600 falls less than one honest sample in
 * 10^18 of the shortest length, and fewer of longer ones. Text, executables and images score 830 and more.
 */
const THRESHOLD = 600;

/**
 * Catches a client that forgot to encrypt: a chi-square test of octet counts over the first 64 KiB of every
 * MiB. It is no proof of encryption: what is well compressed passes.
 */
export function createPlaintextSampler() {
  const counts = new Uint32Array(256);
  let position = 0;

  function judge(sampleLength: number): void {
    const mean = sampleLength / counts.length;
    let score = 0;
    for (const count of counts) score += (count - mean) ** 2 / mean;
    if (score > THRESHOLD) throw new GateRefusal('looks-like-plaintext');
    counts.fill(0);
  }

  return {
    /** Takes `octets[from..to)`. Throws GateRefusal when a full window does not look encrypted. */
    push(octets: Uint8Array, from: number, to: number): void {
      let at = from;
      while (at < to) {
        const offset = position % STRIDE;
        const isSampled = offset < WINDOW;
        const end = Math.min(to, at + (isSampled ? WINDOW : STRIDE) - offset);
        position += end - at;
        if (isSampled) countOctets(counts, octets, at, end);
        at = end;
        if (isSampled && position % STRIDE === WINDOW) judge(WINDOW);
      }
    },

    /** Judges the last, shorter window. */
    finish(): void {
      const rest = position % STRIDE;
      if (rest < WINDOW && rest >= LEAST_SAMPLE) judge(rest);
    },
  };
}

function countOctets(counts: Uint32Array, octets: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const octet = octets[at] ?? 0;
    counts[octet] = (counts[octet] ?? 0) + 1;
  }
}
