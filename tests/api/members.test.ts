import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { MemberResponse } from '../../core/contracts/accounts.ts';
import type { Role } from '../../core/contracts/vocabulary.ts';
import { password, type Actor } from '../support/actors.ts';
import { dumpOf } from '../support/dump.ts';
import { newSecretOf } from '../support/second-factor.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const MINUTE = 60_000;
const newPassword = 'amber lantern orbit 52 willow';

describe.each(engines)('members, on %s', (engine) => {
  let portal: TestPortal;
  let administrator: Actor;
  let second: Actor;
  let organId: string;
  let stateId: string;
  let actors: Record<Role, Actor>;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const { people } = portal;
    [administrator, second] = await people.administrators();
    organId = (await people.organisation('court-organ')).id;
    stateId = (await people.organisation('state')).id;
    actors = {
      expert: await people.member('expert', stateId),
      'national-focal-point': await people.member('national-focal-point', stateId),
      'court-focal-point': await people.member('court-focal-point', organId),
      auditor: await people.member('auditor', organId),
      administrator,
    };
  });
  afterAll(() => portal.close());

  async function membersOf(organisationId: string, by = administrator): Promise<MemberResponse[]> {
    const response = await by.get(`/members?organisationId=${organisationId}&limit=100`);
    expect(response.status).toBe(200);
    return (response.body as { items: MemberResponse[] }).items;
  }

  async function present({ id, organisationId }: Actor): Promise<MemberResponse> {
    const member = (await membersOf(organisationId)).find((candidate) => candidate.id === id);
    if (!member) throw new Error('no such member');
    return member;
  }

  const acts = {
    suspend: (by: Actor, id: string) => by.post(`/members/${id}/suspension`),
    reinstate: (by: Actor, id: string) => by.delete(`/members/${id}/suspension`),
    remove: (by: Actor, id: string) => by.delete(`/members/${id}`),
  };
  type Act = keyof typeof acts;

  async function act(name: Act, by: Actor, target: Actor) {
    const { id, version } = await present(target);
    return acts[name](by, id).set('If-Match', `"${version}"`);
  }

  /** A member whose name does not say the address. */
  async function joined(displayName: string): Promise<Actor> {
    const member = portal.anonymous();
    member.email = `${uuid()}@portal.test`;
    const body = { email: member.email, role: 'expert', organisationId: stateId };
    const { token } = (await administrator.post('/invitations', body)).body as { token: string };
    const acceptance = { token, displayName, password };
    const { secondFactorUri } = (await member.post('/invitations/acceptance', acceptance)).body as {
      secondFactorUri: string;
    };
    member.secondFactorSecret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
    return member.signIn(portal.clock.now());
  }

  /** Codes count once for each step of time. */
  async function signedInElsewhere(actor: Actor): Promise<Actor> {
    const elsewhere = portal.anonymous();
    const { email, secondFactorSecret } = actor;
    Object.assign(elsewhere, { email, secondFactorSecret });
    portal.clock.offset += MINUTE;
    return elsewhere.signIn(portal.clock.now());
  }

  describe('GET /members', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/members')).status).toBe(401);
    });

    it.each([
      ['expert', 200, 404, 404],
      ['national-focal-point', 200, 404, 404],
      ['court-focal-point', 404, 200, 404],
      ['auditor', 200, 200, 200],
      ['administrator', 200, 200, 200],
    ] as const)(
      'shows to %s: the State %d, the organ %d, all %d',
      async (role, state, organ, all) => {
        const actor = actors[role];

        const statuses = [];
        for (const query of [`?organisationId=${stateId}`, `?organisationId=${organId}`, '']) {
          statuses.push((await actor.get(`/members${query}`)).status);
        }

        expect(statuses).toEqual([state, organ, all]);
      },
    );

    it('shows nothing of password or second factor', async () => {
      const { text } = await actors.expert.get(`/members?organisationId=${stateId}`);

      expect(text).toContain(actors.expert.email);
      expect(text).not.toMatch(/hash|secret|factor|argon/i);
    });

    it.each(['role=guest', 'state=lost', 'name=Ines'])('refuses ?%s', async (query) => {
      const response = await administrator.get(`/members?${query}`);

      expect(response.status).toBe(400);
    });

    it('lists those of a role and of a state only, and hides them from others all the same', async () => {
      const { id } = await portal.people.organisation('state');
      const expert = await portal.people.member('expert', id);
      const suspended = await portal.people.member('expert', id);
      const focalPoint = await portal.people.member('national-focal-point', id);
      await act('suspend', administrator, suspended);
      const list = async (by: Actor, query: string) => {
        const response = await by.get(`/members?organisationId=${id}&${query}`);
        return (response.body as { items?: MemberResponse[] }).items?.map((each) => each.id);
      };

      expect(await list(focalPoint, 'role=expert')).toEqual([suspended.id, expert.id]);
      expect(await list(focalPoint, 'state=suspended')).toEqual([suspended.id]);
      expect(await list(administrator, 'role=expert&state=active')).toEqual([expert.id]);
      expect(await list(actors.expert, 'role=expert')).toBeUndefined();
    });

    it('pages, newest first', async () => {
      const expected = (await membersOf(stateId)).map(({ id }) => id);
      const seen = [];
      for (let after = '', left = true; left;) {
        const path = `/members?organisationId=${stateId}&limit=1${after}`;
        const page = (await actors.expert.get(path)).body as {
          items: MemberResponse[];
          nextCursor?: string;
        };
        seen.push(...page.items.map(({ id }) => id));
        after = `&cursor=${page.nextCursor ?? ''}`;
        left = page.nextCursor !== undefined;
      }

      expect(seen).toEqual(expected);
      expect(seen).toEqual([actors['national-focal-point'].id, actors.expert.id]);
    });
  });

  describe.each(Object.keys(acts) as Act[])('%s', (name) => {
    it('answers nobody', async () => {
      expect((await acts[name](portal.anonymous(), uuid())).status).toBe(401);
    });

    it('is for administrators, and for focal points in their own organisation', async () => {
      const target = await portal.people.member('expert', stateId);
      const before = await present(target);
      const colleague = await portal.people.member('auditor', organId);

      const statuses = [];
      for (const role of ['expert', 'auditor', 'court-focal-point'] as const) {
        statuses.push((await act(name, actors[role], target)).status);
      }
      const overAuditor = await act(name, actors['court-focal-point'], colleague);

      expect(statuses).toEqual([403, 403, 404]);
      expect(overAuditor.status).toBe(404);
      expect(await present(target)).toEqual(before);
      expect((await act(name, actors['national-focal-point'], target)).status).toBe(200);
      expect((await act(name, administrator, colleague)).status).toBe(200);
    });

    it('does not know who is not there', async () => {
      const response = await acts[name](administrator, uuid()).set('If-Match', '"1"');

      expect(response.status).toBe(404);
    });

    it('asks for the version, and refuses another than the present one', async () => {
      const target = await portal.people.member('expert', stateId);
      const { id, version } = await present(target);

      const bare = await acts[name](administrator, id);
      const malformed = await acts[name](administrator, id).set('If-Match', '*');
      const stale = await acts[name](administrator, id).set('If-Match', `"${version - 1}"`);
      const future = await acts[name](administrator, id).set('If-Match', `"${version + 1}"`);

      const statuses = [bare, malformed, stale, future].map(({ status }) => status);
      expect(statuses).toEqual([428, 400, 409, 409]);
      expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT' });
      expect((await present(target)).state).toBe('active');
    });
  });

  it('refuses the next request of who is suspended, ends their sessions, and lets them return', async () => {
    const member = await portal.people.member('expert', stateId);
    const elsewhere = await signedInElsewhere(member);
    expect((await member.get('/cases')).status).toBe(200);

    const suspended = await act('suspend', actors['national-focal-point'], member);
    expect(suspended.body).toMatchObject({ state: 'suspended' });
    for (const session of [member, elsewhere]) {
      expect((await session.get('/cases')).status).toBe(401);
    }
    const refused = await portal.anonymous().enterPassword(member.email);
    expect(refused.body).toMatchObject({ code: 'SIGN_IN_FAILED' });

    const reinstated = await act('reinstate', actors['national-focal-point'], member);
    expect(reinstated.body).toMatchObject({ state: 'active' });
    expect((await member.get('/cases')).status).toBe(401);
    const returned = await signedInElsewhere(member);
    expect((await returned.get('/cases')).status).toBe(200);
  });

  it('does not let who was suspended between the two proofs finish signing in', async () => {
    const member = await portal.people.member('expert', stateId);
    portal.clock.offset += MINUTE;
    await member.enterPassword();

    await act('suspend', administrator, member);
    await act('reinstate', administrator, member);

    const response = await member.enterCode(portal.clock.now());
    expect(response.body).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('erases the address, the password and the second factor of who is removed', async () => {
    const member = await joined('Ines Moreau');
    await newSecretOf(member);
    const secrets = await secretsOf(portal, member.id);
    expect(secrets).toHaveLength(4);
    expect(await placesOf(portal, secrets)).not.toEqual([]);

    const removed = await act('remove', administrator, member);

    expect(removed.body).toMatchObject({ id: member.id, state: 'removed' });
    expect(removed.body).not.toHaveProperty('email');
    expect((await member.get('/cases')).status).toBe(401);
    expect(await placesOf(portal, secrets)).toEqual([]);
  });

  it('cannot suspend, reinstate or remove who was removed', async () => {
    const member = await portal.people.member('expert', stateId);
    const removed = (await act('remove', administrator, member)).body as MemberResponse;

    for (const name of Object.keys(acts) as Act[]) {
      const response = await acts[name](administrator, member.id).set(
        'If-Match',
        `"${removed.version}"`,
      );
      expect(response.status).toBe(404);
    }
  });

  it('invites anew, with the same address, who was removed; invitations from before are void', async () => {
    const member = await portal.people.member('expert', stateId);
    const body = { email: member.email, role: 'expert', organisationId: stateId };
    const acceptance = { displayName: 'Ines Moreau', password };
    const before = (await administrator.post('/invitations', body)).body as { token: string };
    await act('remove', administrator, member);

    const old = await portal
      .anonymous()
      .post('/invitations/acceptance', { ...acceptance, token: before.token });
    const { token } = (await administrator.post('/invitations', body)).body as { token: string };
    const accepted = await portal
      .anonymous()
      .post('/invitations/acceptance', { ...acceptance, token });

    expect(old.body).toMatchObject({ code: 'INVITATION_NOT_VALID' });
    expect(accepted.status).toBe(201);
    const { member: newcomer } = accepted.body as { member: MemberResponse };
    expect(newcomer.id).not.toBe(member.id);
    const states = (await membersOf(stateId))
      .filter(({ id }) => [newcomer.id, member.id].includes(id))
      .map(({ state }) => state);
    expect(states).toEqual(['active', 'removed']);
  });

  describe('the administrators', () => {
    it.each(['suspend', 'remove'] as const)(
      'stay two: none can %s one of the last',
      async (name) => {
        for (const [by, target] of [
          [administrator, second],
          [administrator, administrator],
        ] as const) {
          const response = await act(name, by, target);
          expect(response.status).toBe(409);
          expect(response.body).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
        }
        expect((await present(second)).state).toBe('active');
      },
    );

    it('stay two, also when two of three are suspended at once', async () => {
      const third = await portal.people.member('administrator', organId);
      const [secondNow, thirdNow] = [await present(second), await present(third)];

      const responses = await Promise.all(
        [secondNow, thirdNow].map(({ id, version }) =>
          acts.suspend(administrator, id).set('If-Match', `"${version}"`),
        ),
      );

      const codes = responses.map(({ body }) => (body as { code?: string }).code ?? 'done');
      expect(codes).toContain('LAST_ADMINISTRATOR');
      const all = [administrator, second, third];
      const states = await Promise.all(all.map(async (actor) => (await present(actor)).state));
      expect(states.filter((state) => state === 'active').length).toBeGreaterThanOrEqual(2);
      for (const actor of [second, third]) {
        if ((await present(actor)).state !== 'suspended') continue;
        await act('reinstate', administrator, actor);
        portal.clock.offset += MINUTE;
        await actor.signIn(portal.clock.now());
      }
    });

    it('can be suspended and removed while two remain', async () => {
      const spare = await portal.people.member('administrator', organId);

      expect((await act('suspend', administrator, spare)).status).toBe(200);
      expect((await act('remove', administrator, spare)).status).toBe(200);
    });
  });

  describe('PUT /account/password', () => {
    const change = (by: Actor, more: object = {}) =>
      by.put('/account/password', { currentPassword: password, newPassword, ...more });

    it('answers nobody', async () => {
      expect((await change(portal.anonymous())).status).toBe(401);
    });

    it('refuses a wrong current password', async () => {
      const member = await portal.people.member('expert', stateId);

      const response = await change(member, { currentPassword: 'not the password' });

      expect(response.status).toBe(401);
      expect(response.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
      expect((await member.get('/cases')).status).toBe(200);
    });

    it.each(['short', 'passwordpassword'])('refuses a weak new one: %s', async (weak) => {
      const member = await portal.people.member('expert', stateId);

      const response = await change(member, { newPassword: weak });

      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
      expect((await portal.anonymous().enterPassword(member.email)).status).toBe(200);
    });

    it('refuses the own address as a new one', async () => {
      const member = await portal.people.member('expert', stateId);

      const response = await change(member, { newPassword: member.email });

      expect(response.body).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    });

    it('signs in with the new one only from then on', async () => {
      const member = await portal.people.member('expert', stateId);

      const response = await change(member);

      expect(response.status).toBe(200);
      expect(response.text).not.toMatch(/hash|argon/i);
      expect((await portal.anonymous().enterPassword(member.email)).status).toBe(401);
      const entered = await portal.anonymous().enterPassword(member.email, newPassword);
      expect(entered.body).toMatchObject({ status: 'second-factor' });
    });

    it('ends every other session of the account, those half signed in too, and keeps its own', async () => {
      const member = await portal.people.member('expert', stateId);
      const elsewhere = await signedInElsewhere(member);
      const halfway = portal.anonymous();
      const { email, secondFactorSecret } = member;
      Object.assign(halfway, { email, secondFactorSecret });
      await halfway.enterPassword();

      await change(member);

      expect((await elsewhere.get('/cases')).status).toBe(401);
      portal.clock.offset += MINUTE;
      const finished = await halfway.enterCode(portal.clock.now());
      expect(finished.body).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await member.get('/cases')).status).toBe(200);
      const own = (await member.get('/sessions')).body as { items: { current: boolean }[] };
      expect(own.items).toEqual([expect.objectContaining({ current: true })]);
      expect((await actors.expert.get('/cases')).status).toBe(200);
    });
  });

  it('does not list among the own sessions one that waits for the second factor', async () => {
    const member = await portal.people.member('expert', stateId);
    await portal.anonymous().enterPassword(member.email);

    const own = (await member.get('/sessions')).body as { items: unknown[] };

    expect(own.items).toHaveLength(1);
  });
});

/** What must not outlive a membership, as it rests in the store. */
async function secretsOf({ database }: TestPortal, id: string): Promise<string[]> {
  const account =
    database.engine === 'sqlite'
      ? (database.sqlite.prepare('SELECT body FROM accounts WHERE id = ?').get(id)?.[
          'body'
        ] as string)
      : JSON.stringify(
          await database.mongo.collection<{ _id: string }>('accounts').findOne({ _id: id }),
        );
  const { email, passwordHash, secondFactor, pendingSecondFactor } = JSON.parse(account) as {
    email: string;
    passwordHash: string;
    secondFactor: { encryptedSecret: string };
    pendingSecondFactor: { encryptedSecret: string };
  };
  const encrypted = [secondFactor, pendingSecondFactor].map((each) => each.encryptedSecret);
  return [email, passwordHash, ...encrypted];
}

/** Where in all that the portal holds, its log and its files included, one of these texts stands. */
async function placesOf(portal: TestPortal, texts: readonly string[]): Promise<string[]> {
  const { database } = portal;
  if (database.engine === 'sqlite') database.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const held = await dumpOf(portal);
  return held
    .filter(({ bytes }) => texts.some((text) => bytes.includes(text)))
    .map(({ where }) => where);
}
