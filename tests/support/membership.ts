import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import {
  accountMongoMigrations,
  accountSqliteMigrations,
  createMongoAccountRepository,
  createMongoInvitationRepository,
  createSqliteAccountRepository,
  createSqliteInvitationRepository,
  invitationMongoMigrations,
  invitationSqliteMigrations,
  type Account,
} from '../../server/features/accounts/index.ts';
import type { Invitation } from '../../server/features/accounts/invitation.ts';
import {
  createMongoOrganisationRepository,
  createSqliteOrganisationRepository,
  organisationMongoMigrations,
  organisationSqliteMigrations,
  type Organisation,
} from '../../server/features/organisations/index.ts';
import {
  createMongoSessionRepository,
  createSqliteSessionRepository,
  sessionMongoMigrations,
  sessionSqliteMigrations,
} from '../../server/features/sessions/index.ts';
import type { SignedInSession } from '../../server/features/sessions/signed-in-session.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import type { OpenEngine } from './engines.ts';

const NOON = '2026-11-21T12:00:00.000Z';
const silent = createLogger('silent');

/** The repositories of what decides who belongs to the portal, on one engine. */
export async function membershipRepositories(engine: OpenEngine) {
  const { database } = engine;
  if (database.engine === 'sqlite') {
    const migrations = [
      ...accountSqliteMigrations,
      ...invitationSqliteMigrations,
      ...organisationSqliteMigrations,
      ...sessionSqliteMigrations,
    ];
    await migrateSqlite(database.sqlite, migrations, silent);
  } else {
    const migrations = [
      ...accountMongoMigrations,
      ...invitationMongoMigrations,
      ...organisationMongoMigrations,
      ...sessionMongoMigrations,
    ];
    await migrateMongo(database.connection, migrations, silent);
  }
  return openMembership(engine);
}

/** The same, where the schema is there already. */
export function openMembership({ database }: OpenEngine) {
  if (database.engine === 'sqlite') {
    const { sqlite } = database;
    return {
      accounts: createSqliteAccountRepository(sqlite),
      invitations: createSqliteInvitationRepository(sqlite),
      organisations: createSqliteOrganisationRepository(sqlite),
      sessions: createSqliteSessionRepository(sqlite),
    };
  }
  const { connection } = database;
  return {
    accounts: createMongoAccountRepository(connection),
    invitations: createMongoInvitationRepository(connection),
    organisations: createMongoOrganisationRepository(connection),
    sessions: createMongoSessionRepository(connection),
  };
}
export type MembershipRepositories = ReturnType<typeof openMembership>;

export function anAccount(more: Partial<Account> = {}): Account {
  const id = uuid();
  return {
    id,
    version: 1,
    email: `${id}@portal.test`,
    displayName: 'Ines Moreau',
    role: 'expert',
    organisationId: uuid(),
    state: 'active',
    passwordHash: '$argon2id$by the look of it',
    secondFactor: { encryptedSecret: randomBytes(60).toString('base64'), lastStep: 0 },
    createdAt: NOON,
    ...more,
  };
}

export function anInvitation(more: Partial<Invitation> = {}): Invitation {
  const id = uuid();
  return {
    id,
    version: 1,
    email: `${id}@portal.test`,
    role: 'expert',
    organisationId: uuid(),
    state: 'open',
    tokenHash: createHash('sha256').update(id).digest('hex'),
    invitedBy: uuid(),
    expiresAt: '2026-11-24T12:00:00.000Z',
    createdAt: NOON,
    ...more,
  };
}

export function anOrganisation(more: Partial<Organisation> = {}): Organisation {
  const id = uuid();
  return {
    id,
    version: 1,
    name: `Organisation ${id}`,
    kind: 'state',
    country: 'FRA',
    gnupgCompatible: false,
    state: 'active',
    createdAt: NOON,
    ...more,
  };
}

/** Far from now: MongoDB removes what has expired by its own clock, in the middle of a test too. */
export function aSession(more: Partial<SignedInSession> = {}): SignedInSession {
  return {
    reference: randomBytes(32).toString('hex'),
    accountId: uuid(),
    awaitsSecondFactor: false,
    data: JSON.stringify({ cookie: {} }),
    startedAt: '2096-11-21T12:00:00.000Z',
    lastSeenAt: '2096-11-21T12:00:00.000Z',
    expiresAt: '2096-11-21T12:30:00.000Z',
    ...more,
  };
}
