import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { depositFile, openDepositedFile } from '../../core/exchange/index.ts';
import {
  createPeople,
  draft,
  inviteAdministrators,
  openCase,
  recipientsAmong,
} from '../support/exchange-people.ts';
import { createPortalHome } from '../support/portal-under-load.ts';
import type { Engine } from '../support/test-portal.ts';

const MB = 1_000_000;
const MEBIBYTE = 1024 * 1024;
const SIZE = 300 * MB;
const LARGE = 1024 * MEBIBYTE;
const PARALLEL = 50;
const SMALL = 100_000;
/** Clock ticks of `/proc/PID/stat` in a second. */
const TICKS = 100;

/** Bytes made while they are read, so that no disk and no memory of the client's is measured. */
function* chunksOf(size: number): Generator<Uint8Array> {
  const chunk = randomBytes(MEBIBYTE);
  for (let left = size; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
}

/** SHA-256 and a durable write of the same bytes: what storing them costs at least. */
async function storeRaw(size: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = await open(join(folder, 'file'), 'w');
  const hash = createHash('sha256');
  for (const chunk of chunksOf(size)) {
    hash.update(chunk);
    await file.write(chunk);
  }
  hash.digest();
  await file.sync();
  await file.close();
  await rm(folder, { recursive: true });
}

/** The portal's process as the kernel sees it. */
function createProbe(pid: number) {
  const status = (name: string) => {
    const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    );
    return Number(line?.[1]) * 1024;
  };
  const cpu = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  };
  return {
    async measure(work: () => Promise<unknown>) {
      // Sets the peak back to what is resident now (proc(5), clear_refs).
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
      globalThis.gc?.();
      const before = { cpu: cpu(), resident: status('VmHWM'), at: performance.now() };
      let clientPeak = process.memoryUsage.rss();
      const watch = setInterval(() => {
        clientPeak = Math.max(clientPeak, process.memoryUsage.rss());
      }, 20);
      await work();
      clearInterval(watch);
      return {
        seconds: (performance.now() - before.at) / 1000,
        cpu: cpu() - before.cpu,
        resident: before.resident,
        peak: status('VmHWM'),
        clientPeak,
      };
    },
  };
}
type Measured = Awaited<ReturnType<ReturnType<typeof createProbe>['measure']>>;

function print(name: string, size: number, measured: Measured, reference: number): void {
  const { seconds, cpu, resident, peak, clientPeak } = measured;
  const mib = (bytes: number) => (bytes / MEBIBYTE).toFixed(0);
  console.log(
    [
      `  ${name}`.padEnd(26),
      `${seconds.toFixed(2)} s`.padStart(9),
      `${(size / MB / seconds).toFixed(0)} MB/s`.padStart(9),
      `${(size / MB / seconds / reference).toFixed(2)} of raw`.padStart(13),
      `server ${cpu.toFixed(2)} s CPU, ${mib(resident)} -> ${mib(peak)} MiB`.padStart(37),
      `client ${mib(clientPeak)} MiB`.padStart(18),
    ].join(''),
  );
}

async function benchEngine(engine: Engine, reference: number): Promise<void> {
  console.log(`${engine}:`);
  const home = await createPortalHome(engine);
  const first = await home.openHere();
  const invited = await inviteAdministrators(first.composition);
  await first.close();
  const portal = await home.start();
  try {
    const people = await createPeople(home.origin, invited);
    const author = await people.founder('state');
    const reader = await people.founder('court-organ');
    const courtCase = await openCase(reader, [author]);
    const submission = await draft(author, courtCase.id, [reader]);
    const folder = { type: 'submission', id: submission.id } as const;
    const recipients = await recipientsAmong(author, [author, reader]);
    const probe = createProbe(portal.pid);

    const deposit = async (size: number) => {
      const chunks = Readable.from(chunksOf(size));
      const plaintext = Readable.toWeb(chunks) as ReadableStream<Uint8Array>;
      const source = { name: 'bench', mediaType: 'text/plain', size, plaintext };
      const signingKey = author.memberKey;
      return depositFile(author.connection, { folder, source, recipients, signingKey });
    };
    const openAll = async (id: string) => {
      const { plaintext, verdict } = await openDepositedFile(author.connection, id, author.keyring);
      await plaintext.pipeTo(new WritableStream());
      await verdict;
    };

    await openAll((await deposit(SMALL)).id);
    let id = '';
    print(
      `deposit of ${SIZE / MB} MB`,
      SIZE,
      await probe.measure(async () => ({ id } = await deposit(SIZE))),
      reference,
    );
    print(`opening of ${SIZE / MB} MB`, SIZE, await probe.measure(() => openAll(id)), reference);
    print('deposit of 1 GiB', LARGE, await probe.measure(() => deposit(LARGE)), reference);
    print(
      `${PARALLEL} at once of ${SMALL / 1000} kB`,
      PARALLEL * SMALL,
      await probe.measure(() =>
        Promise.all(Array.from({ length: PARALLEL }, () => deposit(SMALL))),
      ),
      reference,
    );
  } finally {
    await portal.end('SIGTERM');
    await home.remove();
  }
}

/**
 * Sealed deposits and openings over real HTTP against a portal in a process of its own, on both engines
 * (MongoDB when `MONGODB_URI` is set), beside SHA-256 and a durable write of the same bytes. Linux only.
 */
export async function benchDeposit(): Promise<void> {
  const start = performance.now();
  await storeRaw(SIZE);
  const reference = SIZE / MB / ((performance.now() - start) / 1000);
  console.log(`raw: sha256 and durable write, ${reference.toFixed(0)} MB/s`);
  await benchEngine('sqlite', reference);
  if (process.env['MONGODB_URI'] !== undefined) await benchEngine('mongodb', reference);
}
