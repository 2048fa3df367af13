import { v7 as uuid } from 'uuid';
import type { OrganisationKind, Role } from '../../core/contracts/vocabulary.ts';
import {
  sealGrant,
  signRotation,
  type OrganisationKey,
  type UnlockedKey,
} from '../../core/sealing/index.ts';
import {
  createKeys,
  createMongoKeyRepositories,
  createSqliteKeyRepositories,
  keyMongoMigrations,
  keySqliteMigrations,
  type KeyRepositories,
} from '../../server/features/keys/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { openSqlite } from '../../server/platform/database/sqlite.ts';
import { createLogger } from '../../server/platform/logger.ts';
import type { Principal } from '../../server/platform/principal.ts';
import type { OpenEngine } from './engines.ts';
import { aKey } from './sealing.ts';

export async function openKeyRepositories({
  database,
}: Pick<OpenEngine, 'database'>): Promise<KeyRepositories> {
  const logger = createLogger('silent');
  if (database.engine === 'mongodb') {
    await migrateMongo(database.connection, keyMongoMigrations, logger);
    return createMongoKeyRepositories(database.connection);
  }
  await migrateSqlite(database.sqlite, keySqliteMigrations, logger);
  return createSqliteKeyRepositories(database.sqlite);
}

/** Somebody with an unlocked key in their browser. */
export type KeyHolder = { readonly principal: Principal; readonly own: OrganisationKey };

/** The key services on an empty database, and organisations whose members come and go. */
export async function createKeyExchange() {
  const sqlite = openSqlite(':memory:');
  const repositories = await openKeyRepositories({ database: { engine: 'sqlite', sqlite } });
  const organisations = new Map<string, { gnupgCompatible: boolean }>();
  const members = new Map<string, string[]>();
  const clock = { offset: 0 };
  /** The services again, with something in the place of a repository: a store that breaks in a certain way. */
  function keysOn(replaced: Partial<KeyRepositories>) {
    return createKeys({
      evidence: { findEvidence: () => Promise.resolve(undefined) },
      ...repositories,
      ...replaced,
      members: { contentMembersOf: (id) => Promise.resolve([...(members.get(id) ?? [])]) },
      organisations: { find: (id) => Promise.resolve(organisations.get(id)) },
      clock: () => new Date(Date.now() + clock.offset),
    });
  }
  const keys = keysOn({});

  function exclude({ principal: { accountId, organisationId } }: KeyHolder): void {
    const remaining = (members.get(organisationId) ?? []).filter((id) => id !== accountId);
    members.set(organisationId, remaining);
  }

  return {
    keys,
    keysOn,
    repositories,
    clock,
    addOrganisation(gnupgCompatible = false): string {
      const id = uuid();
      organisations.set(id, { gnupgCompatible });
      members.set(id, []);
      return id;
    },
    chooseCompatibility(organisationId: string, gnupgCompatible: boolean): void {
      organisations.set(organisationId, { gnupgCompatible });
    },
    /** Somebody who has not published a key yet. */
    async join(organisationId: string, role: Role = 'national-focal-point'): Promise<KeyHolder> {
      const organisationKind: OrganisationKind = 'state';
      const principal = { accountId: uuid(), organisationId, organisationKind, role };
      members.get(organisationId)?.push(principal.accountId);
      return { principal, own: await aKey() };
    },
    async joinWithKey(organisationId: string, role?: Role): Promise<KeyHolder> {
      const holder = await this.join(organisationId, role);
      const { armoredPublicKey } = holder.own;
      await keys.memberKeys.publish(holder.principal, { armoredPublicKey });
      return holder;
    },
    /** First the account ends, then what else ends with it, as in the portal. */
    async leave(holder: KeyHolder): Promise<void> {
      exclude(holder);
      const { accountId, organisationId } = holder.principal;
      await keys.onMembershipEnded({ accountId, organisationId });
    },
    /** A suspended account is no active member, and its membership has not ended. */
    suspend: exclude,
    close(): void {
      sqlite.close();
    },
  };
}
export type KeyExchange = Awaited<ReturnType<typeof createKeyExchange>>;

/** What one member's browser sends to give an organisation's key to another. */
export async function grantTo(
  to: { readonly id: string; readonly armoredPublicKey: string },
  organisationKey: UnlockedKey,
  signingKey: UnlockedKey,
): Promise<{ accountId: string; armoredMessage: string }> {
  const armoredMessage = await sealGrant({
    organisationKey,
    recipientArmoredPublicKey: to.armoredPublicKey,
    signingKey,
  });
  return { accountId: to.id, armoredMessage };
}

export async function publication(
  key: OrganisationKey,
  by: KeyHolder,
  to: readonly KeyHolder[],
  previous?: OrganisationKey,
) {
  const grants = await Promise.all(
    to.map(({ principal, own }) =>
      grantTo(
        { id: principal.accountId, armoredPublicKey: own.armoredPublicKey },
        key.key,
        by.own.key,
      ),
    ),
  );
  const rotation =
    previous && (await rotationTo(key.fingerprint, previous, by.principal.organisationId));
  return { armoredPublicKey: key.armoredPublicKey, grants, ...(rotation && { rotation }) };
}

export function rotationTo(
  nextFingerprint: string,
  previous: OrganisationKey,
  organisationId: string,
) {
  return signRotation({
    previousKey: previous.key,
    organisationId,
    nextFingerprint,
    at: new Date(),
  });
}

/** What `rejects.toMatchObject` compares. */
export function problem(code: string) {
  return { name: 'AppError', code };
}
