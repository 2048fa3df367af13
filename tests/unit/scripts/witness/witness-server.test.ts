import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  formatAddCheckpoint,
  formatVerifier,
  openCheckpoint,
  parsePolicy,
} from '../../../../core/transparency/index.ts';
import { createEvidenceKeeper } from '../../../../scripts/witness/evidence.ts';
import { createIdentity, filesOf, readIdentity } from '../../../../scripts/witness/identity.ts';
import { createWitnessServer } from '../../../../scripts/witness/server.ts';
import { openStateFile } from '../../../../scripts/witness/state-file.ts';
import { createWitness } from '../../../../scripts/witness/witness.ts';
import { nodeTreeHasher } from '../../../../server/platform/tree-hasher.ts';
import {
  aCheckpoint,
  aSigner,
  consistencyOf,
  policyText,
  sampleEntries,
  sampleOrigin,
  sampleTime,
  someKeys,
} from '../../../support/sample-log.ts';

const keys = await someKeys();
const entries = sampleEntries(300);
const others = sampleEntries(300, '-rewritten');
const at = (size: number, from = entries) => aCheckpoint(from.slice(0, size), { keys });

let folder: string;
let server: Server;
let defects: unknown[];
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'witness-')), 'state-1');
  await createIdentity(folder, 'state-1.example/witness');
  defects = [];
  await start();
});
afterEach(async () => {
  await stop();
  await rm(join(folder, '..'), { recursive: true });
  expect(defects).toEqual([]);
});

async function start(): Promise<void> {
  const witness = createWitness({
    policy: parsePolicy(policyText(keys, 0)),
    signer: await readIdentity(folder),
    hasher: nodeTreeHasher,
    state: await openStateFile(filesOf(folder).state),
    keepEvidence: createEvidenceKeeper(filesOf(folder).state),
    clock: () => new Date(sampleTime * 1_000 + 999),
  });
  server = createWitnessServer(witness, (error) => defects.push(error)).listen(0, '127.0.0.1');
  await once(server, 'listening');
}

async function stop(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function send(body: string | Uint8Array, { method = 'POST', path = '/add-checkpoint' } = {}) {
  const { port } = server.address() as AddressInfo;
  const request = method === 'POST' ? { method, body: Buffer.from(body) } : { method };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, request);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: await response.text(),
  };
}

/** Asks it to go from `oldSize` to `size`, with the right proof unless another is given. */
async function add(
  oldSize: number,
  size: number,
  { note = at(size), proof = consistencyOf(entries, Math.min(oldSize, size), size) } = {},
) {
  return send(formatAddCheckpoint({ oldSize, proof: await proof, note: await note }));
}

const rememberedSize = async () =>
  /\\n(\d+)\\n/.exec(await readFile(filesOf(folder).state, 'utf8'))?.[1];
const evidence = async () => (await readdir(folder)).filter((name) => name.includes('evidence'));

describe('POST /add-checkpoint', () => {
  it('answers 404 elsewhere and 405 to other methods', async () => {
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note: await at(7) });

    expect(await send(body, { path: '/checkpoint' })).toMatchObject({ status: 404 });
    expect(await send('', { method: 'GET' })).toMatchObject({ status: 405 });
  });

  it('answers 413 to more than any checkpoint needs', async () => {
    expect(await send(Buffer.alloc(200_000, 'a'))).toMatchObject({ status: 413 });
  });

  it.each([
    ['nothing', ''],
    ['no old size', '\n\nx'],
    ['a size with a leading zero', 'old 01\n\n'],
    ['a negative size', 'old -1\n\n'],
    ['a size that no number holds', 'old 9007199254740993\n\n'],
    ['another word than old', 'Old 0\n\n'],
    ['a line that is no hash', 'old 0\nAAAA\n\n'],
    ['a hash in another form of base64', `old 0\n${'A'.repeat(42)}B=\n\n`],
    ['a carriage return', 'old 0\r\n\r\n'],
    ['64 hashes', `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n`],
  ])('answers 400 to %s', async (_what, head) => {
    const { status } = await send(head + (await at(7)));

    expect(status).toBe(400);
  });

  it('answers 400 to bytes that are no text, to no note and to a note that is no checkpoint', async () => {
    const note = await at(7);
    const text = `old 0\n\n${note}`;

    expect(await send(Buffer.from(text, 'latin1'))).toMatchObject({ status: 400 });
    expect(await send('old 0\n\nnothing')).toMatchObject({ status: 400 });
    expect(await send(text.replace('\n7\n', '\n07\n'))).toMatchObject({ status: 400 });
  });

  it('answers 400 to an old size above that of the checkpoint, and cosigns nothing', async () => {
    expect(await add(8, 7)).toMatchObject({ status: 400 });
    expect(await rememberedSize()).toBeUndefined();
  });

  it('answers 404 to a log that it does not know', async () => {
    const note = (await at(7)).replaceAll(sampleOrigin, 'another.example/log');

    expect(await send(`old 0\n\n${note}`)).toMatchObject({ status: 404 });
  });

  it('answers 403 when only unknown keys signed, and when a known key signed something else', async () => {
    const stranger = { log: await aSigner(sampleOrigin, 'ed25519'), witnesses: [] };
    const byStranger = aCheckpoint(entries.slice(0, 7), { keys: stranger });
    const [text, signature] = [(await at(7)).split('\n\n')[0], (await at(8)).split('\n\n')[1]];

    expect(await add(0, 7, { note: byStranger })).toMatchObject({ status: 403 });
    expect(await add(0, 7, { note: Promise.resolve(`${text}\n\n${signature}`) })).toMatchObject({
      status: 403,
    });
    expect(await rememberedSize()).toBeUndefined();
  });

  it('passes over the signature of an unknown key beside that of the log', async () => {
    const strange = await someKeys(1);
    const note = await aCheckpoint(entries.slice(0, 7), {
      keys: { log: keys.log, witnesses: strange.witnesses },
      cosigners: 1,
    });

    expect(await add(0, 7, { note: Promise.resolve(note) })).toMatchObject({ status: 200 });
  });

  it('answers 409 with the size it knows to any other old size, as text/x.tlog.size', async () => {
    expect(await add(5, 7)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '0\n' });
    await add(0, 7);

    expect(await add(0, 9)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '7\n' });
    expect(await add(6, 9)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '7\n' });
  });

  it('answers 422 to a proof from size 0 that is not empty', async () => {
    const proof = consistencyOf(entries, 3, 7);

    expect(await add(0, 7, { proof })).toMatchObject({ status: 422 });
    expect(await rememberedSize()).toBeUndefined();
  });

  it.each([
    ['absent', () => Promise.resolve([])],
    ['of another size', () => consistencyOf(entries, 8, 300)],
    ['cut short', async () => (await consistencyOf(entries, 7, 300)).slice(0, -1)],
    ['altered', async () => (await consistencyOf(entries, 7, 300)).toReversed()],
  ])('answers 422 to a proof that is %s, and stays where it is', async (_what, proof) => {
    await add(0, 7);

    expect(await add(7, 300, { proof: proof() })).toMatchObject({ status: 422 });
    expect(await rememberedSize()).toBe('7');
  });

  it('answers 422 to a history that was rewritten, and keeps both checkpoints as evidence', async () => {
    await add(0, 7);
    const note = await at(300, others);

    const answer = await add(7, 300, {
      note: Promise.resolve(note),
      proof: consistencyOf(others, 7, 300),
    });

    expect(answer).toMatchObject({ status: 422 });
    const [file = ''] = await evidence();
    const kept = await readFile(join(folder, file), 'utf8');
    expect(kept).toContain(await at(7));
    expect(kept).toContain(note);
  });

  it('answers 409 to another tree of the size it knows, and keeps it once', async () => {
    await add(0, 7);
    const fork = { note: at(7, others), proof: Promise.resolve([]) };

    expect(await add(7, 7, fork)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '7\n' });
    expect(await add(7, 7, fork)).toMatchObject({ status: 409 });
    expect(await evidence()).toHaveLength(1);
  });

  it('answers 409 to a tree without entries that has another root than that', async () => {
    const note = aCheckpoint({ size: 0, root: new Uint8Array(32) }, { keys });

    expect(await add(0, 0, { note })).toMatchObject({ status: 409, body: '0\n' });
  });

  it('does not follow a rollback', async () => {
    await add(0, 300);

    expect(await add(7, 7)).toMatchObject({ status: 409, body: '300\n' });
    expect(await add(300, 7)).toMatchObject({ status: 400 });
    expect(await rememberedSize()).toBe('300');
  });

  it('cosigns a tree without entries, and the same tree again', async () => {
    expect(await add(0, 0)).toMatchObject({ status: 200 });
    expect(await add(0, 0)).toMatchObject({ status: 200 });
    expect(await add(0, 7)).toMatchObject({ status: 200 });
    expect(await add(7, 7)).toMatchObject({ status: 200 });
  });

  it('answers with a cosignature that counts for exactly this checkpoint, of this second', async () => {
    await add(0, 7);

    const { body, type } = await add(7, 300);

    const witness = formatVerifier(await readIdentity(folder));
    const policy = parsePolicy(
      `log ${formatVerifier(keys.log)}\nwitness State1 ${witness}\nquorum State1\n`,
    );
    const opened = await openCheckpoint((await at(300)) + body, policy);
    expect(type).toBe('text/plain; charset=utf-8');
    expect(opened.cosignatures).toEqual([{ witness: 'State1', time: sampleTime }]);
    await expect(openCheckpoint((await at(299)) + body, policy)).rejects.toMatchObject({
      code: 'E_SIGNATURE',
    });
  });

  it('lets only one of two requests through that start from the same size', async () => {
    await add(0, 7);

    const answers = await Promise.all([add(7, 200), add(7, 300)]);

    const won = answers.findIndex(({ status }) => status === 200);
    const size = [200, 300][won];
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers[1 - won]).toMatchObject({ status: 409, body: `${size}\n` });
    expect(await rememberedSize()).toBe(String(size));
  });

  it('knows after a restart what it has cosigned', async () => {
    await add(0, 7);
    await stop();

    await start();

    expect(await add(0, 5)).toMatchObject({ status: 409, body: '7\n' });
    expect(await add(7, 7, { note: at(7, others) })).toMatchObject({ status: 409 });
    expect(await add(7, 300)).toMatchObject({ status: 200 });
  });
});
