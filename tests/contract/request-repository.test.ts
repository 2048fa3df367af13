import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createMongoRequestRepository,
  createSqliteRequestRepository,
  requestMongoMigrations,
  requestSqliteMigrations,
  type CooperationRequest,
  type RequestRepository,
} from '../../server/features/requests/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { aRequest, storedContent } from '../support/builders.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { unindexedQueries } from '../support/query-plans.ts';

const SENT = '2026-11-21T13:00:00.000Z';
const sides = ['requester', 'addressee'] as const;
type Side = (typeof sides)[number];

describe.each(engines)('the repository of requests, on $name', ({ open }) => {
  let engine: OpenEngine;
  let requests: RequestRepository;

  beforeAll(async () => {
    engine = await open();
    await migrate(engine);
    requests = repositoryOf(engine);
  });
  afterAll(() => engine.close());

  async function inserted(more: Partial<CooperationRequest> = {}): Promise<CooperationRequest> {
    const request = aRequest(more);
    await requests.insert(request);
    return request;
  }
  const sent = (more: Partial<CooperationRequest> = {}) =>
    inserted({ state: 'sent', sentAt: SENT, dueOn: '2026-12-21', ...more });

  it('finds nothing under an unknown identifier', async () => {
    expect(await requests.findById(uuid())).toBeUndefined();
    expect(await requests.findSummary(uuid())).toBeUndefined();
  });

  it('gives everything back as it was', async () => {
    const full = await inserted(aFullRequest());

    expect(await requests.findById(full.id)).toEqual(full);
  });

  it('leaves out of a summary whatever is sealed, and the receipt', async () => {
    const { content, moveMessage, receipt, ...summary } = await inserted(aFullRequest());
    const { organisationId } = summary.requester;

    expect([content, moveMessage, receipt]).not.toContain(undefined);
    expect(await requests.findSummary(summary.id)).toEqual(summary);
    expect(await requests.list({ limit: 1 }, { side: 'requester', organisationId }, {})).toEqual([
      summary,
    ]);
  });

  it('refuses an identifier that exists', async () => {
    const request = await inserted();

    expect(await requests.insert({ ...request, state: 'closed' })).toBe(false);
    expect(await requests.findById(request.id)).toEqual(request);
  });

  it('replaces the expected version only', async () => {
    const request = await inserted();

    expect(await requests.replace({ ...request, version: 3 }, 2)).toBe(false);
    expect(await requests.replace({ ...request, version: 2, state: 'withdrawn' }, 1)).toBe(true);
    expect(await requests.findSummary(request.id)).toMatchObject({ state: 'withdrawn' });
  });

  it('lets one of many simultaneous changes win, and keeps the winner whole', async () => {
    const request = await inserted();
    const candidates = Array.from({ length: 8 }, () => ({
      ...request,
      version: 2,
      contentWrittenBy: uuid(),
    }));

    const results = await Promise.all(candidates.map((each) => requests.replace(each, 1)));

    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await requests.findById(request.id)).toEqual(candidates[results.indexOf(true)]);
  });

  it('never lists for the addressee what was not sent', async () => {
    const draft = await inserted({ dueOn: '2026-12-01' });
    const of = { side: 'addressee', organisationId: draft.addresseeOrganisationId } as const;

    expect(await requests.list({ limit: 9 }, of, {})).toEqual([]);
    expect(await requests.list({ limit: 9 }, of, { state: 'draft' })).toEqual([]);
    expect(await requests.listDue({ limit: 9 }, of, {})).toEqual([]);
    expect(await requests.countByCase(of, { state: 'draft' }, 9)).toEqual(new Map());
    expect(await requests.sentRows(of, '2026-01-01', '2027-01-01')).toEqual([]);
  });

  describe.each(sides)('for the %s', (side) => {
    it('lists newest first, by state, case and measure', async () => {
      const { held, of } = holder(side);
      const caseId = uuid();
      const first = await sent({ ...held, caseId });
      const second = await sent({ ...held, caseId, state: 'acknowledged', measure: 'freeze' });
      const third = await sent({ ...held });
      await sent({ caseId });
      const list = async (filter: object) =>
        (await requests.list({ limit: 9 }, of, filter)).map(({ id }) => id);

      expect(await list({})).toEqual([third.id, second.id, first.id]);
      expect(await list({ state: 'sent' })).toEqual([third.id, first.id]);
      expect(await list({ caseId })).toEqual([second.id, first.id]);
      expect(await list({ measure: 'freeze' })).toEqual([second.id]);
      expect(await list({ state: 'sent', caseId })).toEqual([first.id]);
      expect(await list({ state: 'sent', caseId, measure: 'freeze' })).toEqual([]);
    });

    it('pages through what is newest, unmoved by what arrives meanwhile', async () => {
      const { held, of } = holder(side);
      const all: string[] = [];
      for (let count = 0; count < 5; count += 1) all.unshift((await sent(held)).id);

      const first = await requests.list({ limit: 2 }, of, {});
      await sent(held);
      const next = await requests.list({ limit: 2, cursor: String(all[1]) }, of, {});

      expect(first.map(({ id }) => id)).toEqual(all.slice(0, 3));
      expect(next.map(({ id }) => id)).toEqual(all.slice(2, 5));
    });

    it('lists open ones as they are due, also where several are due on one day', async () => {
      const { held, of } = holder(side);
      const late = await sent({ ...held, dueOn: '2026-12-30' });
      const one = await sent({ ...held, dueOn: '2026-12-02', measure: 'freeze' });
      const other = await sent({ ...held, dueOn: '2026-12-02' });
      const early = await sent({ ...held, dueOn: '2026-12-01' });
      await inserted({ ...held, sentAt: SENT, state: 'executed' });
      const due = async (page: object, filter: object = {}) =>
        (await requests.listDue({ limit: 2, ...page }, of, filter)).map(({ id }) => id);

      expect(await due({})).toEqual([early.id, one.id, other.id]);
      expect(await due({ after: { dueOn: '2026-12-02', id: one.id } })).toEqual([
        other.id,
        late.id,
      ]);
      expect(await due({ after: { dueOn: '2026-12-02', id: other.id } })).toEqual([late.id]);
      expect(await due({}, { measure: 'freeze' })).toEqual([one.id]);
      expect(await due({}, { dueBefore: '2026-12-02' })).toEqual([early.id]);
      expect(await due({}, { dueFrom: '2026-12-02', dueBefore: '2026-12-03' })).toEqual([
        one.id,
        other.id,
      ]);
    });

    it('counts by case, up to a limit', async () => {
      const { held, of } = holder(side);
      const [one, other] = [uuid(), uuid()];
      await sent({ ...held, caseId: one, dueOn: '2026-12-01' });
      await sent({ ...held, caseId: one, dueOn: '2026-12-02' });
      await sent({ ...held, caseId: other, state: 'acknowledged', dueOn: '2026-12-03' });
      await sent({ ...held, caseId: other, awaitingConfirmation: true, dueOn: '2026-12-09' });

      expect(await requests.countByCase(of, { state: 'sent' }, 9)).toEqual(
        new Map([
          [one, 2],
          [other, 1],
        ]),
      );
      expect(await requests.countByCase(of, { dueBefore: '2026-12-02' }, 9)).toEqual(
        new Map([[one, 1]]),
      );
      expect(
        await requests.countByCase(of, { dueFrom: '2026-12-02', dueBefore: '2026-12-09' }, 9),
      ).toEqual(
        new Map([
          [one, 1],
          [other, 1],
        ]),
      );
      expect(await requests.countByCase(of, { awaitingConfirmation: true }, 9)).toEqual(
        new Map([[other, 1]]),
      );
      const bounded = await requests.countByCase(of, { state: 'sent' }, 2);
      expect(Array.from(bounded.values()).reduce((sum, each) => sum + each, 0)).toBe(2);
    });

    it('gives what was sent between two instants, with what statistics need', async () => {
      const { held, of } = holder(side);
      await sent({ ...held, sentAt: '2026-10-31T23:59:59.999Z' });
      const inside = await sent({ ...held, sentAt: '2026-11-01T00:00:00.000Z', answeredAt: SENT });
      await sent({ ...held, sentAt: '2026-12-01T00:00:00.000Z' });
      await inserted(held);

      const rows = await requests.sentRows(of, '2026-11-01', '2026-12-01');

      expect(rows).toHaveLength(1);
      const { caseId, state, flow, formality, measure, responseTarget, requester } = inside;
      expect(rows[0]).toMatchObject({
        caseId,
        state,
        flow,
        formality,
        measure,
        responseTarget,
        requester,
        addresseeOrganisationId: inside.addresseeOrganisationId,
        sentAt: inside.sentAt,
        answeredAt: SENT,
      });
    });

    it('follows each change in its lists', async () => {
      const { held, of } = holder(side);
      const request = await sent(held);
      const { dueOn: _due, ...rest } = request;

      await requests.replace({ ...rest, version: 2, state: 'executed' }, 1);

      expect(await requests.listDue({ limit: 9 }, of, {})).toEqual([]);
      expect(await requests.list({ limit: 9 }, of, { state: 'sent' })).toEqual([]);
      expect(await requests.list({ limit: 9 }, of, { state: 'executed' })).toHaveLength(1);
    });
  });

  it('lists what is due of everybody, page by page', async () => {
    const days = ['1999-01-03', '1999-01-01', '1999-01-02', '1999-01-02'];
    const made = [];
    for (const dueOn of days) made.push(await sent({ dueOn }));
    const [third, first, second, alsoSecond] = made.map(({ id }) => id);

    const page = await requests.listDueOfAll({ limit: 2 }, '1999-01-03');
    const after = { dueOn: '1999-01-02', id: String(second) };
    const next = await requests.listDueOfAll({ limit: 2, after }, '1999-02-01');

    expect(page.map(({ id }) => id)).toEqual([first, second, alsoSecond]);
    expect(next.map(({ id }) => id)).toEqual([alsoSecond, third]);
  });

  it('answers from an index whatever it lists and counts', async () => {
    const { count, unindexed } = await unindexedQueries(engine, async () => {
      const made = repositoryOf(engine);
      const [state, measure] = ['sent', 'trace'] as const;
      const [organisationId, caseId, cursor] = [uuid(), uuid(), uuid()];
      const after = { dueOn: '2026-12-01', id: cursor };
      for (const of of sides.map((side) => ({ side, organisationId }))) {
        for (const filter of [{}, { state }, { caseId }, { measure }, { state, caseId, measure }]) {
          await made.list({ limit: 2, cursor }, of, filter);
          await made.listDue({ limit: 2, after }, of, filter);
        }
        await made.listDue({ limit: 2 }, of, { dueBefore: '2026-12-01' });
        await made.countByCase(of, { state }, 9);
        await made.countByCase(of, { dueFrom: '2026-12-01', dueBefore: '2026-12-09' }, 9);
        await made.sentRows(of, '2026-11-01', '2026-12-01');
      }
      const issued = { side: 'requester', organisationId } as const;
      await made.countByCase(issued, { awaitingConfirmation: true }, 9);
      await made.listDueOfAll({ limit: 2, after }, '2026-12-09');
    });

    expect(count).toBeGreaterThanOrEqual(22);
    expect(unindexed).toEqual([]);
  });
});

function holder(side: Side) {
  const organisationId = uuid();
  const held: Partial<CooperationRequest> =
    side === 'requester'
      ? { requester: { organisationId, accountId: uuid() } }
      : { addresseeOrganisationId: organisationId };
  return { held, of: { side, organisationId } };
}

/** With everything that a request can have. */
function aFullRequest(): CooperationRequest {
  const request = aRequest({ state: 'in-consultation', sentAt: SENT, contentWrittenBy: uuid() });
  const by = { organisationId: request.addresseeOrganisationId, accountId: uuid() };
  return {
    ...request,
    urgency: { level: 'urgent', ground: 'risk-of-dissipation' },
    contentMeasure: request.measure,
    signedOff: { accountId: uuid(), at: SENT, files: 'ab'.repeat(32) },
    confirmation: { reference: 'NV/2026-77', on: '2026-11-20' },
    moves: [
      {
        step: 'postpone',
        state: 'postponed',
        ...by,
        at: SENT,
        ground: 'competing-request',
        until: '2026-12-24',
      },
      { step: 'consult', state: 'in-consultation', ...by, at: SENT },
    ],
    dueOn: request.responseTarget,
    answeredAt: SENT,
    content: storedContent(),
    receipt: { id: uuid(), sha256: 'ab'.repeat(32) },
    moveMessage: {
      id: uuid(),
      version: 1,
      requestId: request.id,
      ...by,
      content: storedContent(),
      step: 'consult',
      createdAt: SENT,
    },
  };
}

async function migrate({ database }: OpenEngine): Promise<void> {
  const logger = createLogger('silent');
  if (database.engine === 'sqlite') {
    await migrateSqlite(database.sqlite, requestSqliteMigrations, logger);
  } else {
    await migrateMongo(database.connection, requestMongoMigrations, logger);
  }
}

function repositoryOf({ database }: OpenEngine): RequestRepository {
  if (database.engine === 'sqlite') return createSqliteRequestRepository(database.sqlite);
  const { connection } = database;
  connection.deleteModel(/^Request$/);
  return createMongoRequestRepository(connection);
}
