import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  consentMongoMigrations,
  consentSqliteMigrations,
  createMongoConsentRepository,
  createSqliteConsentRepository,
  type Consent,
  type ConsentRepository,
} from '../../server/features/consents/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { storedContent } from '../support/builders.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { unindexedQueries } from '../support/query-plans.ts';

const NOON = '2026-11-21T12:00:00.000Z';

describe.each(engines)('the repository of consents, on $name', ({ open }) => {
  let engine: OpenEngine;
  let consents: ConsentRepository;

  beforeAll(async () => {
    engine = await open();
    await migrate(engine);
    consents = repositoryOf(engine);
  });
  afterAll(() => engine.close());

  it('finds nothing under an unknown identifier', async () => {
    expect(await consents.findById(uuid())).toBeUndefined();
  });

  it('gives everything back as it was', async () => {
    const answered = { state: 'refused', answeredBy: uuid(), answeredAt: NOON } as const;
    const full = aConsent({ reason: storedContent([uuid(), uuid()]), ...answered });
    const bare = aConsent();

    for (const consent of [full, bare]) await consents.insert(consent);

    expect(await consents.findById(full.id)).toEqual(full);
    expect(await consents.findById(bare.id)).toEqual(bare);
  });

  it.each(['asked', 'granted'] as const)('refuses what is %s already', async (state) => {
    const standing = aConsent({ state });
    await consents.insert(standing);

    expect(await consents.insert({ ...standing, id: uuid(), state: 'asked' })).toBe(false);
    expect(await consents.insert({ ...standing, id: uuid(), askingOrganisationId: uuid() })).toBe(
      true,
    );
    expect(await consents.insert({ ...standing, id: uuid(), forOrganisationId: uuid() })).toBe(
      true,
    );
    const record = { type: 'record', id: standing.object.id } as const;
    expect(await consents.insert({ ...standing, id: uuid(), object: record })).toBe(true);
  });

  it('takes what was refused when it is asked anew, and one of many at once', async () => {
    const refused = aConsent();
    await consents.insert(refused);
    await consents.replace({ ...refused, state: 'refused', version: 2 }, 1);

    const asked = await Promise.all(
      Array.from({ length: 6 }, () => consents.insert({ ...refused, id: uuid() })),
    );

    expect(asked.filter(Boolean)).toHaveLength(1);
  });

  it('replaces the expected version only, and one of many at once', async () => {
    const consent = aConsent();
    await consents.insert(consent);
    expect(await consents.replace({ ...consent, version: 3 }, 2)).toBe(false);

    const changes = Array.from({ length: 6 }, () =>
      consents.replace({ ...consent, version: 2 }, 1),
    );

    expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
  });

  it('knows as granted what is granted for exactly that, and not what is asked or refused', async () => {
    const granted = aConsent({ state: 'granted' });
    for (const consent of [granted, aConsent({ state: 'refused' }), aConsent()]) {
      await consents.insert(consent);
      expect(await consents.isGranted(consent)).toBe(consent === granted);
    }

    const other = { ...granted, object: { type: 'record', id: granted.object.id } } as const;
    expect(await consents.isGranted(other)).toBe(false);
    expect(await consents.isGranted({ ...granted, askingOrganisationId: uuid() })).toBe(false);
    expect(await consents.isGranted({ ...granted, forOrganisationId: uuid() })).toBe(false);
  });

  it.each([
    ['asking', 'askingOrganisationId'],
    ['provider', 'providerOrganisationId'],
  ] as const)('lists by the side that is %s, and by state, page by page', async (side, field) => {
    const organisationId = uuid();
    const own: Consent[] = [];
    for (const state of ['asked', 'granted', 'asked', 'refused'] as const) {
      own.unshift(aConsent({ [field]: organisationId, state }));
    }
    for (const consent of [...own.toReversed(), aConsent()]) await consents.insert(consent);
    const page = (cursor?: string) =>
      consents.listOf({ limit: 2, cursor }, organisationId, { side });

    expect(await page()).toEqual(own.slice(0, 3));
    expect(await page(own[1]?.id)).toEqual(own.slice(2));
    const asked = { side, state: 'asked' } as const;
    expect(await consents.listOf({ limit: 9 }, organisationId, asked)).toEqual(
      own.filter(({ state }) => state === 'asked'),
    );
    const other = side === 'asking' ? 'provider' : 'asking';
    expect(await consents.listOf({ limit: 9 }, organisationId, { side: other })).toEqual([]);
  });

  it('reads no more than an index leads to', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      const made = repositoryOf(engine);
      const page = { limit: 2, cursor: uuid() };
      for (const side of ['asking', 'provider'] as const) {
        await made.listOf(page, uuid(), { side });
        await made.listOf(page, uuid(), { side, state: 'asked' });
      }
      await made.isGranted(aConsent());
    });

    expect(count).toBeGreaterThanOrEqual(5);
    expect(unindexed).toEqual([]);
  });
});

function aConsent(more: Partial<Consent> = {}): Consent {
  return {
    id: uuid(),
    version: 1,
    object: { type: 'file', id: uuid() },
    caseId: uuid(),
    submissionId: uuid(),
    folderType: 'submission',
    providerOrganisationId: uuid(),
    askingOrganisationId: uuid(),
    askedBy: uuid(),
    forOrganisationId: uuid(),
    state: 'asked',
    askedAt: NOON,
    ...more,
  };
}

async function migrate({ database }: OpenEngine): Promise<void> {
  const logger = createLogger('silent');
  await (database.engine === 'sqlite'
    ? migrateSqlite(database.sqlite, consentSqliteMigrations, logger)
    : migrateMongo(database.connection, consentMongoMigrations, logger));
}

function repositoryOf({ database }: OpenEngine): ConsentRepository {
  return database.engine === 'sqlite'
    ? createSqliteConsentRepository(database.sqlite)
    : createMongoConsentRepository(database.connection);
}
