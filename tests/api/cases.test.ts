import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CaseResponse } from '../../core/contracts/cases.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('cases, on %s', (engine) => {
  let portal: TestPortal;
  let owner: Actor;
  let otherOrgan: Actor;
  let expert: Actor;
  let focalPoint: Actor;
  let auditor: Actor;
  let administrator: Actor;
  let references = 100;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const organ = await portal.people.organisation('court-organ');
    const state = await portal.people.organisation('state');
    owner = await portal.people.member('court-focal-point', organ.id);
    auditor = await portal.people.member('auditor', organ.id);
    expert = await portal.people.member('expert', state.id);
    focalPoint = await portal.people.member('national-focal-point', state.id);
    const other = await portal.people.organisation('court-organ');
    otherOrgan = await portal.people.member('court-focal-point', other.id);
    [administrator] = await portal.people.administrators();
  });
  afterAll(() => portal.close());

  async function opened(by = owner): Promise<CaseResponse> {
    references += 1;
    const response = await by.post('/cases', { reference: `ICC-01/26-FIN-${references}` });
    expect(response.status).toBe(201);
    return response.body as CaseResponse;
  }

  function change(
    method: 'put' | 'delete',
    by: Actor,
    { id, version }: { id: string; version: number },
    organisationId: string,
  ) {
    return by
      .request(method, `/cases/${id}/participants/${organisationId}`)
      .set('If-Match', `"${version}"`);
  }

  describe('POST /cases', () => {
    const body = { reference: 'ICC-01/26-FIN-3' };

    it('answers nobody', async () => {
      const response = await portal.anonymous().post('/cases', body);

      expect(response.status).toBe(401);
    });

    it('is for focal points of the Court', async () => {
      for (const actor of [expert, focalPoint, auditor, administrator]) {
        const response = await actor.post('/cases', body);
        expect(response.status).toBe(403);
        expect(response.body).toMatchObject({ code: 'FORBIDDEN' });
      }
    });

    it.each(
      [
        ['', 'ICC', 'icc-01/26', 'ICC-01/26 Bank of X', 'ICC-01/26-FIN-3\n', 'ICC-01/26--1'],
        [`ICC-${'A'.repeat(60)}`, 'FIN-3', 'ICC-01/2026', 'ICC-01/26-ÉTÉ'],
      ].flat(),
    )('refuses the reference %j', async (reference) => {
      const response = await owner.post('/cases', { reference });

      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('refuses a field that it does not know', async () => {
      const response = await owner.post('/cases', { ...body, ownerOrganisationId: uuid() });

      expect(response.status).toBe(400);
    });

    it('refuses a reference that exists, whichever organ opened it', async () => {
      const { reference } = await opened();

      const response = await otherOrgan.post('/cases', { reference });

      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'ALREADY_EXISTS' });
    });

    it('opens a case of the own organ', async () => {
      const response = await owner.post('/cases', body);

      expect(response.status).toBe(201);
      expect(response.headers['etag']).toBe('"1"');
      expect(response.body).toMatchObject({
        ...body,
        state: 'open',
        ownerOrganisationId: owner.organisationId,
        participantOrganisationIds: [],
      });
    });
  });

  describe('GET /cases', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/cases')).status).toBe(401);
    });

    it('lists what the own organisation takes part in; everything for oversight', async () => {
      const courtCase = await opened();
      const idsFor = async (actor: Actor) => {
        const { items } = (await actor.get('/cases?limit=100')).body as { items: CaseResponse[] };
        return items.map(({ id }) => id);
      };

      for (const actor of [otherOrgan, expert, focalPoint]) {
        expect(await idsFor(actor)).not.toContain(courtCase.id);
      }
      for (const actor of [owner, auditor, administrator]) {
        expect((await idsFor(actor))[0]).toBe(courtCase.id);
      }
    });

    it('pages, unmoved by what is opened meanwhile', async () => {
      const all: string[] = [];
      for (let count = 0; count < 5; count += 1) all.unshift((await opened(otherOrgan)).id);

      const seen: string[] = [];
      for (let cursor: string | undefined, left = true; left;) {
        const after = cursor === undefined ? '' : `&cursor=${cursor}`;
        const response = await otherOrgan.get(`/cases?limit=2${after}`);
        const page = response.body as { items: CaseResponse[]; nextCursor?: string };
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        left = cursor !== undefined;
        await opened(otherOrgan);
      }

      expect(seen).toEqual(all);
    });
  });

  describe('GET /cases/:caseId', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get(`/cases/${uuid()}`)).status).toBe(401);
    });

    it('answers what is not there and what is not theirs alike', async () => {
      const { id } = await opened();

      for (const path of [`/cases/${uuid()}`, `/cases/${id}`]) {
        const response = await expert.get(path);
        expect(response.status).toBe(404);
        expect(response.body).toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('is for participants from the request after they were added until they are removed', async () => {
      const courtCase = await opened();
      const added = await change('put', owner, courtCase, expert.organisationId);
      expect(added.status).toBe(200);
      const read = await expert.get(`/cases/${courtCase.id}`);
      expect(read.body).toEqual(added.body);
      expect(read.headers['etag']).toBe('"2"');

      await change('delete', owner, added.body as CaseResponse, expert.organisationId);

      expect((await expert.get(`/cases/${courtCase.id}`)).status).toBe(404);
    });
  });

  describe.each(['put', 'delete'] as const)(
    '%s /cases/:caseId/participants/:organisationId',
    (method) => {
      it('answers nobody', async () => {
        const response = await change(
          method,
          portal.anonymous(),
          { id: uuid(), version: 1 },
          uuid(),
        );

        expect(response.status).toBe(401);
      });

      it('is for the organ that owns the case', async () => {
        const courtCase = await opened();
        const statuses = [];
        for (const actor of [expert, focalPoint, auditor, administrator, otherOrgan]) {
          statuses.push((await change(method, actor, courtCase, expert.organisationId)).status);
        }

        expect(statuses).toEqual([403, 403, 403, 403, 404]);
        expect((await owner.get(`/cases/${courtCase.id}`)).body).toEqual(courtCase);
      });

      it('asks for the version, and refuses another than the present one', async () => {
        const courtCase = await opened();
        const path = `/cases/${courtCase.id}/participants/${expert.organisationId}`;

        const bare = await owner.request(method, path);
        const stale = await change(
          method,
          owner,
          { ...courtCase, version: 7 },
          expert.organisationId,
        );

        expect([bare.status, stale.status]).toEqual([428, 409]);
        expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT' });
      });

      it('refuses an organisation that the portal does not know', async () => {
        expect((await change(method, owner, await opened(), uuid())).status).toBe(404);
      });
    },
  );

  describe.each(['post', 'delete'] as const)('%s /cases/:caseId/closure', (method) => {
    const send = (by: Actor, { id, version }: { id: string; version: number }) =>
      by.request(method, `/cases/${id}/closure`).set('If-Match', `"${version}"`);

    /** A case in which the other organ takes part, in the state that the step begins with. */
    async function prepared(): Promise<CaseResponse> {
      const added = await change('put', owner, await opened(), otherOrgan.organisationId);
      const courtCase = added.body as CaseResponse;
      if (method === 'post') return courtCase;
      const path = `/cases/${courtCase.id}/closure`;
      const closed = await owner.post(path).set('If-Match', `"${courtCase.version}"`);
      return closed.body as CaseResponse;
    }

    it('answers nobody', async () => {
      expect((await send(portal.anonymous(), { id: uuid(), version: 1 })).status).toBe(401);
    });

    it('is for the organ that owns the case, and nobody who only takes part', async () => {
      const courtCase = await prepared();
      const statuses = [];
      for (const actor of [expert, focalPoint, auditor, administrator, otherOrgan]) {
        statuses.push((await send(actor, courtCase)).status);
      }

      expect(statuses).toEqual([403, 403, 403, 403, 404]);
      expect((await owner.get(`/cases/${courtCase.id}`)).body).toEqual(courtCase);
    });

    it('asks for the version, and refuses another than the present one', async () => {
      const courtCase = await prepared();

      const bare = await owner.request(method, `/cases/${courtCase.id}/closure`);
      const stale = await send(owner, { ...courtCase, version: 99 });

      expect([bare.status, stale.status]).toEqual([428, 409]);
      expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT' });
    });

    it('happens once, and everybody who takes part sees it', async () => {
      const courtCase = await prepared();
      const state = method === 'post' ? 'closed' : 'open';

      const changed = await send(owner, courtCase);
      const again = await send(owner, changed.body as CaseResponse);

      expect(changed.body).toEqual({ ...courtCase, state, version: courtCase.version + 1 });
      expect(again.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED', status: 409 });
      expect((await otherOrgan.get(`/cases/${courtCase.id}`)).body).toEqual(changed.body);
    });
  });

  it('lets one of two win who change participants at once', async () => {
    const courtCase = await opened();

    const responses = await Promise.all([
      change('put', owner, courtCase, expert.organisationId),
      change('put', owner, courtCase, otherOrgan.organisationId),
    ]);

    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});
