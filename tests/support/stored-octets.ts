import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { flipped } from './sealing.ts';
import type { TestPortal } from './test-portal.ts';

type Stored = Pick<TestPortal, 'database' | 'dataDirectory'>;

/** The sealed store behind the portal's back: what somebody with access to the disk sees, and can do. */
export function storedOctetsOf({ database, dataDirectory }: Stored) {
  return database.engine === 'mongodb'
    ? inGridFs(database.mongo.getClient().db(database.mongo.name))
    : inFolder(join(dataDirectory, 'sealed'));
}

function inFolder(folder: string) {
  async function paths(): Promise<string[]> {
    // Made when the first file arrives.
    if (!existsSync(folder)) return [];
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  }
  return {
    /** How many octets are stored in all, those of unfinished uploads included. */
    async count(): Promise<number> {
      const files = await Promise.all((await paths()).map((path) => stat(path)));
      return files.reduce((sum, { size }) => sum + size, 0);
    },
    /** Alters one octet of the part with that number. */
    async flip(fileId: string, n: number, at: number): Promise<void> {
      const path = (await paths()).find((each) => each.includes(`${fileId}-${n}-`));
      if (path === undefined) throw new Error('no such part');
      await writeFile(path, flipped(await readFile(path), at));
    },
  };
}

type Chunk = { _id: mongo.ObjectId; files_id: mongo.ObjectId; n: number; data: mongo.Binary };

function inGridFs(database: mongo.Db) {
  const chunks = database.collection<Chunk>('sealed.chunks');
  const files = database.collection<{ _id: mongo.ObjectId; filename: string; chunkSize: number }>(
    'sealed.files',
  );
  return {
    async count(): Promise<number> {
      const all = await chunks.find().toArray();
      return all.reduce((sum, { data }) => sum + data.length(), 0);
    },
    async flip(fileId: string, n: number, at: number): Promise<void> {
      const file = await files.findOne({ filename: new RegExp(`^${fileId}-${n}-`) });
      if (!file) throw new Error('no such part');
      const { _id, chunkSize } = file;
      const chunk = await chunks.findOne({ files_id: _id, n: Math.floor(at / chunkSize) });
      if (!chunk) throw new Error('no such chunk');
      const data = new mongo.Binary(flipped(chunk.data.value(), at % chunkSize));
      await chunks.updateOne({ _id: chunk._id }, { $set: { data } });
    },
  };
}
