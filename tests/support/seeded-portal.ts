import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { loadConfig } from '../../config/app-config.ts';
import { SessionResponse } from '../../core/contracts/sessions.ts';
import {
  createConnection,
  openGrants,
  unlockKeyBackup,
  type Connection,
  type Keyring,
} from '../../core/exchange/index.ts';
import { createCookieFetch } from '../../scripts/demonstration/cookie-fetch.ts';
import {
  dataDirectoryOf,
  seedDemonstration,
  type DemonstrationAccount,
} from '../../scripts/demonstration/index.ts';
import { openListeningPortal } from '../../scripts/demonstration/seeding/listening-portal.ts';
import { freshMongoUri, type Engine } from './test-portal.ts';

/** A demonstration seeded in a process of its own, and then a portal over its data as a demonstration runs it. */
export async function openSeededPortal(engine: Engine, { entries }: { entries: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'demonstration-'));
  const mongodbUri = engine === 'mongodb' ? freshMongoUri() : undefined;
  const demonstration = await seedDemonstration({ folder, entries, mongodbUri });
  const config = loadConfig({
    PORTAL_SECRET: demonstration.portalSecret,
    DATA_DIRECTORY: dataDirectoryOf(folder),
    DEMONSTRATION: 'true',
    LOG_LEVEL: 'silent',
  });
  const portal = await openListeningPortal({ ...config, mongodbUri }, 'test');

  function accountOf(key: DemonstrationAccount['key']): DemonstrationAccount {
    const account = demonstration.accounts.find((one) => one.key === key);
    if (!account) throw new Error(`${key} has no account`);
    return account;
  }

  /** By the password alone. */
  async function signIn(key: DemonstrationAccount['key']): Promise<Connection> {
    const { email, password } = accountOf(key);
    const connection = createConnection({ origin: portal.origin, fetch: createCookieFetch() });
    const call = { method: 'POST', body: { email, password } } as const;
    const session = await connection.call(SessionResponse, '/session', call);
    if (session.status !== 'signed-in') throw new Error(`${key} is not signed in`);
    return connection;
  }

  return {
    origin: portal.origin,
    folder,
    demonstration,
    accountOf,
    signIn,
    async unlock(connection: Connection): Promise<Keyring> {
      const memberKey = await unlockKeyBackup(connection, demonstration.passphrase);
      return (await openGrants(connection, memberKey)).keyring;
    },
    async close(): Promise<void> {
      await portal.close();
      if (mongodbUri !== undefined) await dropDatabase(mongodbUri);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type SeededPortal = Awaited<ReturnType<typeof openSeededPortal>>;

async function dropDatabase(uri: string): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  await connection.dropDatabase();
  await connection.close();
}
