/** FIPS 180-4 takes its constants from the fractions of roots of the first primes. */
const primes = firstPrimes(64);
const roundConstants = Uint32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));
const initialState = Uint32Array.from(primes.slice(0, 8), (prime) =>
  fractionBits(Math.sqrt(prime)),
);
const BLOCK = 64;

/**
 * SHA-256 (FIPS 180-4) in plain code: WebCrypto's answers only later, and key ids and single proofs
 * are needed at once everywhere. Some ten times slower than a platform's own; not for whole logs.
 */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setBigUint64(padded.byteLength - 8, BigInt(bytes.length) * 8n);
  const state = initialState.slice();
  for (let offset = 0; offset < padded.byteLength; offset += BLOCK) {
    compress(state, new DataView(padded.buffer, offset, BLOCK));
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setUint32(4 * index, word);
  });
  return new Uint8Array(digest.buffer);
}

function compress(state: Uint32Array, block: DataView): void {
  const schedule = scheduleOf(block);
  let [a, b, c, d, e, f, g, h] = Array.from(state) as [...Eight];
  for (let round = 0; round < 64; round += 1) {
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + word(roundConstants, round) + word(schedule, round)) | 0;
    const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [a, b, c, d, e, f, g, h] = [(first + sum0 + majority) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = word(state, index) + value;
  });
}
type Eight = readonly [number, number, number, number, number, number, number, number];

function scheduleOf(block: DataView): Uint32Array {
  const schedule = new Uint32Array(64);
  for (let index = 0; index < 64; index += 1) {
    if (index < 16) {
      schedule[index] = block.getUint32(4 * index);
      continue;
    }
    const early = word(schedule, index - 15);
    const late = word(schedule, index - 2);
    const sigma0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const sigma1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    schedule[index] = word(schedule, index - 16) + sigma0 + word(schedule, index - 7) + sigma1;
  }
  return schedule;
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

function rotated(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function fractionBits(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
