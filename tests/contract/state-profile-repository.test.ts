import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createMongoStateProfileRepository,
  createSqliteStateProfileRepository,
  stateProfileSqliteMigrations,
  type StateProfile,
  type StateProfileRepository,
} from '../../server/features/state-profiles/index.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { migrateSqlite } from '../../server/platform/database/migrations.ts';
import { engines, type OpenEngine } from '../support/engines.ts';

describe.each(engines)('the repository of profiles of States, on $name', ({ open }) => {
  let engine: OpenEngine;
  let profiles: StateProfileRepository;

  beforeAll(async () => {
    engine = await open();
    profiles = await migrated(engine);
  });
  afterAll(() => engine.close());

  it('finds nothing of a State that has written nothing', async () => {
    expect(await profiles.findById(uuid())).toBeUndefined();
  });

  it('refuses a field that it does not know', async () => {
    const strange = { ...aProfile(), notes: 'never kept' } as StateProfile;

    await expect(async () => profiles.insert(strange)).rejects.toThrow();

    expect(await profiles.findById(strange.id)).toBeUndefined();
  });

  it('keeps the first of a State, with and without what may be left out', async () => {
    const { maximumFreezeMonths, ...short } = aProfile();
    const long = aProfile();

    expect(maximumFreezeMonths).toBe(24);
    for (const profile of [short, long]) {
      expect(await profiles.insert(profile)).toBe(true);
      expect(await profiles.insert({ ...profile, languages: [] })).toBe(false);
      expect(await profiles.findById(profile.id)).toEqual(profile);
    }
  });

  it('lets one of many simultaneous changes win', async () => {
    const profile = aProfile();
    await profiles.insert(profile);

    const changes = Array.from({ length: 8 }, () =>
      profiles.replace({ ...profile, version: 2, languages: ['en'] }, 1),
    );

    expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
    expect(await profiles.findById(profile.id)).toMatchObject({ version: 2, languages: ['en'] });
  });
});

function aProfile(): StateProfile {
  return {
    id: uuid(),
    version: 1,
    languages: ['fr', 'en'],
    requirements: ['translation', 'bank-and-branch'],
    maximumFreezeMonths: 24,
    confirmedAt: '2026-11-22T12:00:00.000Z',
  };
}

async function migrated({ database }: OpenEngine): Promise<StateProfileRepository> {
  if (database.engine === 'mongodb') return createMongoStateProfileRepository(database.connection);
  await migrateSqlite(database.sqlite, stateProfileSqliteMigrations, createLogger('silent'));
  return createSqliteStateProfileRepository(database.sqlite);
}
