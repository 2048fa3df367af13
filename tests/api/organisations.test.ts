import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { OrganisationResponse } from '../../core/contracts/organisations.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('organisations, on %s', (engine) => {
  let portal: TestPortal;
  let administrator: Actor;
  let second: Actor;
  let courtFocalPoint: Actor;
  let nationalFocalPoint: Actor;
  let expert: Actor;
  let auditor: Actor;
  let names = 0;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    [administrator, second] = await portal.people.administrators();
    const organ = await portal.people.organisation('court-organ');
    const state = await portal.people.organisation('state');
    courtFocalPoint = await portal.people.member('court-focal-point', organ.id);
    auditor = await portal.people.member('auditor', organ.id);
    nationalFocalPoint = await portal.people.member('national-focal-point', state.id);
    expert = await portal.people.member('expert', state.id);
  });
  afterAll(() => portal.close());

  const nextName = () => {
    names += 1;
    return `Authority ${names}`;
  };

  async function created(more: object = {}): Promise<OrganisationResponse> {
    const body = { name: nextName(), kind: 'state', country: 'KEN', ...more };
    const response = await administrator.post('/organisations', body);
    expect(response.status).toBe(201);
    return response.body as OrganisationResponse;
  }

  async function present(id: string): Promise<OrganisationResponse> {
    return (await administrator.get(`/organisations/${id}`)).body as OrganisationResponse;
  }

  function suspension(
    method: 'post' | 'delete',
    by: Actor,
    { id, version }: { id: string; version: number },
  ) {
    return by.request(method, `/organisations/${id}/suspension`).set('If-Match', `"${version}"`);
  }

  function compatibility(by: Actor, { id, version }: { id: string; version: number }) {
    return by
      .put(`/organisations/${id}/compatibility`, { gnupgCompatible: true })
      .set('If-Match', `"${version}"`);
  }

  describe('POST /organisations', () => {
    const body = { name: 'Ministry of Justice', kind: 'state', country: 'FRA' };

    it('answers nobody', async () => {
      expect((await portal.anonymous().post('/organisations', body)).status).toBe(401);
    });

    it('is for administrators', async () => {
      for (const actor of [courtFocalPoint, nationalFocalPoint, expert, auditor]) {
        const response = await actor.post('/organisations', body);
        expect(response.status).toBe(403);
      }
    });

    it.each([
      ['a State without a country', { country: undefined }],
      ['a country that is none', { country: 'France' }],
      ['a partner with a country', { kind: 'partner' }],
      ['an organ of the Court with a country', { kind: 'court-organ' }],
      ['a kind that does not exist', { kind: 'company' }],
      ['a name of blanks', { name: '    ' }],
      ['a name beyond 200 characters', { name: 'x'.repeat(201) }],
      ['a field that it does not know', { state: 'active' }],
      ['an object for a name', { name: { $gt: '' } }],
    ])('refuses %s', async (_what, more) => {
      const response = await administrator.post('/organisations', { ...body, ...more });

      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('refuses a name that exists, also in blanks, and one of two at once', async () => {
      const { name } = await created();
      const taken = await administrator.post('/organisations', { ...body, name: `  ${name} ` });
      const twin = { ...body, name: nextName() };

      const twins = await Promise.all([
        administrator.post('/organisations', twin),
        second.post('/organisations', twin),
      ]);

      expect(taken.status).toBe(409);
      expect(taken.body).toMatchObject({ code: 'ALREADY_EXISTS' });
      expect(twins.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    });

    it('admits an organisation, in the newer format unless it asks otherwise', async () => {
      const response = await administrator.post('/organisations', body);

      expect(response.status).toBe(201);
      expect(response.headers['etag']).toBe('"1"');
      expect(response.body).toMatchObject({
        ...body,
        version: 1,
        state: 'active',
        gnupgCompatible: false,
      });
      expect(await created({ gnupgCompatible: true })).toMatchObject({ gnupgCompatible: true });
    });
  });

  describe('GET /organisations', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/organisations')).status).toBe(401);
    });

    it('pages for every member, unmoved by what is admitted meanwhile', async () => {
      const all: string[] = [];
      for (let count = 0; count < 5; count += 1) all.unshift((await created()).id);

      const seen: string[] = [];
      let after = '';
      for (let pages = 0; pages < 3; pages += 1) {
        const response = await expert.get(`/organisations?limit=2${after}`);
        const page = response.body as { items: OrganisationResponse[]; nextCursor: string };
        seen.push(...page.items.map(({ id }) => id));
        after = `&cursor=${page.nextCursor}`;
        await created();
      }

      expect(seen.slice(0, 5)).toEqual(all);
    });
  });

  describe('GET /organisations/:organisationId', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get(`/organisations/${uuid()}`)).status).toBe(401);
    });

    it('does not know what is not there', async () => {
      expect((await expert.get(`/organisations/${uuid()}`)).status).toBe(404);
    });

    it('shows any organisation to every member', async () => {
      const organisation = await created();

      for (const actor of [expert, nationalFocalPoint, courtFocalPoint, auditor, administrator]) {
        expect((await actor.get(`/organisations/${organisation.id}`)).body).toEqual(organisation);
      }
    });
  });

  describe.each(['post', 'delete'] as const)('%s /organisations/:id/suspension', (method) => {
    it('answers nobody', async () => {
      const target = { id: uuid(), version: 1 };

      expect((await suspension(method, portal.anonymous(), target)).status).toBe(401);
    });

    it('is for administrators', async () => {
      const organisation = await created();

      for (const actor of [courtFocalPoint, nationalFocalPoint, expert, auditor]) {
        expect((await suspension(method, actor, organisation)).status).toBe(403);
      }
      expect(await present(organisation.id)).toEqual(organisation);
    });

    it('asks for the version, and refuses another than the present one', async () => {
      const organisation = await created();
      const path = `/organisations/${organisation.id}/suspension`;

      const bare = await administrator.request(method, path);
      const stale = await suspension(method, administrator, { ...organisation, version: 2 });

      expect([bare.status, stale.status]).toEqual([428, 409]);
      expect(bare.body).toMatchObject({ code: 'PRECONDITION_REQUIRED' });
      expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT' });
    });

    it('does not know what is not there', async () => {
      const target = { id: uuid(), version: 1 };

      expect((await suspension(method, administrator, target)).status).toBe(404);
    });
  });

  it('does not let administrators suspend the organisation that they belong to', async () => {
    const own = await present(administrator.organisationId);

    const response = await suspension('post', administrator, own);

    expect(response.status).toBe(409);
    expect(response.body).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    expect(await present(own.id)).toEqual(own);
  });

  it('suspends a whole State: the next request of each member is refused, until it is reinstated', async () => {
    const state = await created();
    const members = [
      await portal.people.member('expert', state.id),
      await portal.people.member('national-focal-point', state.id),
    ];
    const statuses = async () => {
      const found = [];
      for (const member of [...members, expert]) found.push((await member.get('/cases')).status);
      return found;
    };
    expect(await statuses()).toEqual([200, 200, 200]);

    const suspended = await suspension('post', administrator, state);
    expect(suspended.body).toMatchObject({ state: 'suspended', version: 2 });
    expect(await statuses()).toEqual([401, 401, 200]);

    portal.clock.offset += 60_000;
    const [member] = members;
    if (!member) throw new Error('a member expected');
    await member.enterPassword();
    const refused = await member.enterCode(portal.clock.now());
    expect(refused.body).toMatchObject({ code: 'SECOND_FACTOR_FAILED' });

    const reinstated = await suspension('delete', second, { ...state, version: 2 });
    expect(reinstated.body).toMatchObject({ state: 'active', version: 3 });
    portal.clock.offset += 60_000;
    for (const returned of members) await returned.signIn(portal.clock.now());
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  describe('PUT /organisations/:organisationId/compatibility', () => {
    it('answers nobody', async () => {
      const target = { id: uuid(), version: 1 };

      expect((await compatibility(portal.anonymous(), target)).status).toBe(401);
    });

    it('is for the focal points of that organisation', async () => {
      const own = await present(nationalFocalPoint.organisationId);

      const refused = [];
      for (const actor of [expert, auditor, administrator, courtFocalPoint]) {
        refused.push((await compatibility(actor, own)).status);
      }

      expect(refused).toEqual([403, 403, 403, 404]);
      expect(await present(own.id)).toEqual(own);
    });

    it('asks for the version, and refuses another than the present one', async () => {
      const own = await present(nationalFocalPoint.organisationId);
      const path = `/organisations/${own.id}/compatibility`;

      const bare = await nationalFocalPoint.put(path, { gnupgCompatible: true });
      const stale = await compatibility(nationalFocalPoint, { ...own, version: own.version + 1 });

      expect([bare.status, stale.status]).toEqual([428, 409]);
    });

    it.each(['nationalFocalPoint', 'courtFocalPoint'] as const)(
      'takes the word of the %s',
      async (who) => {
        const actor = { nationalFocalPoint, courtFocalPoint }[who];
        const own = await present(actor.organisationId);

        const response = await compatibility(actor, own);

        expect(response.body).toEqual({ ...own, gnupgCompatible: true, version: own.version + 1 });
        expect(await present(own.id)).toEqual(response.body);
      },
    );
  });
});
