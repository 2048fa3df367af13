import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { Anomalies } from '../../core/contracts/access-log-anomalies.ts';
import { createAnomalyService } from '../../server/features/access-log/anomalies/anomalies.service.ts';
import { createEntries } from '../../server/features/access-log/entry.ts';
import { createEntryReader } from '../../server/features/access-log/entry-reader.ts';
import { createProjection } from '../../server/features/access-log/projection.ts';
import type { IndexRow } from '../../server/features/access-log/store/index-store.ts';
import { anAct, anInstance } from '../support/access-log-acts.ts';
import { accessLogEngines, silent, type AccessLogEngine } from '../support/access-log-engines.ts';

/** A Tuesday. */
const day = '2026-03-03';
const period = { from: `${day}T00:00:00.000Z`, to: `${day}T23:59:59.999Z` };
const alice = { actorId: randomUUID(), actorOrganisation: randomUUID() };
const bob = { actorId: randomUUID(), actorOrganisation: randomUUID() };
const files = new Map<string, { caseId: string; organisationId: string }>();

/** The result of an act, some minutes after noon. */
type Happened = Partial<IndexRow> & { readonly at?: string };

describe.each(accessLogEngines())('what stands out in the access log, on %s', (_name, open) => {
  let engine: AccessLogEngine;
  let count: number;
  beforeEach(async () => {
    engine = await open();
    count = 0;
  });
  afterEach(() => engine.close());

  async function happened(...acts: readonly Happened[]): Promise<void> {
    const rows = acts.map(({ at = '12:00:00', ...values }, position) => ({
      index: count + position,
      id: randomUUID(),
      time: at.length > 8 ? at : `${day}T${at}.000Z`,
      action: 'file.open',
      objectId: randomUUID(),
      outcome: 'success',
      phase: 'result',
      ...values,
    }));
    await engine.store.index.add(rows);
    count += acts.length;
  }

  async function found(asked = period) {
    const { store } = engine;
    const projection = createProjection({ store, logger: silent });
    const reader = createEntryReader(store.batches);
    const service = createAnomalyService({
      store,
      projection,
      reader,
      clock: () => new Date('2026-03-05T00:00:00.000Z'),
      findNames: () => Promise.resolve({}),
      findFile: (id) => Promise.resolve(files.get(id)),
    });
    return Anomalies.parse(await service.list(asked)).items;
  }

  const times = (length: number, act: (at: number) => Happened) =>
    Array.from({ length }, (_act, at) => act(at));
  const minute = (at: number) => `12:${String(at).padStart(2, '0')}:00`;

  it('is nothing in a quiet hour of a working day', async () => {
    await happened({ ...alice }, { ...bob, outcome: 'denied' });

    expect(await found()).toEqual([]);
  });

  describe('off-hours', () => {
    it('does not look at acts before the evening, nor at acts that matter little', async () => {
      await happened(
        { ...alice, at: '06:00:00' },
        { ...alice, at: '19:59:59' },
        { ...alice, at: '23:00:00', action: 'case.list' },
        { ...alice, at: '23:00:00', outcome: 'denied' },
      );

      expect(await found()).toEqual([]);
    });

    it('names who opened files in the evening, in the night or at a weekend, by the day', async () => {
      await happened(
        { ...alice, at: '2026-02-28T12:00:00.000Z' },
        { ...alice, at: '20:00:00' },
        { ...alice, at: '05:59:59' },
        { ...bob, at: '23:00:00', action: 'access-log.export' },
      );

      expect(await found({ from: '2026-02-28T00:00:00.000Z', to: period.to })).toEqual([
        expect.objectContaining({ actor: bob.actorId, evidence: [3] }),
        {
          rule: 'off-hours',
          actor: alice.actorId,
          organisation: alice.actorOrganisation,
          from: `${day}T05:59:59.000Z`,
          to: `${day}T20:00:00.000Z`,
          figures: { acts: 2, fromHour: 20, toHour: 6 },
          evidence: [1, 2],
        },
        expect.objectContaining({ actor: alice.actorId, evidence: [0] }),
      ]);
    });
  });

  describe('bulk opening', () => {
    const opening = (at: number) => ({ ...alice, at: minute(at) });

    it('does not mind many openings of one file, or fewer files', async () => {
      const objectId = randomUUID();
      await happened(...times(40, (at) => ({ ...opening(at), objectId })), ...times(18, opening));

      expect(await found()).toEqual([]);
    });

    it('does not mind what is usual for that account', async () => {
      const usual = (at: number) => ({ ...alice, at: `2026-02-20T12:${String(at + 10)}:00.000Z` });
      await happened(...times(8, usual), ...times(24, opening));

      expect(await found()).toEqual([]);
    });

    it('minds what was usual for others, or long ago, only', async () => {
      const others = (at: number) => ({ ...bob, at: `2026-02-20T12:${String(at + 10)}:00.000Z` });
      const longAgo = (at: number) => ({
        ...alice,
        at: `2026-01-20T12:${String(at + 10)}:00.000Z`,
      });
      const before = { ...alice, at: '2026-02-20T12:00:00.000Z' };
      await happened(...times(24, longAgo), ...times(24, others), before, ...times(20, opening));

      const [anomaly] = await found();

      expect(anomaly).toMatchObject({
        rule: 'bulk-opening',
        actor: alice.actorId,
        figures: { opened: 20, before: 1, days: 30 },
      });
      expect(anomaly?.evidence).toHaveLength(20);
    });
  });

  describe('repeated denials', () => {
    it('lets four within an hour pass, and five in longer', async () => {
      const denied = { ...alice, outcome: 'denied' };
      await happened(...times(5, (at) => ({ ...denied, at: `${String(at + 10)}:00:00` })));
      await happened(...times(4, (at) => ({ ...bob, outcome: 'denied', at: minute(at) })));

      expect(await found()).toEqual([]);
    });

    it('names an account that was denied five times within an hour, over the end of one, too', async () => {
      const at = ['11:10:00', '11:40:00', '11:50:00', '12:05:00', '12:09:00', '12:59:00'];
      await happened(...at.map((time) => ({ ...alice, outcome: 'denied', at: time })));

      expect(await found()).toEqual([
        {
          rule: 'repeated-denials',
          actor: alice.actorId,
          organisation: alice.actorOrganisation,
          from: `${day}T11:10:00.000Z`,
          to: `${day}T12:09:00.000Z`,
          figures: { denied: 5, minutes: 60 },
          evidence: [0, 1, 2, 3, 4],
        },
      ]);
    });

    it('names the account that somebody unknown tries to get into', async () => {
      const act = { action: 'session.sign-in', outcome: 'denied', phase: 'result' };
      const { actorId: objectId, actorOrganisation: objectOrganisation } = alice;
      await happened(
        ...times(7, (at) => ({ ...act, objectId, objectOrganisation, at: minute(at) })),
      );

      const [anomaly] = await found();

      expect(anomaly).toMatchObject({ object: alice.actorId, figures: { denied: 7 } });
      expect(anomaly?.actor).toBeUndefined();
    });
  });

  describe('opening after leaving a case', () => {
    const caseId = randomUUID();
    const [ofOther, ofOwn, elsewhere] = [randomUUID(), randomUUID(), randomUUID()];
    const change = {
      ...bob,
      objectId: caseId,
      objectOrganisation: alice.actorOrganisation,
    };
    const removal = { ...change, action: 'case.remove-participant' };
    const addition = { ...change, action: 'case.add-participant' };
    beforeEach(() => {
      files.set(ofOther, { caseId, organisationId: bob.actorOrganisation });
      files.set(ofOwn, { caseId, organisationId: alice.actorOrganisation });
      files.set(elsewhere, { caseId: randomUUID(), organisationId: bob.actorOrganisation });
    });

    it('does not mind what was opened before, or after coming back, what is its own, or elsewhere', async () => {
      await happened(
        { ...alice, objectId: ofOther },
        removal,
        { ...alice, objectId: ofOwn },
        { ...alice, objectId: elsewhere },
        { ...alice, objectId: randomUUID() },
        { ...bob, objectId: ofOther },
        addition,
        { ...alice, objectId: ofOther },
      );

      expect(await found()).toEqual([]);
    });

    it('names what was opened, or tried, after the removal', async () => {
      await happened(
        { ...removal, at: '2026-01-01T12:00:00.000Z' },
        { ...alice, objectId: ofOther, outcome: 'denied' },
        { ...alice, objectId: ofOther },
      );

      expect(await found()).toEqual([
        expect.objectContaining({
          rule: 'opening-after-leaving',
          actor: alice.actorId,
          organisation: alice.actorOrganisation,
          object: caseId,
          figures: { opened: 1, denied: 1 },
          evidence: [1, 2],
        }),
      ]);
    });
  });

  describe('acts after removal', () => {
    const about = { ...bob, objectId: alice.actorId };
    const begun = { ...alice, action: 'case.list', phase: 'intent', outcome: 'pending' };
    const ended = { ...alice, action: 'case.list' };

    it('does not mind what ended only after it, nor what came after a reinstatement', async () => {
      await happened(
        begun,
        { ...about, action: 'member.suspend' },
        ended,
        { ...ended, phase: 'single', outcome: 'denied' },
        { ...about, action: 'member.reinstate' },
        begun,
        ended,
      );

      expect(await found()).toEqual([]);
    });

    it.each(['member.suspend', 'member.remove'])(
      'names what was begun after %s',
      async (action) => {
        await happened({ ...about, action }, begun, ended);

        expect(await found()).toEqual([
          expect.objectContaining({
            rule: 'act-after-removal',
            actor: alice.actorId,
            figures: { acts: 1 },
            evidence: [1],
          }),
        ]);
      },
    );
  });

  describe('entries that are missing', () => {
    const boots = [randomBytes(16), randomBytes(16)].map((bytes) => bytes.toString('base64url'));

    /** Batches of these numbers of one writer or the other, an hour and a half before `now`. */
    async function written(...batches: readonly (readonly [writer: number, first: number])[]) {
      const clock = () => new Date(`${day}T12:00:00.000Z`);
      const entries = createEntries({ clock, ...anInstance() });
      for (const [writer, first] of batches) {
        const boot = boots[writer] ?? '';
        const bytes = [first, first + 1].map((n) => entries.intent(anAct()).toBytes({ boot, n }));
        const batch = { batchId: randomBytes(16), writer: { instance: randomUUID(), boot } };
        const firstIndex = await engine.store.batches.head();
        await engine.store.batches.insert({ ...batch, firstIndex, entries: bytes }, []);
      }
    }
    const rulesFound = async () =>
      (await found()).filter(({ rule }) => rule !== 'intent-without-result');

    it('are not, where each writer goes on counting', async () => {
      await written([0, 4], [1, 0], [0, 6], [1, 2]);

      expect(await rulesFound()).toEqual([]);
    });

    it('are, where a writer has skipped numbers', async () => {
      await written([0, 4], [1, 0], [0, 9], [1, 2]);

      expect(await rulesFound()).toEqual([
        expect.objectContaining({
          rule: 'writer-gap',
          figures: { expected: 6, found: 9 },
          evidence: [4],
        }),
      ]);
    });

    it('may be the results of acts that were announced, while open and when they were closed', async () => {
      await written([0, 0]);
      const open = await found();
      count = 2;
      await happened({ outcome: 'unknown', action: 'file.open' });

      const both = await found();

      expect(open).toMatchObject([
        { rule: 'intent-without-result', figures: { acts: 2 }, evidence: [0, 1] },
      ]);
      expect(both).toHaveLength(2);
      expect(both).toEqual(
        expect.arrayContaining([expect.objectContaining({ figures: { acts: 1 }, evidence: [2] })]),
      );
    });
  });
});
