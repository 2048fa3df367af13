import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { IndexRow } from '../../server/features/access-log/store/index-store.ts';
import { accessLogEngines, type AccessLogEngine } from '../support/access-log-engines.ts';

const actorId = randomUUID();
const actorOrganisation = randomUUID();
const objectOrganisation = randomUUID();

function aRow(index: number, values: Partial<IndexRow> = {}): IndexRow {
  return {
    index,
    id: randomUUID(),
    time: `2026-03-01T12:00:0${String(index)}.000Z`,
    action: 'file.open',
    actorId,
    actorOrganisation,
    objectOrganisation,
    outcome: 'success',
    phase: 'single',
    ...values,
  };
}

describe.each(accessLogEngines())('the rows derived from the access log, on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let intent: IndexRow;
  let result: IndexRow;
  let system: IndexRow;
  beforeEach(async () => {
    engine = await open();
    intent = aRow(0, { phase: 'intent', outcome: 'pending' });
    result = aRow(1, { phase: 'result', ref: intent.id, outcome: 'denied', reason: 'NOT_FOUND' });
    system = {
      index: 2,
      id: randomUUID(),
      time: '2026-03-01T12:00:02.000Z',
      action: 'log.boot',
      outcome: 'success',
      phase: 'single',
    };
    await engine.store.index.add([intent, result, system]);
  });
  afterEach(() => engine.close());

  it('are told as facts, in either direction', async () => {
    const { rows } = engine.store;

    const newer = await rows.facts({}, { direction: 'newer', limit: 2 });
    const older = await rows.facts({ actor: actorId }, { direction: 'older', limit: 9, cursor: 2 });

    expect(newer.map(({ index }) => index)).toEqual([0, 1]);
    expect(older.map(({ index }) => index)).toEqual([1, 0]);
    const { id, time, ref } = result;
    const about = { action: 'file.open', actorId, actorOrganisation, objectOrganisation };
    const ended = { index: 1, id, time, phase: 'result', ref, outcome: 'denied' };
    expect(older[0]).toEqual({ ...about, ...ended, objectId: undefined });
  });

  it('are counted by action, outcome and organisation, without intents', async () => {
    const from = '2026-03-01T12:00:00.000Z';
    const to = '2026-03-01T12:00:02.000Z';

    const tallies = await engine.store.rows.tally({ from, to });
    const earlier = await engine.store.rows.tally({ from, to: '2026-03-01T12:00:00.999Z' });

    expect(earlier).toEqual([]);
    expect(tallies).toHaveLength(2);
    expect(tallies).toEqual(
      expect.arrayContaining([
        { action: 'file.open', outcome: 'denied', organisation: actorOrganisation, count: 1 },
        { action: 'log.boot', outcome: 'success', count: 1 },
      ]),
    );
  });

  it('differ from what is expected where one is missing, altered, or open or closed wrongly', async () => {
    const { rows } = engine.store;
    await engine.intruder.replaceIndexedAction(1, 'case.read');

    const different = await rows.differing([
      { ...intent, open: true },
      { ...result, open: false },
      system,
      aRow(3),
    ]);

    expect(different).toEqual([0, 1, 3]);
    expect(await rows.differing([intent, { ...system, open: false }])).toEqual([]);
    expect(await rows.differing([])).toEqual([]);
  });

  it('are put right, and nothing else of them', async () => {
    const { rows, index } = engine.store;
    await engine.intruder.replaceIndexedAction(1, 'case.read');
    const expected = [intent, result, { ...system, actorId: randomUUID() }, aRow(3)];

    await rows.replace(expected);

    expect(await rows.differing(expected.map((row) => ({ ...row, open: false })))).toEqual([]);
    await rows.replace([{ ...intent, open: true }]);
    expect(await index.openIntents('2026-04-01T00:00:00.000Z', 9)).toEqual([0]);
    await rows.replace([]);
  });

  it('are removed from an index on', async () => {
    const { rows, index } = engine.store;

    expect(await rows.removeFrom(1)).toBe(2);
    expect(await rows.removeFrom(1)).toBe(0);
    expect(await index.cursor()).toBe(1);
  });
});
