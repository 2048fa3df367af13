import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { IndexFilter, IndexRow } from '../../server/features/access-log/store/index-store.ts';
import {
  accessLogEngines,
  openSqliteEngine,
  type AccessLogEngine,
} from '../support/access-log-engines.ts';

const [own, other] = [randomUUID(), randomUUID()];
const [file, submission] = [randomUUID(), randomUUID()];

function aRow(index: number, facts: Partial<IndexRow>): IndexRow {
  return {
    index,
    id: randomUUID(),
    time: `2026-03-01T12:00:0${index}.000Z`,
    action: 'file.open',
    actorId: randomUUID(),
    actorOrganisation: other,
    objectType: 'file',
    objectId: file,
    objectOrganisation: own,
    outcome: 'success',
    phase: 'single',
    ...facts,
  };
}

describe.each(accessLogEngines())('finding who opened something, on %s', (_name, open) => {
  let engine: AccessLogEngine;
  beforeEach(async () => {
    engine = await open();
    await engine.store.index.add([
      aRow(0, {}),
      aRow(1, { action: 'submission.read', objectId: submission }),
      aRow(2, { actorOrganisation: own }),
      aRow(3, { actorOrganisation: undefined, actorId: undefined, action: 'file.sweep' }),
      aRow(4, { objectOrganisation: other, actorOrganisation: own }),
      aRow(5, { objectOrganisation: undefined, outcome: 'denied' }),
    ]);
  });
  afterEach(() => engine.close());

  const find = (filter: IndexFilter) =>
    engine.store.index.search(filter, { direction: 'older', limit: 10 });

  it('goes by whose the object is, not by who acted', async () => {
    await expect(find({ objectOrganisation: own })).resolves.toEqual([3, 2, 1, 0]);
    await expect(find({ objectOrganisation: randomUUID() })).resolves.toEqual([]);
  });

  it('tells the acts of others, and of the system, from those of the own members', async () => {
    const others = { objectOrganisation: own, actorOrganisation: { isNot: own } };
    await expect(find(others)).resolves.toEqual([3, 1, 0]);
    const members = { objectOrganisation: own, actorOrganisation: { is: own } };
    await expect(find(members)).resolves.toEqual([2]);
  });

  it('takes any of several acts and objects, and none of none', async () => {
    const actions = ['file.open', 'file.sweep'];
    await expect(find({ objectOrganisation: own, actions })).resolves.toEqual([3, 2, 0]);
    await expect(find({ actions, action: 'file.open', objects: [file] })).resolves.toEqual([
      5, 4, 2, 0,
    ]);
    await expect(find({ objects: [submission, randomUUID()] })).resolves.toEqual([1]);
    await expect(find({ objectOrganisation: own, objects: [] })).resolves.toEqual([]);
    await expect(find({ objectOrganisation: own, actions: [] })).resolves.toEqual([]);
  });
});

// MongoDB tries the plans that it has; SQLite, which knows no figures of the rows, must be told.
it('finds openings by the index of what is rarest, on SQLite', async () => {
  const engine = await openSqliteEngine();
  const plansOf = async (filter: IndexFilter) => {
    const page = { direction: 'older', limit: 10 } as const;
    return (await engine.plansOf(() => engine.store.index.search(filter, page))).join('\n');
  };
  const shown = { objectOrganisation: own, outcome: 'success', actions: ['file.open'] };
  const submitted = { action: 'submission.submit', object: submission, outcome: 'success' };

  await expect(plansOf(shown)).resolves.toContain('INDEX access_log_index_object_org (');
  await expect(plansOf({ ...shown, objects: [file] })).resolves.toContain(
    'INDEX access_log_index_object (',
  );
  await expect(plansOf(submitted)).resolves.toContain('INDEX access_log_index_object (');
  await engine.close();
});
