import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import {
  createSubmissionActions,
  pagesOf,
  type SubmissionActions,
  type SubmissionPage,
} from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('lists of submissions, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let submissionThatIs: SubmissionActions['submissionThatIs'];

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    ({ submissionThatIs } = createSubmissionActions(exchange));
  });
  afterAll(() => portal.close());

  describe('GET /submissions', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/submissions')).status).toBe(401);
    });

    it('is for experts and national focal points', async () => {
      for (const actor of [actors.reviewer, actors.auditor, actors.administrator]) {
        expect((await actor.get('/submissions')).status).toBe(403);
      }
    });

    it('lists those of the own organisation only, by state and case, without what is sealed', async () => {
      const courtCase = await exchange.openCase([actors.expert, actors.otherFocalPoint]);
      const there = {
        caseId: courtCase.id,
        recipientOrganisationIds: [actors.reviewer.organisationId],
      };
      const draft = await exchange.draft(there);
      const submitted = await submissionThatIs('submitted', there);
      const list = async (actor: Actor, query: string) => {
        const response = await actor.get(`/submissions?caseId=${courtCase.id}${query}`);
        return (response.body as SubmissionPage).items;
      };

      expect(await list(actors.otherFocalPoint, '')).toEqual([]);
      expect(await list(actors.focalPoint, '')).toEqual([submitted, draft]);
      expect(await list(actors.focalPoint, '&state=submitted')).toEqual([submitted]);
      expect(await list(actors.focalPoint, '&state=accepted')).toEqual([]);
      expect((await actors.expert.get('/submissions?state=lost')).status).toBe(400);
    });

    it('pages, unmoved by what is begun meanwhile', async () => {
      const courtCase = await exchange.openCase([actors.expert]);
      const there = {
        caseId: courtCase.id,
        recipientOrganisationIds: [actors.reviewer.organisationId],
      };
      const all: string[] = [];
      for (let count = 0; count < 5; count += 1) all.unshift((await exchange.draft(there)).id);

      const seen = await pagesOf(actors.expert, `/submissions?caseId=${courtCase.id}&limit=2`, () =>
        exchange.draft(there),
      );

      expect(seen).toEqual(all);
    });
  });

  describe('GET /inbox', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/inbox')).status).toBe(401);
    });

    it('is for who may open what is in it', async () => {
      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.get('/inbox')).status).toBe(403);
      }
    });

    it('shows the sender nothing of its own', async () => {
      const { id } = await submissionThatIs('submitted');

      const { items } = (await actors.expert.get('/inbox')).body as SubmissionPage;

      expect(items.map((item) => item.id)).not.toContain(id);
    });

    it('shows an organ and a State what was submitted to them, and no draft', async () => {
      const draft = await exchange.draft();
      const unseen = await submissionThatIs('withdrawn unseen');
      const submitted = await submissionThatIs('submitted');
      const returned = await submissionThatIs('returned');
      const inbox = async (actor: Actor, query = '') => {
        const { items } = (await actor.get(`/inbox?limit=100${query}`)).body as SubmissionPage;
        return items.map(({ id }) => id);
      };

      const own = await inbox(actors.secondReviewer);
      expect(own.slice(0, 2)).toEqual([returned.id, submitted.id]);
      expect(own).not.toContain(draft.id);
      expect(own).not.toContain(unseen.id);
      const returnedOnly = await inbox(actors.reviewer, '&state=returned');
      expect(returnedOnly).toContain(returned.id);
      expect(returnedOnly).not.toContain(submitted.id);
      expect((await inbox(actors.receivingFocalPoint)).slice(0, 2)).toEqual(own.slice(0, 2));
      expect(await inbox(actors.otherReviewer)).toEqual([]);
      expect((await actors.reviewer.get('/inbox?state=draft')).status).toBe(400);
    });

    it('pages, unmoved by what arrives meanwhile', async () => {
      const all: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        all.unshift((await submissionThatIs('withdrawn')).id);
      }

      const seen = await pagesOf(actors.reviewer, '/inbox?state=withdrawn&limit=1', () =>
        submissionThatIs('withdrawn'),
      );

      expect(seen.slice(0, 3)).toEqual(all);
    });
  });
});
