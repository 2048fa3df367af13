import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DatabaseSync } from 'node:sqlite';
import {
  accountSqliteMigrations,
  createAccountService,
  createPasswords,
  createSecondFactors,
  createSqliteAccountRepository,
  createSqliteInvitationRepository,
  invitationSqliteMigrations,
  type Account,
} from '../../../../../server/features/accounts/index.ts';
import { systemClock } from '../../../../../server/platform/clock.ts';
import { migrateSqlite } from '../../../../../server/platform/database/migrations.ts';
import { openSqlite } from '../../../../../server/platform/database/sqlite.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';

const administrator = {
  accountId: '019a0000-0000-7000-8000-000000000001',
  organisationId: '019a0000-0000-7000-8000-000000000002',
  organisationKind: 'court-organ',
  role: 'administrator',
} as const;

const member: Account = {
  id: '019a0000-0000-7000-8000-000000000003',
  version: 1,
  email: 'member@state.example',
  displayName: 'Member',
  role: 'expert',
  organisationId: '019a0000-0000-7000-8000-000000000004',
  state: 'active',
  passwordHash: 'hash',
  createdAt: '2026-01-01T00:00:00.000Z',
};

describe('a removal that dies half-way', () => {
  let sqlite: DatabaseSync;

  beforeEach(async () => {
    sqlite = openSqlite(':memory:');
    const migrations = [...accountSqliteMigrations, ...invitationSqliteMigrations];
    await migrateSqlite(sqlite, migrations, createLogger('silent'));
  });
  afterEach(() => {
    sqlite.close();
  });

  it('leaves a suspended member, and is completed when it is made again', async () => {
    const accounts = createSqliteAccountRepository(sqlite);
    await accounts.insert(member);
    const ended: string[] = [];
    let failures = 1;
    const service = createAccountService({
      accounts,
      invitations: createSqliteInvitationRepository(sqlite),
      organisations: { findById: () => Promise.resolve({ kind: 'state', state: 'active' }) },
      passwords: createPasswords(new Uint8Array(32)),
      secondFactors: createSecondFactors(new Uint8Array(32)),
      clock: systemClock,
      onAccessEnded: () => {
        ended.push('access');
        return Promise.resolve();
      },
      onContentLost: () => {
        if (failures-- > 0) return Promise.reject(new Error('died'));
        ended.push('content');
        return Promise.resolve();
      },
      endOtherSessions: () => Promise.resolve(),
    });

    await expect(service.remove(administrator, member.id, 1)).rejects.toThrow('died');
    const halfway = await accounts.findById(member.id);
    expect(halfway).toMatchObject({ state: 'suspended', version: 2 });
    expect(await service.findPrincipal(member.id)).toBeUndefined();

    const removed = await service.remove(administrator, member.id, 2);
    expect(removed).toMatchObject({ state: 'removed', version: 4 });
    expect(removed).not.toHaveProperty('email');
    expect(ended).toEqual(['access', 'access', 'content']);
  });
});
