import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';

import { connectMongo } from '../../server/platform/database/mongo.ts';
import { createFolderStore } from '../../server/platform/storage/sealed-store.folder.ts';
import {
  createGridFsStore,
  gridFsStoreMigrations,
} from '../../server/platform/storage/sealed-store.mongo.ts';
import type { SealedStore } from '../../server/platform/storage/sealed-store.ts';

export type StoreUnderTest = {
  store: SealedStore;
  /** Everything the engine holds: files in folders, or documents of all collections. */
  countLeftovers: () => Promise<number>;
  /** Where another process finds the same store. */
  address: { folder: string } | { uri: string };
  /** To break things behind the store's back. */
  mongo?: Connection;
  dispose: () => Promise<void>;
};

export async function openFolderStore(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'sealed-store-'));
  return {
    store: createFolderStore({ folder }),
    countLeftovers: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).length;
    },
    address: { folder },
    dispose: () => rm(folder, { recursive: true }),
  };
}

export async function openGridFsStore(serverUri: string): Promise<StoreUnderTest> {
  const url = new URL(serverUri);
  url.pathname = `/portal-test-${randomBytes(6).toString('hex')}`;
  const connection = await connectMongo(url.href);
  for (const { up } of gridFsStoreMigrations('sealed')) await up(connection);
  const collections = ['files', 'chunks', 'unfinished'].map((name) =>
    connection.collection(`sealed.${name}`),
  );
  return {
    store: createGridFsStore({ connection, bucketName: 'sealed' }),
    countLeftovers: async () => {
      const counts = await Promise.all(collections.map((each) => each.countDocuments()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    address: { uri: url.href },
    mongo: connection,
    dispose: async () => {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
