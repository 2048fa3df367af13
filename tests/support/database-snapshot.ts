import { copyFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose, { type mongo } from 'mongoose';

type Snapshot = {
  /** Puts the database back to what it was; the signer's folder stays as it is. */
  restore(): Promise<void>;
  remove(): Promise<void>;
};

/** Of the embedded database, while nobody has it open. */
export async function snapshotOfFiles(dataDirectory: string): Promise<Snapshot> {
  const names = (await readdir(dataDirectory)).filter((name) => name.endsWith('.sqlite'));
  const copyOf = (name: string) => join(dataDirectory, `${name}.copy`);
  for (const name of names) await copyFile(join(dataDirectory, name), copyOf(name));
  return {
    async restore() {
      for (const name of names) {
        for (const rest of ['-wal', '-shm'])
          await rm(join(dataDirectory, name + rest), { force: true });
        await copyFile(copyOf(name), join(dataDirectory, name));
      }
    },
    async remove() {
      for (const name of names) await rm(copyOf(name));
    },
  };
}

/** Of a MongoDB, also while a portal works on it. */
export async function snapshotOfMongo(uri: string): Promise<Snapshot> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const database = connection.getClient().db(connection.name);
  const kept = new Map<string, mongo.Document[]>();
  // Entries first, or a signer that runs meanwhile signs them once more.
  const names = (await database.listCollections().toArray()).map(({ name }) => name).toSorted();
  for (const name of ['access_log_batches', ...names])
    kept.set(name, await database.collection(name).find({}, { promoteValues: false }).toArray());
  return {
    async restore() {
      for (const [name, documents] of kept) {
        await database.collection(name).deleteMany({});
        if (documents.length > 0) await database.collection(name).insertMany(documents);
      }
    },
    remove: () => connection.close(),
  };
}
