import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  TILE_WIDTH,
  canonicalBytes,
  emptyFrontier,
  extendFrontier,
  generateSigningKey,
  inclusionProof,
  nodesOfTiles,
  parseCanonical,
  policyOfLog,
  tilePath,
  verifyLog,
  type LeafHash,
  type LogSource,
} from '../../core/transparency/index.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { anAct, anInstance } from '../support/access-log-acts.ts';
import { createLogFolder, folderSource } from '../support/log-folder.ts';

const SIZES = [10_000, 100_000, 1_000_000];
/** How often each figure is taken; the least counts, since others on the machine only ever add. */
const ROUNDS = 3;
const PROOFS = 200;

/**
 * What the tree of the log costs: microseconds of CPU time for each entry, and how many times SHA-256 of
 * the same bytes in one stream that is.
 */
export async function benchLog(): Promise<void> {
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'log-bench-'));
    try {
      await benchSize(folder, size);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

async function benchSize(folder: string, size: number): Promise<void> {
  const { skey, vkey } = await generateSigningKey('portal.example/access-log', 'ed25519');
  const written = await write(folder, size, skey);
  const verified = await verify(folder, size, vkey);
  const { sha256 } = written;
  const figure = (microseconds: number) => ({
    'µs for each entry': round(microseconds),
    'times SHA-256': round(microseconds / sha256),
  });
  console.table({
    [`SHA-256 of ${String(size)} entries`]: figure(sha256),
    'append: hashing': figure(written.hashing),
    'append: canonical form and hashing': figure(written.canonical + written.hashing),
    'verify all of it': figure(verified.microseconds),
  });
  console.log(`memory in use while verifying: at most ${String(verified.mebibytes)} MiB`);
  console.log(
    `longest of ${String(PROOFS)} inclusion proofs: ${String(await longestProof(folder, size))} bytes`,
  );
  console.log(`32 * ceil(log2 n): ${String(32 * Math.ceil(Math.log2(size)))} bytes`);
}

/** Each bundle is made, hashed and written in turn, so that a log of any size fits. */
async function write(folder: string, size: number, skey: string) {
  const log = createLogFolder(folder);
  const entry = entryMaker();
  const total = { sha256: 0, canonical: 0, hashing: 0 };
  let frontier = emptyFrontier;
  for (let begin = 0; begin < size; begin += TILE_WIDTH) {
    const values = Array.from({ length: Math.min(TILE_WIDTH, size - begin) }, (_, at) =>
      entry(begin + at),
    );
    let entries: Uint8Array[] = [];
    let leaves: LeafHash[] = [];
    total.canonical += least(() => (entries = values.map(canonicalBytes)));
    total.sha256 += least(() => {
      const stream = createHash('sha256');
      for (const bytes of entries) stream.update(bytes);
      stream.digest();
    });
    const before = frontier;
    total.hashing += least(() => {
      leaves = entries.map((bytes) => hasher.leaf(bytes));
      frontier = extendFrontier(hasher, before, leaves);
    });
    log.addBundle(entries, leaves);
  }
  await log.finish(skey);
  return {
    sha256: total.sha256 / size,
    canonical: total.canonical / size,
    hashing: total.hashing / size,
  };
}

/** Entries as the server writes them; only what differs from one to the next is made anew. */
function entryMaker() {
  const { toBytes } = createEntries({ clock: systemClock, ...anInstance() }).intent(anAct());
  const boot = randomBytes(16).toString('base64url');
  const template = parseCanonical(toBytes({ boot, n: 0 }));
  return (n: number) => ({
    ...template,
    nonce: randomBytes(16).toString('base64url'),
    w: { boot, n },
  });
}

/** Reading files is the disk's part: its time is left out. */
async function verify(folder: string, size: number, vkey: string) {
  let reading = 0;
  const files = folderSource(folder);
  const source: LogSource = {
    read: (path) => {
      const start = process.cpuUsage();
      const bytes = files.read(path);
      reading += since(start);
      return bytes;
    },
  };
  const verified = (onProgress: (done: number) => void) =>
    verifyLog({ source, policy: policyOfLog(vkey), hasher, onProgress });
  const best: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let before = process.cpuUsage();
    await verified((done) => {
      const bundle = Math.ceil(done / TILE_WIDTH);
      best[bundle] = Math.min(best[bundle] ?? Infinity, since(before) - reading);
      reading = 0;
      before = process.cpuUsage();
    });
  }
  let peak = 0;
  await verified((done) => {
    if (done % (16 * TILE_WIDTH) === 0) peak = Math.max(peak, held());
  });
  return {
    microseconds: best.reduce((sum, bundle) => sum + bundle, 0) / size,
    mebibytes: round(peak / 2 ** 20),
  };
}

/** Microseconds of CPU time. */
function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** Bytes in use once what nobody needs any more is gone. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function longestProof(folder: string, size: number): Promise<number> {
  const nodeAt = nodesOfTiles(hasher, size, (tile) =>
    Promise.resolve(readFileSync(join(folder, tilePath(tile)))),
  );
  let longest = 0;
  for (let count = 0; count < PROOFS; count += 1) {
    const index = randomBytes(6).readUIntBE(0, 6) % size;
    const proof = await inclusionProof(hasher, index, size, nodeAt);
    longest = Math.max(longest, 32 * proof.length);
  }
  return longest;
}

function least(work: () => unknown): number {
  let microseconds = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    work();
    microseconds = Math.min(microseconds, since(start));
  }
  return microseconds;
}

function round(figure: number): number {
  return Number(figure.toFixed(2));
}
