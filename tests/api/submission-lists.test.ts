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

  async function leave({ organisationId }: Actor, caseId: string): Promise<void> {
    const { version } = (await actors.reviewer.get(`/cases/${caseId}`)).body as { version: number };
    const response = await actors.reviewer
      .delete(`/cases/${caseId}/participants/${organisationId}`)
      .set('If-Match', `"${version}"`);
    expect(response.status).toBe(200);
  }

  describe('GET /submissions', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/submissions')).status).toBe(401);
    });

    it('is not for those who oversee', async () => {
      for (const actor of [actors.auditor, actors.administrator]) {
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

  describe('GET /submissions/count', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/submissions/count')).status).toBe(401);
    });

    it('is not for those who oversee', async () => {
      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.get('/submissions/count')).status).toBe(403);
      }
    });

    it('counts the drafts of the own organisation, and what came back to it', async () => {
      const count = async (actor: Actor) => {
        const response = await actor.get('/submissions/count');
        return response.body as { draft: number; returned: number };
      };
      const before = await count(actors.expert);
      await exchange.draft();
      await submissionThatIs('submitted');
      await submissionThatIs('returned');

      const { draft, returned } = before;
      expect(await count(actors.focalPoint)).toEqual({ draft: draft + 1, returned: returned + 1 });
      expect(await count(actors.otherFocalPoint)).toEqual({ draft: 0, returned: 0 });
    });
  });

  describe('GET /inbox/count', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/inbox/count')).status).toBe(401);
    });

    it('is for who may open what is in it', async () => {
      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.get('/inbox/count')).status).toBe(403);
      }
    });

    it('counts what waits for the own organisation, as long as it takes part', async () => {
      const { id } = await exchange.openCase([actors.expert, actors.otherReviewer]);
      const there = {
        caseId: id,
        recipientOrganisationIds: [
          actors.reviewer.organisationId,
          actors.otherReviewer.organisationId,
        ],
      };
      const count = async (actor: Actor) => (await actor.get('/inbox/count')).body as object;
      const before = await count(actors.otherReviewer);
      await exchange.draft(there);
      await submissionThatIs('submitted', there);
      await submissionThatIs('submitted', there);
      await submissionThatIs('under-review', there);
      await submissionThatIs('accepted', there);

      expect(before).toEqual({ submitted: 0, underReview: 0 });
      expect(await count(actors.otherReviewer)).toEqual({ submitted: 2, underReview: 1 });
      await leave(actors.otherReviewer, id);
      expect(await count(actors.otherReviewer)).toEqual(before);
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

    it('is narrowed to a case, and shows nothing of one that the organisation has left', async () => {
      const { id } = await exchange.openCase([actors.expert, actors.otherReviewer]);
      const submitted = await submissionThatIs('submitted', {
        caseId: id,
        recipientOrganisationIds: [actors.otherReviewer.organisationId],
      });
      const inbox = async () => {
        const response = await actors.otherReviewer.get(`/inbox?caseId=${id}`);
        return (response.body as SubmissionPage).items;
      };
      expect(await inbox()).toEqual([submitted]);
      expect((await actors.otherReviewer.get('/inbox?caseId=none')).status).toBe(400);

      await leave(actors.otherReviewer, id);

      expect(await inbox()).toEqual([]);
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
