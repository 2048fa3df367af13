import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  caseMongoMigrations,
  caseSqliteMigrations,
  createMongoCaseRepository,
  createSqliteCaseRepository,
  type CaseRepository,
} from '../../server/features/cases/index.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { aCase } from '../support/builders.ts';
import { engines, type OpenEngine } from '../support/engines.ts';

describe.each(engines)('the repository of cases, on $name', ({ open }) => {
  let engine: OpenEngine;
  let cases: CaseRepository;

  beforeAll(async () => {
    engine = await open();
    cases = await migrated(engine);
  });
  afterAll(() => engine.close());

  it('refuses a second case of the same reference', async () => {
    const first = aCase();
    expect(await cases.insert(first)).toBe(true);

    expect(await cases.insert(aCase({ reference: first.reference }))).toBe(false);
    expect(await cases.findById(first.id)).toEqual(first);
  });

  it('finds nothing under an unknown identifier', async () => {
    expect(await cases.findById(uuid())).toBeUndefined();
  });

  it('finds those of many identifiers that exist', async () => {
    const [one, other] = [aCase(), aCase()];
    await cases.insert(one);
    await cases.insert(other);

    const found = await cases.findMany([other.id, uuid(), one.id]);

    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([one, other]));
    expect(await cases.findMany([])).toEqual([]);
  });

  it('replaces the expected version only', async () => {
    const courtCase = aCase();
    await cases.insert(courtCase);
    const changed = { ...courtCase, version: 2, participantOrganisationIds: [uuid()] };

    expect(await cases.replace({ ...changed, version: 3 }, 2)).toBe(false);
    expect(await cases.replace(changed, 1)).toBe(true);
    expect(await cases.findById(courtCase.id)).toEqual(changed);
  });

  it('lets one of many simultaneous changes win', async () => {
    const courtCase = aCase();
    await cases.insert(courtCase);

    const changes = Array.from({ length: 8 }, () =>
      cases.replace({ ...courtCase, version: 2, participantOrganisationIds: [uuid()] }, 1),
    );

    expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
  });

  it('lists for an organisation what it owns and what it takes part in, newest first', async () => {
    const own = uuid();
    const owned = aCase({ ownerOrganisationId: own });
    const strange = aCase({ participantOrganisationIds: [uuid()] });
    const joined = aCase({ participantOrganisationIds: [uuid(), own] });
    for (const courtCase of [owned, strange, joined]) await cases.insert(courtCase);

    const listed = await cases.listOfOrganisation({ limit: 10 }, own);

    expect(listed).toEqual([joined, owned]);
  });

  it('stops listing a case for a participant that was removed, and for nobody else', async () => {
    const [removed, remaining] = [uuid(), uuid()];
    const courtCase = aCase({ participantOrganisationIds: [removed, remaining] });
    await cases.insert(courtCase);
    const changed = { ...courtCase, version: 2, participantOrganisationIds: [remaining] };
    await cases.replace(changed, 1);

    expect(await cases.listOfOrganisation({ limit: 10 }, removed)).toEqual([]);
    expect(await cases.listOfOrganisation({ limit: 10 }, remaining)).toEqual([changed]);
    expect(await cases.listOfOrganisation({ limit: 10 }, courtCase.ownerOrganisationId)).toEqual([
      changed,
    ]);
  });

  it('pages through more than two pages, with one item more than asked for while there are more', async () => {
    const own = uuid();
    const all = Array.from({ length: 5 }, () => aCase({ participantOrganisationIds: [own] }));
    for (const courtCase of all) await cases.insert(courtCase);
    const newestFirst = all.map(({ id }) => id).reverse();

    const first = await cases.listOfOrganisation({ limit: 2 }, own);
    await cases.insert(aCase({ participantOrganisationIds: [own] }));
    const second = await cases.listOfOrganisation({ limit: 2, cursor: first[1]?.id }, own);
    const third = await cases.listOfOrganisation({ limit: 2, cursor: second[1]?.id }, own);

    expect(first.map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
    expect(second.map(({ id }) => id)).toEqual(newestFirst.slice(2, 5));
    expect(third.map(({ id }) => id)).toEqual(newestFirst.slice(4));
  });

  it('lists every case for oversight', async () => {
    const newest = aCase();
    await cases.insert(newest);

    const [first, second] = await cases.listAll({ limit: 2 });

    expect(first).toEqual(newest);
    expect(second?.id).not.toBe(newest.id);
  });
});

async function migrated({ database }: OpenEngine): Promise<CaseRepository> {
  const silent = createLogger('silent');
  if (database.engine === 'sqlite') {
    await migrateSqlite(database.sqlite, caseSqliteMigrations, silent);
    return createSqliteCaseRepository(database.sqlite);
  }
  await migrateMongo(database.connection, caseMongoMigrations, silent);
  return createMongoCaseRepository(database.connection);
}
