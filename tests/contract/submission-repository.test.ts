import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  createMongoRemarkRepository,
  createMongoSubmissionRepository,
  createSqliteRemarkRepository,
  createSqliteSubmissionRepository,
  remarkMongoMigrations,
  remarkSqliteMigrations,
  submissionMongoMigrations,
  submissionSqliteMigrations,
  type RemarkRepository,
  type Submission,
  type SubmissionRepository,
} from '../../server/features/submissions/index.ts';
import { migrateMongo, migrateSqlite } from '../../server/platform/database/migrations.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { aRemark, aSubmission, storedContent } from '../support/builders.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { unindexedQueries } from '../support/query-plans.ts';

const LATER = '2026-11-21T13:00:00.000Z';

describe.each(engines)('the repositories of submissions and remarks, on $name', ({ open }) => {
  let engine: OpenEngine;
  let submissions: SubmissionRepository;
  let remarks: RemarkRepository;

  beforeAll(async () => {
    engine = await open();
    await migrate(engine);
    ({ submissions, remarks } = repositoriesOf(engine));
  });
  afterAll(() => engine.close());

  async function inserted(more: Partial<Submission>): Promise<Submission> {
    const submission = aSubmission(more);
    await submissions.insert(submission);
    return submission;
  }

  describe('submissions', () => {
    it('finds nothing under an unknown identifier', async () => {
      expect(await submissions.findById(uuid())).toBeUndefined();
      expect(await submissions.findSummary(uuid())).toBeUndefined();
    });

    it('gives everything back as it was', async () => {
      const decision = aDecision();
      const full = await inserted({
        state: 'returned',
        submittedAt: LATER,
        takenUpBy: uuid(),
        recordWrittenBy: uuid(),
        recordShares: [aShare(uuid())],
        record: storedContent(),
        decision,
        decisionRemark: aRemark({ decision }),
      });

      expect(await submissions.findById(full.id)).toEqual(full);
    });

    it('leaves out of a summary whatever is sealed or signed', async () => {
      const decision = aDecision();
      const sealed = { record: storedContent(), decision, decisionRemark: aRemark({ decision }) };
      const summary = aSubmission({ state: 'returned', submittedAt: LATER });
      await submissions.insert({ ...summary, ...sealed });

      expect(await submissions.findSummary(summary.id)).toEqual(summary);
      const { sender, recipientOrganisationIds } = summary;
      expect(await submissions.listOfSender({ limit: 1 }, sender.organisationId, {})).toEqual([
        summary,
      ]);
      expect(
        await submissions.listOfRecipient({ limit: 1 }, String(recipientOrganisationIds[0]), {}),
      ).toEqual([summary]);
    });

    it('refuses an identifier that exists', async () => {
      const submission = await inserted({});

      expect(await submissions.insert({ ...submission, state: 'accepted' })).toBe(false);
      expect(await submissions.findById(submission.id)).toEqual(submission);
    });

    it('replaces the expected version only', async () => {
      const submission = await inserted({});

      expect(await submissions.replace({ ...submission, version: 3 }, 2)).toBe(false);
      expect(await submissions.replace({ ...submission, version: 2, state: 'withdrawn' }, 1)).toBe(
        true,
      );
      expect(await submissions.findSummary(submission.id)).toMatchObject({ state: 'withdrawn' });
    });

    it('lets one of many simultaneous changes win, and keeps the winner whole', async () => {
      const submission = await inserted({});
      const candidates = Array.from({ length: 8 }, () => ({
        ...submission,
        version: 2,
        takenUpBy: uuid(),
      }));

      const results = await Promise.all(candidates.map((each) => submissions.replace(each, 1)));

      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await submissions.findById(submission.id)).toEqual(candidates[results.indexOf(true)]);
    });

    it('lists what an organisation sent, newest first, by state and by case', async () => {
      const organisationId = uuid();
      const sender = { organisationId, accountId: uuid() };
      const caseId = uuid();
      const draft = await inserted({ sender, caseId });
      const accepted = await inserted({ sender, caseId, state: 'accepted', submittedAt: LATER });
      const elsewhere = await inserted({ sender });
      await inserted({ caseId });
      const list = (filter: object) =>
        submissions.listOfSender({ limit: 10 }, organisationId, filter);

      expect(await list({})).toEqual([elsewhere, accepted, draft]);
      expect(await list({ state: 'draft' })).toEqual([elsewhere, draft]);
      expect(await list({ caseId })).toEqual([accepted, draft]);
      expect(await list({ caseId, state: 'accepted' })).toEqual([accepted]);
    });

    it('lists for a recipient nothing that was never submitted', async () => {
      const recipient = uuid();
      const received = { recipientOrganisationIds: [uuid(), recipient] };
      await inserted(received);
      await inserted({ ...received, state: 'withdrawn' });
      const withdrawn = await inserted({ ...received, state: 'withdrawn', submittedAt: LATER });
      const submitted = await inserted({ ...received, state: 'submitted', submittedAt: LATER });
      const list = (filter: object) =>
        submissions.listOfRecipient({ limit: 10 }, recipient, filter);

      expect(await list({})).toEqual([submitted, withdrawn]);
      expect(await list({ state: 'submitted' })).toEqual([submitted]);
    });

    it('lists for a recipient what belongs to a case', async () => {
      const recipient = uuid();
      const caseId = uuid();
      const received = { recipientOrganisationIds: [recipient], submittedAt: LATER };
      const accepted = await inserted({ ...received, caseId, state: 'accepted' });
      const submitted = await inserted({ ...received, caseId, state: 'submitted' });
      await inserted({ ...received, state: 'submitted' });
      await inserted({ recipientOrganisationIds: [recipient], caseId });
      const list = (filter: object) =>
        submissions.listOfRecipient({ limit: 10 }, recipient, filter);

      expect(await list({ caseId })).toEqual([submitted, accepted]);
      expect(await list({ caseId, state: 'accepted' })).toEqual([accepted]);
      expect(await list({ caseId: uuid() })).toEqual([]);
    });

    it('lists the answers to one request, for who answers and for who asked', async () => {
      const [requestId, requester] = [uuid(), uuid()];
      const sender = { organisationId: uuid(), accountId: uuid() };
      const answer = { kind: 'answer', sender, recipientOrganisationIds: [requester] } as const;
      const first = await inserted({ ...answer, requestId, submittedAt: LATER, state: 'accepted' });
      const draft = await inserted({ ...answer, requestId });
      await inserted({ ...answer, requestId: uuid(), submittedAt: LATER, state: 'accepted' });
      const page = { limit: 10 };

      expect(await submissions.listOfSender(page, sender.organisationId, { requestId })).toEqual([
        draft,
        first,
      ]);
      expect(await submissions.listOfRecipient(page, requester, { requestId })).toEqual([first]);
      expect(
        await submissions.listOfRecipient(page, requester, { requestId, state: 'submitted' }),
      ).toEqual([]);
      expect(await submissions.listOfRecipient(page, requester, { requestId: uuid() })).toEqual([]);
    });

    it('knows whether a request has an answer in one of some states', async () => {
      const requestId = uuid();
      await inserted({ kind: 'answer', requestId, state: 'draft' });
      await inserted({ kind: 'answer', requestId: uuid(), state: 'submitted' });

      expect(await submissions.hasAnswer(requestId, ['submitted', 'accepted'])).toBe(false);
      expect(await submissions.hasAnswer(requestId, ['accepted', 'draft'])).toBe(true);
    });

    it('counts what an organisation has in a state, up to a limit', async () => {
      const sender = { organisationId: uuid(), accountId: uuid() };
      for (const state of ['draft', 'draft', 'draft', 'returned'] as const) {
        await inserted({ sender, state });
      }
      await inserted({});
      const { organisationId } = sender;

      expect(await submissions.countOfSender(organisationId, 'draft', 10)).toBe(3);
      expect(await submissions.countOfSender(organisationId, 'draft', 2)).toBe(2);
      expect(await submissions.countOfSender(organisationId, 'accepted', 10)).toBe(0);
    });

    it('counts by case what was submitted to an organisation, up to a limit', async () => {
      const recipient = uuid();
      const [one, other] = [uuid(), uuid()];
      const received = { recipientOrganisationIds: [uuid(), recipient], submittedAt: LATER };
      for (const caseId of [one, one, other]) {
        await inserted({ ...received, caseId, state: 'submitted' });
      }
      await inserted({ ...received, caseId: one, state: 'under-review' });
      await inserted({ recipientOrganisationIds: [recipient], caseId: one, state: 'draft' });
      const count = (state: 'submitted' | 'draft', limit: number) =>
        submissions.countOfRecipient(recipient, { state }, limit);

      expect(await count('submitted', 10)).toEqual(
        new Map([
          [one, 2],
          [other, 1],
        ]),
      );
      expect(await count('draft', 10)).toEqual(new Map());
      const bounded = Array.from((await count('submitted', 2)).values());
      expect(bounded.reduce((sum, each) => sum + each, 0)).toBe(2);
    });

    it('counts answers alone, by case, where only answers wait', async () => {
      const [recipient, caseId] = [uuid(), uuid()];
      const received = {
        recipientOrganisationIds: [recipient],
        caseId,
        state: 'submitted',
        submittedAt: LATER,
      } as const;
      await inserted(received);
      const answer = await inserted({ ...received, kind: 'answer', requestId: uuid() });
      await inserted({ ...received, kind: 'answer', requestId: uuid(), state: 'under-review' });
      const count = (kind?: 'answer') =>
        submissions.countOfRecipient(recipient, { state: 'submitted', kind }, 10);

      expect(await count()).toEqual(new Map([[caseId, 2]]));
      expect(await count('answer')).toEqual(new Map([[caseId, 1]]));
      await submissions.replace({ ...answer, version: 2, state: 'under-review' }, 1);
      expect(await count('answer')).toEqual(new Map());
    });

    it('answers from an index alone what it filters and counts for a recipient', async () => {
      const { count, unindexed } = await unindexedQueries(engine, async () => {
        const made = repositoriesOf(engine).submissions;
        const [organisationId, caseId] = [uuid(), uuid()];
        const page = { limit: 2, cursor: uuid() };
        const state = 'submitted' as const;
        const requestId = uuid();
        const narrow = [{ requestId }, { requestId, state, caseId }];
        for (const filter of [{}, { state }, { caseId }, { state, caseId }, ...narrow]) {
          await made.listOfSender(page, organisationId, filter);
          await made.listOfRecipient(page, organisationId, filter);
        }
        await made.listSharedWith(page, organisationId);
        await made.countOfSender(organisationId, state, 10);
        await made.countOfRecipient(organisationId, { state }, 10);
        await made.countOfRecipient(organisationId, { state, kind: 'answer' }, 10);
        await made.hasAnswer(requestId, [state]);
      });

      expect(count).toBeGreaterThanOrEqual(16);
      expect(unindexed).toEqual([]);
    });

    it('lists for an organisation whose records were shared with it, page by page', async () => {
      const organisationId = uuid();
      const recordShares = [aShare(uuid()), aShare(organisationId)];
      const shared: Submission[] = [];
      for (let made = 0; made < 4; made += 1) shared.unshift(await inserted({ recordShares }));
      await inserted({ recordShares: [aShare(uuid())] });
      const after = (cursor?: string) =>
        submissions.listSharedWith({ limit: 2, cursor }, organisationId);

      expect(await after()).toEqual(shared.slice(0, 3));
      expect(await after(shared[1]?.id)).toEqual(shared.slice(2));
      const [newest] = shared;
      if (!newest) throw new Error('a submission expected');
      await submissions.replace({ ...newest, version: 2, recordShares: [] }, 1);
      expect(await after()).toEqual(shared.slice(1));
    });

    it('follows each change of state in the lists of sender and recipient', async () => {
      const submission = await inserted({});
      const { sender, recipientOrganisationIds } = submission;
      const recipient = String(recipientOrganisationIds[0]);
      const submitted = {
        ...submission,
        version: 2,
        state: 'submitted',
        submittedAt: LATER,
      } as const;
      const underReview = { ...submitted, version: 3, state: 'under-review' } as const;
      const page = { limit: 10 };

      await submissions.replace(submitted, 1);
      expect(await submissions.listOfRecipient(page, recipient, { state: 'submitted' })).toEqual([
        submitted,
      ]);
      await submissions.replace(underReview, 2);

      expect(await submissions.listOfRecipient(page, recipient, { state: 'submitted' })).toEqual(
        [],
      );
      expect(await submissions.listOfRecipient(page, recipient, { state: 'under-review' })).toEqual(
        [underReview],
      );
      expect(
        await submissions.listOfSender(page, sender.organisationId, { state: 'under-review' }),
      ).toEqual([underReview]);
    });

    it.each(['sender', 'recipient'] as const)(
      'pages through what a %s sees, unmoved by what arrives meanwhile',
      async (side) => {
        const organisationId = uuid();
        const more =
          side === 'sender'
            ? { sender: { organisationId, accountId: uuid() } }
            : { recipientOrganisationIds: [organisationId], submittedAt: LATER };
        const list = (page: { cursor?: string | undefined; limit: number }) =>
          side === 'sender'
            ? submissions.listOfSender(page, organisationId, {})
            : submissions.listOfRecipient(page, organisationId, {});
        const all: string[] = [];
        for (let count = 0; count < 5; count += 1) all.unshift((await inserted(more)).id);

        const seen: string[] = [];
        for (let cursor: string | undefined, left = true; left;) {
          const rows = await list({ limit: 2, cursor });
          seen.push(...rows.slice(0, 2).map(({ id }) => id));
          cursor = seen.at(-1);
          left = rows.length > 2;
          await inserted(more);
        }

        expect(seen).toEqual(all);
      },
    );
  });

  describe('remarks', () => {
    it('keeps the first of two under one identifier', async () => {
      const remark = aRemark();
      expect(await remarks.insert(remark)).toBe(true);

      expect(await remarks.insert({ ...remark, accountId: uuid() })).toBe(false);
      expect(await remarks.listOfSubmission({ limit: 10 }, remark.submissionId)).toEqual([remark]);
    });

    it('lists those of one submission, newest first, page by page', async () => {
      const submissionId = uuid();
      const all = [
        aRemark({ submissionId, decision: aDecision() }),
        aRemark(),
        aRemark({ submissionId }),
        aRemark({ submissionId }),
      ];
      for (const remark of all) await remarks.insert(remark);

      const first = await remarks.listOfSubmission({ limit: 1 }, submissionId);
      const second = await remarks.listOfSubmission(
        { limit: 1, cursor: first[0]?.id },
        submissionId,
      );
      const third = await remarks.listOfSubmission(
        { limit: 1, cursor: second[0]?.id },
        submissionId,
      );

      expect([first, second, third]).toEqual([[all[3], all[2]], [all[2], all[0]], [all[0]]]);
    });
  });
});

function aDecision() {
  return {
    outcome: 'returned' as const,
    statement: '{"v":1}',
    armoredSignature: '-----BEGIN PGP SIGNATURE-----',
    accountId: uuid(),
    at: LATER,
  };
}

async function migrate({ database }: OpenEngine): Promise<void> {
  const silent = createLogger('silent');
  if (database.engine === 'sqlite') {
    const { sqlite } = database;
    await migrateSqlite(sqlite, [...submissionSqliteMigrations, ...remarkSqliteMigrations], silent);
  } else {
    const { connection } = database;
    await migrateMongo(
      connection,
      [...submissionMongoMigrations, ...remarkMongoMigrations],
      silent,
    );
  }
}

/** Where the schema is there already. */
function aShare(organisationId: string) {
  return {
    organisationId,
    byOrganisationId: uuid(),
    fingerprint: 'ef'.repeat(20),
    accountId: uuid(),
    statement: '{}',
    armoredSignature: '-----BEGIN PGP SIGNATURE-----',
    at: LATER,
  };
}

function repositoriesOf({ database }: OpenEngine) {
  if (database.engine === 'sqlite') {
    const { sqlite } = database;
    return {
      submissions: createSqliteSubmissionRepository(sqlite),
      remarks: createSqliteRemarkRepository(sqlite),
    };
  }
  const { connection } = database;
  return {
    submissions: createMongoSubmissionRepository(connection),
    remarks: createMongoRemarkRepository(connection),
  };
}
