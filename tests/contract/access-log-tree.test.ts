import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  fromBase64,
  formatVerifier,
  openCheckpoint,
  parseNote,
  parseTilePath,
  policyOfLog,
  rootAt,
  nodesOfTiles,
  verifyConsistency,
  verifyLog,
  verifyProof,
} from '../../core/transparency/index.ts';
import { createIntegrator } from '../../server/features/access-log/integrator.ts';
import type { AccessLogStore } from '../../server/features/access-log/index.ts';
import { readTileFrom } from '../../server/features/access-log/stored-tiles.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';
import {
  aSignedLog,
  aSigner,
  aSignerDirectory,
  createBatchWriter,
} from '../support/signed-log-stage.ts';

const unavailable: unknown = expect.objectContaining({ code: 'LOG_UNAVAILABLE' });

/** RFC 6962 section 2.1, word for word. */
function treeHash(entries: readonly Uint8Array[]): Buffer {
  const sha256 = (...parts: Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const [first] = entries;
  if (!first) return sha256();
  if (entries.length === 1) return sha256(Uint8Array.of(0), first);
  const split = 2 ** Math.floor(Math.log2(entries.length - 1));
  const halves = [entries.slice(0, split), entries.slice(split)].map(treeHash);
  return sha256(Uint8Array.of(1), ...halves);
}

describe.each(accessLogEngines())('the tree on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let store: AccessLogStore;
  let write: (count: number) => Promise<void>;
  let directory: string;
  let remove: () => void;
  beforeEach(async () => {
    engine = await open();
    ({ store } = engine);
    write = createBatchWriter(store);
    ({ directory, remove } = aSignerDirectory());
  });
  afterEach(async () => {
    remove();
    await engine.close();
  });

  async function entries(): Promise<Uint8Array[]> {
    return (await store.batches.list(0, 1_000)).flatMap((batch) => batch.entries);
  }
  async function rootOfTiles(size: number): Promise<Buffer> {
    const nodes = nodesOfTiles(hasher, size, readTileFrom(store.tiles));
    return Buffer.from(await rootAt(hasher, size, nodes));
  }
  function anIntegrator() {
    return createIntegrator({ store, hasher });
  }

  it('has the root of RFC 6962 at every size, whoever went on with it', async () => {
    const one = anIntegrator();
    for (const count of [1, 1, 253, 1, 1, 255, 300]) {
      await write(count);
      // In turn one that was there before and one that begins with what it finds.
      const size = await (count === 1 ? one : anIntegrator()).integrate();
      expect(await rootOfTiles(size)).toEqual(treeHash((await entries()).slice(0, size)));
    }

    expect(await store.tiles.size()).toBe(812);
    expect(await rootOfTiles(256)).toEqual(treeHash((await entries()).slice(0, 256)));
  });

  it('comes out the same when several build it at once', async () => {
    const instances = await Promise.all(
      [1, 2, 3, 4].map(async () => createIntegrator({ store: await engine.connect(), hasher })),
    );
    for (let round = 0; round < 4; round += 1) {
      await write(150);
      await Promise.all(instances.map(({ integrate }) => integrate()));
    }

    expect(await rootOfTiles(600)).toEqual(treeHash(await entries()));
  });

  it('is built anew where its last tile is gone', async () => {
    await write(300);
    await anIntegrator().integrate();
    await engine.intruder.removeTile(1, 0);
    await write(5);

    const size = await anIntegrator().integrate();

    expect(await rootOfTiles(size)).toEqual(treeHash(await entries()));
  });

  it('stops at a hole of the log', async () => {
    await write(10);
    await write(10);
    await write(10);
    await engine.intruder.removeBatch(10);

    expect(await anIntegrator().integrate()).toBe(10);
  });

  it('shows nothing before it is signed', async () => {
    const signer = await aSigner(store, directory);
    const { tree, integrate } = aSignedLog(store, directory);
    await write(5);
    await integrate();

    expect(await tree.latest()).toBeUndefined();
    expect(await tree.tile({ level: 0, index: 0, width: 5 })).toBeUndefined();
    expect(await tree.tile({ level: 'entries', index: 0, width: 5 })).toBeUndefined();
    expect(await tree.proof(0)).toBeUndefined();
    expect(await tree.consistency(0, 5)).toBeUndefined();
    signer.close();
  });

  it('shows no more than the newest signed tree has', async () => {
    const signer = await aSigner(store, directory);
    const { tree, integrate } = aSignedLog(store, directory);
    await write(5);
    await signer.sign();
    await write(5);
    await integrate();

    expect(await tree.tile({ level: 0, index: 0, width: 6 })).toBeUndefined();
    expect(await tree.tile({ level: 1, index: 0, width: 1 })).toBeUndefined();
    expect(await tree.proof(5)).toBeUndefined();
    expect(await tree.consistency(2, 6)).toBeUndefined();
    expect(await tree.consistency(3, 2)).toBeUndefined();
    expect(await tree.tile({ level: 0, index: 0, width: 5 })).toHaveLength(160);
    signer.close();
  });

  it('proves every entry, and that it only grew', async () => {
    const signer = await aSigner(store, directory);
    const { tree, trust } = aSignedLog(store, directory);
    await write(258);
    await signer.sign();
    const before = await openCheckpoint((await tree.latest())?.note ?? '', trust.policy());
    await write(300);
    await signer.sign();
    const now = await openCheckpoint((await tree.latest())?.note ?? '', trust.policy());

    const proof = (await tree.consistency(258, 558)) ?? [];
    const trees = { from: 258, fromRoot: before.root, to: 558, toRoot: now.root };
    verifyConsistency(hasher, { ...trees, proof });
    const all = await entries();
    for (const index of [0, 1, 255, 256, 257, 557]) {
      const [text = '', entry = new Uint8Array()] = [await tree.proof(index), all[index]];
      const verified = await verifyProof(hasher, text, entry, trust.policy());
      expect(verified).toMatchObject({ index, checkpoint: { size: 558 } });
    }
    signer.close();
  });

  it('is verified as a whole from its tiles and bundles', async () => {
    const signer = await aSigner(store, directory);
    const { tree, trust } = aSignedLog(store, directory);
    await write(1_300);
    await signer.sign();

    const { entries: count } = await verifyLog({
      source: {
        async read(path) {
          if (path === 'checkpoint') return Buffer.from((await tree.latest())?.note ?? '');
          const address = parseTilePath(path);
          return address && tree.tile(address);
        },
      },
      policy: policyOfLog(trust.vkey()),
      hasher,
    });

    expect(count).toBe(1_300);
    signer.close();
  });

  describe('waiting for a signature', () => {
    it('ends with LOG_UNAVAILABLE when nobody signs in time', async () => {
      const signer = await aSigner(store, directory);
      const { untilCovered, tree } = aSignedLog(store, directory);
      await write(1);

      await expect(untilCovered(0, 'checkpointed', 20)).rejects.toEqual(unavailable);
      await expect(tree.proveWhenCovered(0, 20)).resolves.toBeUndefined();
      signer.close();
    });

    it('ends as soon as a signed tree holds the entry', async () => {
      const signer = await aSigner(store, directory);
      const { untilCovered, tree } = aSignedLog(store, directory, { sign: signer.step });
      await write(3);

      await untilCovered(2, 'checkpointed');
      await untilCovered(2, 'witnessed');

      expect((await tree.latest())?.size).toBe(3);
      signer.close();
    });
  });

  it('tells key and policy only once a signer has made its key', async () => {
    const { trust } = aSignedLog(store, directory);
    expect(() => trust.vkey()).toThrow(expect.objectContaining({ code: 'LOG_UNAVAILABLE' }));

    const signer = await aSigner(store, directory);

    expect(trust.policyText()).toBe(`log ${trust.vkey()}\nquorum none\n`);
    expect(trust.policy().logs.map(({ verifier }) => formatVerifier(verifier))).toEqual([
      trust.vkey(),
    ]);
    await write(1);
    await signer.sign();
    const [, size, root = ''] = parseNote(
      (await aSignedLog(store, directory).tree.latest())?.note ?? '',
    ).text.split('\n');
    expect(size).toBe('1');
    expect(Buffer.from(fromBase64(root) ?? [])).toEqual(treeHash(await entries()));
    signer.close();
  });
});
