import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  formatCheckpoint,
  generateSigningKey,
  parseSigner,
  signNote,
  type RootHash,
} from '../../core/transparency/index.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import { checkLog } from '../../server/features/access-log/fsck/fsck.ts';
import { createIntegrator } from '../../server/features/access-log/integrator.ts';
import { createProjection } from '../../server/features/access-log/projection.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { anAct, anInstance } from '../support/access-log-acts.ts';
import { accessLogEngines, silent, type AccessLogEngine } from '../support/access-log-engines.ts';

const origin = 'log.test';
const EVER = '9999';
const boot = randomBytes(16).toString('base64url');

describe.each(accessLogEngines())('checking what lies beside the entries, on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let written: number;
  beforeEach(async () => {
    engine = await open();
    written = 0;
    await write(acts(300));
    await settle();
  });
  afterEach(() => engine.close());

  /** Intents, each followed by its result but for the last. */
  function acts(count: number) {
    const entries = createEntries({ clock: () => new Date(), ...anInstance() });
    const all = Array.from({ length: count / 2 }, () => {
      const act = anAct();
      const intent = entries.intent(act);
      return [intent, entries.result(act, { outcome: 'success', status: 200 }, intent.id)];
    });
    return all.flat().slice(0, count - 1);
  }

  async function write(submissions: ReturnType<typeof acts>): Promise<void> {
    const entries = submissions.map(({ toBytes }, at) => toBytes({ boot, n: written + at }));
    await append(
      entries,
      submissions.flatMap(({ privateRow }) => privateRow ?? []),
    );
  }

  async function append(entries: Uint8Array[], rows: Parameters<typeof insert>[1] = []) {
    const batch = { batchId: randomBytes(16), writer: { instance: randomUUID(), boot } };
    await insert({ ...batch, firstIndex: written, entries }, rows);
    written += entries.length;
  }
  const insert: AccessLogEngine['store']['batches']['insert'] = (...given) =>
    engine.store.batches.insert(...given);

  /** Brings rows and tiles up to date. */
  async function settle(): Promise<void> {
    const { store } = engine;
    await createProjection({ store, logger: silent }).catchUp();
    await createIntegrator({ store, hasher }).integrate();
  }

  async function check(rebuild = false): Promise<string[]> {
    const found: string[] = [];
    const { store } = engine;
    await checkLog(
      { store, hasher, origin },
      { rebuild, onFinding: ({ code, where }) => found.push(`${code} ${where}`) },
    );
    return found;
  }

  async function sign(size: number, root: RootHash): Promise<void> {
    const signer = await parseSigner((await generateSigningKey(origin, 'ed25519')).skey);
    const text = formatCheckpoint({ origin, size, root });
    const note = `${text}\n${await signNote(text, signer)}`;
    await engine.store.checkpoints.publish({ origin, size, note, publishedAt: EVER });
  }

  it('finds nothing where nothing is wrong, and counts the entries', async () => {
    const { store } = engine;

    const result = await checkLog(
      { store, hasher, origin },
      {
        rebuild: false,
        onFinding: (finding) => {
          expect(finding).toBeUndefined();
        },
      },
    );

    expect(result.entries).toBe(299);
  });

  it('does not mind rows and tiles that are still to come', async () => {
    await write(acts(10));

    expect(await check()).toEqual([]);
  });

  it('finds a row that was altered, and puts it right', async () => {
    await engine.intruder.replaceIndexedAction(7, 'case.list');

    expect(await check()).toEqual(['ROW 7']);
    expect(await check(true)).toEqual(['ROW 7']);
    expect(await check()).toEqual([]);
  });

  it('finds rows that were removed from the middle, and puts them back', async () => {
    const { index, rows } = engine.store;
    const kept = await rows.facts({}, { direction: 'newer', limit: 1, cursor: 297 });
    await engine.intruder.emptyIndex();
    await index.add(kept);

    const lost = Array.from({ length: 299 }, (_row, at) => `ROW ${at}`);
    expect(await check(true)).toEqual(lost);
    expect(await check()).toEqual([]);
    expect(await index.openIntents(EVER, 9)).toEqual([298]);
  });

  it('finds a row beyond the end, behind which the projection would stand still, and removes it', async () => {
    const { index } = engine.store;
    const row = { id: randomUUID(), time: EVER, action: 'file.open', outcome: 'success' };
    await index.add([{ ...row, index: 5_000, phase: 'single' }]);

    expect(await check()).toEqual(['ROW_EXTRA 5000']);
    await check(true);
    expect(await check()).toEqual([]);
    expect(await index.cursor()).toBe(299);
  });

  it('finds intents that are closed or open wrongly, and puts them right', async () => {
    const { index, rows } = engine.store;
    const [first, last] = await Promise.all(
      [-1, 297].map(async (cursor) => {
        const [fact] = await rows.facts({}, { direction: 'newer', limit: 1, cursor });
        if (!fact) throw new Error('a row expected');
        return { ...fact, ...anExpectedRow() };
      }),
    );
    if (!first || !last) throw new Error('two rows expected');
    await rows.replace([{ ...first, open: true }]);
    await rows.replace([{ ...last, open: false }]);

    expect(await check()).toEqual(['ROW 0', 'ROW 298']);
    await check(true);
    expect(await check()).toEqual([]);
    expect(await index.openIntents(EVER, 9)).toEqual([298]);
  });

  it('finds personal data that were altered, by what they hold and by when they are erased', async () => {
    const { store, intruder } = engine;
    const [intent] = acts(4);
    if (!intent?.privateRow) throw new Error('personal data expected');
    const at = written;
    await append([intent.toBytes({ boot, n: written })], [{ ...intent.privateRow, time: EVER }]);
    const [batch] = await store.batches.list(0, 1);
    const { id } = JSON.parse(Buffer.from(batch?.entries[2] ?? []).toString()) as { id: string };
    await intruder.replacePrivateData(id, Buffer.from('{"ip":"192.0.2.8"}'));

    expect(await check(true)).toEqual(['PRIVATE 2', `PRIVATE ${at}`]);
    await store.privateData.eraseBefore('99999');
    expect(await check()).toEqual([]);
  });

  it('finds tiles with other hashes, and missing ones', async () => {
    const tile = (await engine.store.tiles.find(0, 1)) ?? new Uint8Array();
    const altered = Uint8Array.from(tile);
    altered[33] = (altered[33] ?? 0) ^ 1;
    await engine.intruder.replaceTile(0, 1, altered);
    await engine.intruder.removeTile(0, 0);

    expect(await check()).toEqual(expect.arrayContaining(['TILE tile/0/001.p/43']));
    expect(await check()).toEqual(expect.arrayContaining(['TILE tile/0/000']));
  });

  it('finds a signed tree that the entries do not make, and one that they do not reach', async () => {
    await sign(299, randomBytes(32) as Uint8Array as RootHash);
    expect(await check()).toEqual(['CHECKPOINT 299']);

    await sign(300, randomBytes(32) as Uint8Array as RootHash);
    expect(await check()).toEqual(['CHECKPOINT 300']);
  });

  it('finds what is no entry, and writers that do not count on', async () => {
    const [intent] = acts(4);
    const gap = intent?.toBytes({ boot, n: written + 1 }) ?? new Uint8Array();
    await append([gap]);
    await append([Buffer.from('{"a":1}'), Buffer.from('{ }')]);

    expect(await check()).toEqual(['WRITER 299', 'ENTRY 300', 'ENTRY 301']);
  });

  it('finds a hole, and takes nothing behind it for the log', async () => {
    await write(acts(4));
    await write(acts(4));
    await engine.intruder.removeBatch(299);

    expect(await check()).toEqual(['HOLE 299']);
  });
});

/** What `facts` leave out, as the rows of these tests have it. */
function anExpectedRow() {
  return { actorRole: 'expert' } as const;
}
