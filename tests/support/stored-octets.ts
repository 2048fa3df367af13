import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { mongo } from 'mongoose';
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
      await writeFile(path ?? '', flipped(await readFile(path ?? ''), at));
    },
  };
}

function inGridFs(database: mongo.Db) {
  const chunks = database.collection<{ files_id: mongo.ObjectId; n: number; data: mongo.Binary }>(
    'sealed.chunks',
  );
  return {
    async count(): Promise<number> {
      const all = await chunks.find().toArray();
      return all.reduce((sum, { data }) => sum + data.length(), 0);
    },
    async flip(fileId: string, n: number, at: number): Promise<void> {
      const filename = new RegExp(`^${fileId}-${n}-`);
      const file = await database.collection('sealed.files').findOne({ filename });
      const [id, size] = [file?._id, file?.['chunkSize'] as number];
      const chunk = await chunks.findOne({ files_id: id, n: Math.floor(at / size) });
      const data = flipped(chunk?.data.value() ?? new Uint8Array(), at % size);
      await chunks.updateOne({ _id: chunk?._id }, { $set: { data: data as never } });
    },
  };
}
