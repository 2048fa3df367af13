import { spawn } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  createOrganisationKey,
  openFile,
  sealFile,
  type SealingFormat,
} from '../../core/sealing/index.ts';

const MEBIBYTE = 1024 * 1024;
const SIZE = 300 * MEBIBYTE;
/** GnuPG-compatible files are limited to 200 MB. */
const GNUPG_SIZE = 180 * MEBIBYTE;
const ROUNDS = 3;

interface Measured {
  seconds: number;
  peakRss: number;
}

/** The median of a few rounds, and the most memory that any of them needed. */
async function measured(round: () => Promise<void>): Promise<Measured> {
  const seconds: number[] = [];
  let peakRss = 0;
  const watch = setInterval(() => {
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  }, 5);
  for (let at = 0; at < ROUNDS; at++) {
    globalThis.gc?.();
    const start = performance.now();
    await round();
    seconds.push((performance.now() - start) / 1000);
  }
  clearInterval(watch);
  seconds.sort((a, b) => a - b);
  return { seconds: seconds[ROUNDS >> 1] ?? NaN, peakRss };
}

function readingOf(path: string, end: number): ReadableStream<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: MEBIBYTE, end: end - 1 });
  return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  await stream.pipeTo(new WritableStream());
}

async function rawGcm(path: string): Promise<void> {
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  for await (const chunk of createReadStream(path, { highWaterMark: MEBIBYTE })) {
    cipher.update(chunk as Buffer);
  }
  cipher.final();
}

/** One gpg process with a key of its own: SEIPDv1 without compression. */
async function gpg(home: string, args: string[], input?: string): Promise<void> {
  const child = spawn(
    'gpg',
    ['--homedir', home, '--batch', '--yes', '--quiet', '--trust-model', 'always', ...args],
    { stdio: ['pipe', 'ignore', 'ignore'] },
  );
  child.stdin.end(input);
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`gpg ended with ${code ?? 'a signal'}`));
    });
  });
}

async function randomFile(path: string): Promise<void> {
  const file = await open(path, 'w');
  for (let written = 0; written < SIZE; written += MEBIBYTE)
    await file.write(randomBytes(MEBIBYTE));
  await file.close();
}

function print(
  name: string,
  size: number,
  { seconds, peakRss }: Measured,
  reference: number,
): void {
  const rate = size / MEBIBYTE / seconds;
  const columns = [
    name.padEnd(34),
    `${rate.toFixed(0)} MiB/s`.padStart(12),
    `${(rate / reference).toFixed(2)} of gpg -z 0`.padStart(18),
    Number.isNaN(peakRss) ? '' : `${(peakRss / MEBIBYTE).toFixed(0)} MiB peak RSS`.padStart(20),
  ];
  console.log(columns.join(''));
}

/** Prints how fast files are sealed and opened, against `gpg -z 0` and the bare cipher on the same machine. */
export async function benchSealing(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const path = join(folder, 'file');
  try {
    await randomFile(path);
    const recipient = await createOrganisationKey({ name: 'Bench', gnupgCompatible: false });
    await gpg(folder, ['--import'], recipient.armoredPublicKey);
    const byGpg = await measured(() =>
      gpg(folder, ['-z', '0', '-r', recipient.fingerprint, '-o', join(folder, 'out'), '-e', path]),
    );
    const reference = SIZE / MEBIBYTE / byGpg.seconds;
    print('gpg -z 0 (writes its output)', SIZE, { ...byGpg, peakRss: NaN }, reference);
    print('bare aes-256-gcm', SIZE, await measured(() => rawGcm(path)), reference);

    for (const [format, size] of [
      ['default', SIZE],
      ['gnupg', GNUPG_SIZE],
    ] as [SealingFormat, number][]) {
      const seal = () =>
        sealFile({ plaintext: readingOf(path, size), recipients: [recipient], format });
      const sealing = await measured(async () => {
        await drain((await seal()).body);
      });
      print(`seal (${format}), digest included`, size, sealing, reference);

      const sealed = join(folder, 'sealed');
      const { keyPackets, body } = await seal();
      const file = await open(sealed, 'w');
      for (const { keyPacket } of keyPackets) await file.writeFile(keyPacket);
      for await (const chunk of body) await file.writeFile(chunk);
      const { size: sealedSize } = await file.stat();
      await file.close();
      const opening = await measured(async () => {
        const { plaintext } = await openFile({
          message: readingOf(sealed, sealedSize),
          decryptionKeys: [recipient.key],
          armoredVerificationKeys: [],
        });
        await drain(plaintext);
      });
      print(`open (${format})`, size, opening, reference);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
