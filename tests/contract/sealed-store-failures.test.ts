import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { createFolderStore } from '../../server/platform/storage/sealed-store.folder.ts';
import { pseudoRandomBytes } from '../support/openpgp-packets.ts';
import {
  openFolderStore,
  openGridFsStore,
  type StoreUnderTest,
} from '../support/sealed-store-engines.ts';

const mongoUri = process.env['MONGODB_URI'];
const MiB = 1024 * 1024;
const limits = { maxBytes: 64 * MiB };

let engine: StoreUnderTest;

afterEach(async () => {
  await engine.dispose();
});

async function* one(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content);
}

async function drain(source: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of source) expect(chunk.length).toBeGreaterThan(0);
}

describe('a folder that fails', () => {
  async function folderOf(): Promise<string> {
    engine = await openFolderStore();
    return 'folder' in engine.address ? engine.address.folder : '';
  }

  it('passes the error of a disk that takes no more on, and keeps nothing', async () => {
    const folder = await folderOf();
    const script = fileURLToPath(new URL('../support/endless-writer.ts', import.meta.url));
    // A file may not grow beyond 1 MiB (2048 blocks of 512 octets, or 1024 of 1024); the signal is ignored.
    const command = 'trap "" XFSZ; ulimit -f 1024; exec "$0" "$@"';
    const run = promisify(execFile)('bash', [
      '-c',
      command,
      process.execPath,
      script,
      JSON.stringify({ folder }),
    ]);

    await expect(run).rejects.toMatchObject({ stderr: expect.stringContaining('EFBIG') });
    expect(await engine.countLeftovers()).toBe(0);
  });

  it('passes the error on when the file cannot get its name, and keeps nothing', async () => {
    const folder = await folderOf();
    // Wherever the content belongs, a file is in the way of its folder.
    for (let fanOut = 0; fanOut < 256; fanOut += 1) {
      await writeFile(join(folder, fanOut.toString(16).padStart(2, '0')), '');
    }

    const written = engine.store.write('a', one(pseudoRandomBytes(10)), limits);

    await expect(written).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(await engine.countLeftovers()).toBe(256);
  });

  it('is not mistaken for an absent one when it is a file', async () => {
    const folder = await folderOf();
    const path = join(folder, 'file');
    await writeFile(path, '');
    const store = createFolderStore({ folder: path });

    await expect(drain(store.read('a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(store.sweepUnfinished(new Date())).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('makes its files and folders unreadable for other users', async () => {
    const folder = join(await folderOf(), 'deep', 'below');
    const store = createFolderStore({ folder });
    await store.write('a', one(pseudoRandomBytes(10)), limits);

    const { stdout } = await promisify(execFile)('find', [folder, '-perm', '/077']);

    expect(stdout).toBe('');
    expect(await readdir(folder)).toHaveLength(2);
  });
});

if (mongoUri) {
  describe('GridFS that fails', () => {
    it('does not end in silence where the last chunks are gone', async () => {
      engine = await openGridFsStore(mongoUri);
      await engine.store.write('a', one(pseudoRandomBytes(3 * MiB)), limits);
      await engine.mongo?.collection('sealed.chunks').deleteOne({ n: 2 });

      await expect(drain(engine.store.read('a'))).rejects.toThrow('Chunks are missing');
      await expect(drain(engine.store.read('a', { start: 0, end: 9 }))).resolves.toBeUndefined();
    });

    it('does not sweep a long upload whose chunks still come', async () => {
      engine = await openGridFsStore(mongoUri);
      const { store, mongo } = engine;
      async function* long() {
        yield pseudoRandomBytes(2 * MiB);
        await mongo
          ?.collection('sealed.unfinished')
          .updateMany({}, { $set: { activeAt: new Date(0) } });
        expect(await store.sweepUnfinished(new Date(Date.now() - 3_600_000))).toBe(0);
        yield pseudoRandomBytes(10);
      }

      await expect(store.write('a', long(), limits)).resolves.toMatchObject({ size: 2 * MiB + 10 });
      expect(await mongo?.collection('sealed.unfinished').countDocuments()).toBe(0);
    });

    it('finishes a removal that died half-way, and forgets one that had not begun', async () => {
      engine = await openGridFsStore(mongoUri);
      const { store, mongo } = engine;
      for (const id of ['a', 'b']) await store.write(id, one(pseudoRandomBytes(2 * MiB)), limits);
      const files = mongo?.collection('sealed.files');
      for (const { _id } of (await files?.find().toArray()) ?? []) {
        await mongo?.collection('sealed.unfinished').insertOne({ _id, activeAt: new Date(0) });
      }
      await files?.deleteOne({ filename: 'a' });

      expect(await store.sweepUnfinished(new Date(Date.now() + 3_600_000))).toBe(1);
      expect(await mongo?.collection('sealed.chunks').countDocuments()).toBe(2);
      await expect(drain(store.read('b'))).resolves.toBeUndefined();
    });
  });
}
