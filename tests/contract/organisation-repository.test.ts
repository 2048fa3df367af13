import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type {
  Organisation,
  OrganisationRepository,
} from '../../server/features/organisations/index.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { anOrganisation, membershipRepositories, openMembership } from '../support/membership.ts';
import { unindexedQueries } from '../support/query-plans.ts';

describe.each(engines)('the repository of organisations, on $name', ({ open }) => {
  let engine: OpenEngine;
  let organisations: OrganisationRepository;

  beforeAll(async () => {
    engine = await open();
    ({ organisations } = await membershipRepositories(engine));
  });
  afterAll(() => engine.close());

  it('refuses a second organisation of the same name, also of many at once', async () => {
    const name = 'Ministry of Justice';

    const inserted = await Promise.all(
      Array.from({ length: 8 }, () => organisations.insert(anOrganisation({ name }))),
    );

    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await organisations.insert(anOrganisation({ name }))).toBe(false);
  });

  it('refuses a field that it does not know', async () => {
    const organisation = anOrganisation();
    const strange = { ...organisation, notes: 'never kept' } as Organisation;

    await expect(async () => organisations.insert(strange)).rejects.toThrow();
    await organisations.insert(organisation);
    await expect(async () =>
      organisations.replace({ ...strange, version: 2 }, 1),
    ).rejects.toThrow();

    expect(await organisations.findById(organisation.id)).toEqual(organisation);
  });

  it('finds nothing under an unknown identifier or name', async () => {
    expect(await organisations.findById(uuid())).toBeUndefined();
    expect(await organisations.findByName('Nowhere')).toBeUndefined();
  });

  it('finds by name what has a country and what has none', async () => {
    const { country, ...organ } = anOrganisation({ name: 'Registry', kind: 'court-organ' });
    const state = anOrganisation({ name: 'Trésor public' });
    await organisations.insert(organ);
    await organisations.insert(state);

    expect(await organisations.findByName('Registry')).toEqual(organ);
    expect(await organisations.findByName('Trésor public')).toEqual(state);
  });

  it('finds those of many identifiers that exist', async () => {
    const [one, other] = [anOrganisation(), anOrganisation()];
    await organisations.insert(one);
    await organisations.insert(other);

    const found = await organisations.findMany([other.id, uuid(), one.id]);

    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([one, other]));
    expect(await organisations.findMany([])).toEqual([]);
  });

  it('replaces the expected version only', async () => {
    const organisation = anOrganisation();
    await organisations.insert(organisation);
    const suspended: Organisation = { ...organisation, version: 2, state: 'suspended' };

    expect(await organisations.replace({ ...suspended, version: 3 }, 2)).toBe(false);
    expect(await organisations.replace(suspended, 1)).toBe(true);
    expect(await organisations.findById(organisation.id)).toEqual(suspended);
  });

  it('lets one of eight simultaneous changes win', async () => {
    const organisation = anOrganisation();
    await organisations.insert(organisation);

    const won = await Promise.all(
      Array.from({ length: 8 }, () =>
        organisations.replace({ ...organisation, version: 2, gnupgCompatible: true }, 1),
      ),
    );

    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('pages through more than two pages, unmoved by what is made meanwhile', async () => {
    const all = Array.from({ length: 5 }, () => anOrganisation());
    for (const organisation of all) await organisations.insert(organisation);
    const newestFirst = all.toReversed();

    const first = await organisations.list({ limit: 2 });
    await organisations.insert(anOrganisation());
    const second = await organisations.list({ limit: 2, cursor: first[1]?.id });
    const third = await organisations.list({ limit: 2, cursor: second[1]?.id });

    expect(first).toEqual(newestFirst.slice(0, 3));
    expect(second).toEqual(newestFirst.slice(2, 5));
    expect(third[0]).toEqual(newestFirst[4]);
  });

  it('answers every query from an index', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      const { organisations: made } = openMembership(engine);
      const organisation = anOrganisation();
      await made.findById(organisation.id);
      await made.findMany([organisation.id, uuid()]);
      await made.findByName(organisation.name);
      await made.replace({ ...organisation, version: 2 }, 1);
      await made.list({ limit: 2 });
      await made.list({ limit: 2, cursor: uuid() });
    });

    expect(count).toBeGreaterThanOrEqual(5);
    expect(unindexed).toEqual([]);
  });
});
