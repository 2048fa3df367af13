import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIntegrator } from '../../../../../server/features/access-log/integrator.ts';
import type { AccessLogStore } from '../../../../../server/features/access-log/index.ts';
import { nodeTreeHasher as hasher } from '../../../../../server/platform/tree-hasher.ts';
import { openSqliteEngine, type AccessLogEngine } from '../../../../support/access-log-engines.ts';
import {
  aSigner,
  aSignerDirectory,
  createBatchWriter,
  origin,
} from '../../../../support/signed-log-stage.ts';

type Signer = Awaited<ReturnType<typeof aSigner>>;
type State = { size: number; refused?: { code: string } };

let engine: AccessLogEngine;
let store: AccessLogStore;
let write: (count: number) => Promise<void>;
let directory: string;
let cleanups: (() => unknown)[];

async function anEngine(): Promise<AccessLogEngine> {
  const opened = await openSqliteEngine();
  cleanups.push(() => opened.close());
  return opened;
}
function aDirectory(): string {
  const made = aSignerDirectory();
  cleanups.push(made.remove);
  return made.directory;
}
/** As a process that starts there. */
async function start(over: AccessLogStore = store, where = directory, more = {}): Promise<Signer> {
  const signer = await aSigner(over, where, more);
  cleanups.push(signer.close);
  return signer;
}
const stateIn = async (where = directory) =>
  JSON.parse(await readFile(join(where, 'state.json'), 'utf8')) as State;
const sizes = async () =>
  (await store.checkpoints.list({ origin }, 100)).map(({ size }) => size).toReversed();
const alarms = async () => (await store.alarms.list()).map(({ code, source }) => [code, source]);

beforeEach(async () => {
  cleanups = [];
  engine = await anEngine();
  ({ store } = engine);
  write = createBatchWriter(store);
  directory = aDirectory();
});
afterEach(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

describe('the signer of the log', () => {
  describe('refuses for good', () => {
    it('a log that has lost its end', async () => {
      await write(5);
      await write(5);
      const signer = await start();
      await signer.sign();

      await engine.intruder.removeBatch(5);
      await signer.step();

      expect(await stateIn()).toMatchObject({ size: 10, refused: { code: 'E_ROLLBACK' } });
      expect(await alarms()).toEqual([['E_ROLLBACK', 'signer']]);
    });

    it('such a log also after a restart, and once it is longer again', async () => {
      await write(5);
      await write(5);
      const signer = await start();
      await signer.sign();
      await engine.intruder.removeBatch(5);
      await signer.step();
      signer.close();
      await store.alarms.withdraw('signer');

      await write(50);
      await (await start()).sign();

      expect(await sizes()).toEqual([10]);
      expect(await alarms()).toEqual([['E_ROLLBACK', 'signer']]);
    });

    it('a log that was set back and then written on as if nothing had happened', async () => {
      await write(5);
      await write(5);
      const signer = await start();
      await signer.sign();
      await write(5);
      await engine.intruder.removeBatch(5);

      await signer.step();

      expect(await sizes()).toEqual([10]);
      expect(await alarms()).toEqual([['E_ROLLBACK', 'signer']]);
    });

    it('a log of the same length with other entries', async () => {
      await write(10);
      const signer = await start();
      await signer.sign();
      signer.close();
      const other = await anEngine();
      await createBatchWriter(other.store)(10);

      await (await start({ ...other.store, alarms: store.alarms })).sign();

      expect(await stateIn()).toMatchObject({ size: 10, refused: { code: 'E_ROOT' } });
      expect(await other.store.checkpoints.list({ origin }, 1)).toEqual([]);
    });

    it('a tree that is not the tree of the entries', async () => {
      await write(3);
      const signer = await start();
      await signer.sign();
      await write(1);
      await createIntegrator({ store, hasher }).integrate();
      const altered = Buffer.from((await store.tiles.find(0, 0)) ?? []);
      altered[40] = (altered[40] ?? 0) ^ 1;
      await engine.intruder.replaceTile(0, 0, altered);

      await signer.step();

      expect(await sizes()).toEqual([3]);
      expect(await alarms()).toEqual([['E_ROOT', 'signer']]);
    });

    it('to sign another tree than its own key has signed elsewhere', async () => {
      await write(10);
      await (await start()).sign();
      const skey = (await readFile(join(directory, 'key'), 'utf8')).trim();
      const other = await anEngine();
      await createBatchWriter(other.store)(10);
      const elsewhere = aDirectory();
      const { checkpoints, alarms: shared } = store;

      await (
        await start({ ...other.store, checkpoints, alarms: shared }, elsewhere, { skey })
      ).sign();

      expect(await stateIn(elsewhere)).toMatchObject({ size: 0, refused: { code: 'E_FORK' } });
      expect(await sizes()).toEqual([10]);
      expect(await alarms()).toEqual([['E_FORK', 'signer']]);
    });

    it('when the other one was quicker by a moment', async () => {
      await write(10);
      const other = await anEngine();
      await createBatchWriter(other.store)(10);
      const rival = await start(other.store);
      await rival.sign();
      rival.close();
      const skey = (await readFile(join(directory, 'key'), 'utf8')).trim();
      const [theirs] = await other.store.checkpoints.list({ origin }, 1);
      if (!theirs) throw new Error('the rival has signed nothing');
      const checkpoints = {
        ...store.checkpoints,
        publish: async (checkpoint: typeof theirs) => {
          await store.checkpoints.publish(theirs);
          return store.checkpoints.publish(checkpoint);
        },
      } as AccessLogStore['checkpoints'];

      await (await start({ ...store, checkpoints }, aDirectory(), { skey })).sign();

      expect((await store.checkpoints.find(origin, 10))?.note).toBe(theirs.note);
      expect(await alarms()).toEqual([['E_FORK', 'signer']]);
    });
  });

  it('goes on when a person has put everything back and says so in its state', async () => {
    await write(3);
    const signer = await start();
    await signer.sign();
    const tile = Buffer.from((await store.tiles.find(0, 0)) ?? []);
    await engine.intruder.replaceTile(0, 0, Buffer.alloc(96, 1));
    await signer.step();
    signer.close();
    const state = await stateIn();

    await engine.intruder.replaceTile(0, 0, tile);
    const still = await start();
    await still.sign();
    expect(await alarms()).toEqual([['E_ROOT', 'signer']]);
    still.close();
    delete state.refused;
    await writeFile(join(directory, 'state.json'), JSON.stringify(state));
    await write(1);
    await (await start()).sign();

    expect(await sizes()).toEqual([3, 4]);
    expect(await alarms()).toEqual([]);
  });

  it('does not take an old reading of the log for a rollback', async () => {
    await write(5);
    const signer = await start();
    await signer.sign();
    signer.close();
    let readings = 0;
    const batches = {
      ...store.batches,
      list: async (index: number, limit: number) =>
        readings++ === 0 ? [] : store.batches.list(index, limit),
    };

    await (await start({ ...store, batches })).step();

    expect(readings).toBeGreaterThan(1);
    expect(await alarms()).toEqual([]);
  });

  it('signs nothing while an entry cannot be read, and goes on when it can', async () => {
    await write(2);
    const signer = await start();
    await signer.sign();
    signer.close();
    await write(2);
    await createIntegrator({ store, hasher }).integrate();
    const batches = {
      ...store.batches,
      list: async (index: number, limit: number) =>
        index < 2 ? store.batches.list(index, limit) : [],
    };

    const blind = await start({ ...store, batches });
    await blind.step();
    blind.close();
    expect(await sizes()).toEqual([2]);
    expect(await alarms()).toEqual([['E_MISSING', 'signer']]);

    await (await start()).sign();
    expect(await sizes()).toEqual([2, 4]);
    expect(await alarms()).toEqual([]);
  });

  it('signs nothing in a log that another key has begun', async () => {
    await write(3);
    await (await start()).sign();
    await write(1);

    await (await start(store, aDirectory())).sign();

    expect(await sizes()).toEqual([3]);
    expect(await alarms()).toEqual([['E_SIGNATURE', 'signer']]);
  });

  it('waits while the tiles are being built anew', async () => {
    await write(3);
    const signer = await start();
    await signer.sign();
    await write(3);
    await engine.intruder.removeTile(0, 0);

    await signer.step();

    expect(await sizes()).toEqual([3]);
    expect(await alarms()).toEqual([]);
    await signer.sign();
    expect(await sizes()).toEqual([3, 6]);
  });

  it('has its state on the disk before a signature leaves it', async () => {
    await write(4);
    const seen: State[] = [];
    const checkpoints = {
      ...store.checkpoints,
      publish: async (checkpoint: Parameters<typeof store.checkpoints.publish>[0]) => {
        seen.push(await stateIn());
        return store.checkpoints.publish(checkpoint);
      },
    };

    await (await start({ ...store, checkpoints })).sign();

    expect(seen).toMatchObject([{ size: 4 }]);
  });

  it('signs, after dying in between, the same tree again and no other', async () => {
    await write(4);
    const notes: string[] = [];
    const checkpoints = {
      ...store.checkpoints,
      publish: ({ note }: { note: string }) => {
        notes.push(note);
        return Promise.reject(new Error('connection reset'));
      },
    };
    const dying = await start({ ...store, checkpoints });
    await expect(dying.sign()).rejects.toThrow('connection reset');
    dying.close();

    await (await start()).sign();

    expect((await store.checkpoints.list({ origin }, 9)).map(({ note }) => note)).toEqual(notes);
  });

  it('signs nothing twice, and nothing of an empty log', async () => {
    const signer = await start();
    await signer.sign();
    expect(await sizes()).toEqual([]);

    await write(1);
    await Promise.all([signer.sign(), signer.sign(), signer.step()]);

    expect(await sizes()).toEqual([1]);
  });
});
