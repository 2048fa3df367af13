import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { MemberResponse } from '../../core/contracts/accounts.ts';
import type { OrganisationKeysResponse } from '../../core/contracts/keys.ts';
import type { Role } from '../../core/contracts/vocabulary.ts';
import { password, type Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { versionOfMember } from '../support/matrix-people.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const MINUTE = 60_000;
const THREE_DAYS = 72 * 60 * MINUTE;
type Seen = { readonly id: string; readonly version: number };

describe.each(engines)('changing the role of a member, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let first: Actor;
  let second: Actor;
  let organ: string;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    [first, second] = await portal.people.administrators();
    organ = exchange.actors.reviewer.organisationId;
  });
  afterAll(() => portal.close());

  const propose = (by: Actor, { id, version }: Seen, role: string) =>
    by.put(`/members/${id}/role-change`, { role }).set('If-Match', `"${version}"`);
  const approve = (by: Actor, { id, version }: Seen) =>
    by.post(`/members/${id}/role-change/approval`).set('If-Match', `"${version}"`);
  const withdraw = (by: Actor, { id, version }: Seen) =>
    by.delete(`/members/${id}/role-change`).set('If-Match', `"${version}"`);

  async function seen({ id }: Pick<Actor, 'id'>): Promise<Seen> {
    return { id, version: await versionOfMember(first, id) };
  }

  async function proposed(member: Actor, role: Role): Promise<MemberResponse> {
    const response = await propose(first, await seen(member), role);
    expect(response.status).toBe(200);
    return response.body as MemberResponse;
  }

  async function listedFor(by: Actor, member: Actor): Promise<MemberResponse | undefined> {
    const path = `/members?limit=100&organisationId=${member.organisationId}`;
    const { items } = (await by.get(path)).body as { items: MemberResponse[] };
    return items.find(({ id }) => id === member.id);
  }

  describe('PUT /members/:accountId/role-change', () => {
    it('answers nobody, and no other role than administrators', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const { reviewer, auditor, expert } = exchange.actors;
      const target = await seen(member);

      expect((await propose(portal.anonymous(), target, 'auditor')).status).toBe(401);
      for (const actor of [reviewer, auditor, expert, member]) {
        expect((await propose(actor, target, 'auditor')).status).toBe(403);
      }
    });

    it('refuses a change of the own role', async () => {
      const response = await propose(first, await seen(first), 'auditor');

      expect(response.status).toBe(403);
      expect(response.body).toMatchObject({ code: 'OWN_ROLE' });
    });

    it.each<[Role, 'state' | 'court-organ', Role]>([
      ['expert', 'state', 'auditor'],
      ['expert', 'state', 'administrator'],
      ['expert', 'state', 'court-focal-point'],
      ['court-focal-point', 'court-organ', 'expert'],
      ['court-focal-point', 'court-organ', 'national-focal-point'],
    ])('refuses to make an %s of a %s an %s', async (role, kind, next) => {
      const { id } = await portal.people.organisation(kind);
      const member = await portal.people.member(role, id);

      const response = await propose(first, await seen(member), next);

      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'ROLE_NOT_ALLOWED_HERE' });
    });

    it('refuses the role that they have, another version, a removed member and an unknown one', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const target = await seen(member);

      const same = await propose(first, target, 'court-focal-point');
      const stale = await propose(first, { ...target, version: 7 }, 'auditor');
      const bare = await first.put(`/members/${member.id}/role-change`, { role: 'auditor' });
      const unknown = await propose(first, { id: uuid(), version: 1 }, 'auditor');
      const removed = await first
        .delete(`/members/${member.id}`)
        .set('If-Match', `"${target.version}"`);
      const gone = await propose(first, removed.body as Seen, 'auditor');

      expect(same.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
      expect(stale.body).toMatchObject({ code: 'VERSION_CONFLICT' });
      expect(bare.body).toMatchObject({ code: 'PRECONDITION_REQUIRED' });
      expect([unknown.status, gone.status]).toEqual([404, 404]);
    });

    it('changes nothing yet, and shows what is proposed to administrators alone', async () => {
      const member = await portal.people.member('court-focal-point', organ);

      const response = await proposed(member, 'auditor');

      const proposal = { proposedRole: 'auditor', proposedBy: first.id };
      expect(response).toMatchObject({ role: 'court-focal-point', ...proposal });
      expect(await listedFor(second, member)).toEqual(response);
      const { proposedRole, proposedBy, proposedUntil, ...rest } = response;
      for (const actor of [member, exchange.actors.reviewer, exchange.actors.auditor]) {
        expect(await listedFor(actor, member)).toEqual(rest);
      }
      expect((await member.get('/session')).text).not.toContain('proposed');
      expect((await member.get('/inbox')).status).toBe(200);
    });
  });

  describe('POST /members/:accountId/role-change/approval', () => {
    it('answers nobody, and no other role than administrators', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const proposal = await proposed(member, 'auditor');

      expect((await approve(portal.anonymous(), proposal)).status).toBe(401);
      for (const actor of [exchange.actors.reviewer, exchange.actors.auditor, member]) {
        expect((await approve(actor, proposal)).status).toBe(403);
      }
    });

    it('refuses who proposed it, whose role it is, and who saw another version', async () => {
      const third = await portal.people.member('administrator', organ);
      const proposal = await proposed(third, 'auditor');

      expect((await approve(first, proposal)).body).toMatchObject({
        code: 'APPROVAL_BY_SAME_ACCOUNT',
      });
      expect((await approve(third, proposal)).body).toMatchObject({ code: 'OWN_ROLE' });
      expect((await approve(second, { ...proposal, version: 1 })).body).toMatchObject({
        code: 'VERSION_CONFLICT',
      });
      expect(await listedFor(first, third)).toEqual(proposal);
      expect((await withdraw(second, proposal)).status).toBe(200);
    });

    it('refuses when nothing is proposed, or no longer', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const nothing = await approve(second, await seen(member));
      const withdrawn = await withdraw(second, await proposed(member, 'auditor'));
      const noLonger = await approve(second, withdrawn.body as Seen);

      for (const response of [nothing, noLonger]) {
        expect(response.status).toBe(409);
        expect(response.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
      }
    });

    it('refuses what an administrator proposed who is suspended since', async () => {
      const third = await portal.people.member('administrator', organ);
      const member = await portal.people.member('court-focal-point', organ);
      const response = await propose(third, await seen(member), 'auditor');
      const { id, version } = await seen(third);
      await first.post(`/members/${id}/suspension`).set('If-Match', `"${version}"`);

      expect((await approve(second, response.body as Seen)).body).toMatchObject({
        code: 'TRANSITION_NOT_ALLOWED',
      });
    });

    it('gives the role and ends the sessions of the member', async () => {
      const member = await portal.people.member('court-focal-point', organ);

      const response = await approve(second, await proposed(member, 'auditor'));

      expect(response.body).toMatchObject({ role: 'auditor', state: 'active' });
      expect(response.body).not.toHaveProperty('proposedRole');
      expect((await member.get('/access-log/entries')).status).toBe(401);
      portal.clock.offset += MINUTE;
      await member.signIn(portal.clock.now());
      expect((await member.get('/access-log/entries')).status).toBe(200);
      expect((await member.get('/inbox')).status).toBe(403);
    });

    it('voids the invitations that the member could not make any more', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const invited = await member.post('/invitations', {
        email: 'too-late@portal.test',
        role: 'court-focal-point',
        organisationId: organ,
      });
      const { token } = invited.body as { token: string };
      await approve(second, await proposed(member, 'auditor'));

      const response = await portal
        .anonymous()
        .post('/invitations/acceptance', { token, displayName: 'Too Late', password });

      expect(response.body).toMatchObject({ code: 'INVITATION_NOT_VALID' });
    });

    it('takes the key grants of who may not open content any more, and asks for a rotation', async () => {
      const { reviewer, secondReviewer } = exchange.actors;
      const keys = async () => {
        const response = await secondReviewer.get(`/organisations/${organ}/keys`);
        return response.body as OrganisationKeysResponse;
      };
      const holders = async () => {
        const response = await secondReviewer.get(`/organisations/${organ}/grants`);
        return (response.body as { items: { accountId: string }[] }).items.map(
          ({ accountId }) => accountId,
        );
      };
      expect((await keys()).rotationDue).toBe(false);
      expect(await holders()).toContain(reviewer.id);

      await approve(second, await proposed(reviewer, 'auditor'));

      expect((await keys()).rotationDue).toBe(true);
      expect(await holders()).not.toContain(reviewer.id);
    });

    it('leaves keys alone while content is still theirs to open', async () => {
      const { expert, otherFocalPoint } = exchange.actors;
      const keys = async ({ organisationId }: Actor) => {
        const response = await otherFocalPoint.get(`/organisations/${organisationId}/keys`);
        return response.body as OrganisationKeysResponse;
      };
      const before = await keys(expert);

      const changed = await approve(second, await proposed(expert, 'national-focal-point'));

      expect(changed.body).toMatchObject({ role: 'national-focal-point' });
      expect(await keys(expert)).toEqual(before);
    });

    it('gives one of two the change who approve and withdraw at once', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const proposal = await proposed(member, 'auditor');

      const answers = await Promise.all([approve(second, proposal), withdraw(first, proposal)]);

      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });

    it('keeps a suspended member suspended', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const { id, version } = await seen(member);
      await first.post(`/members/${id}/suspension`).set('If-Match', `"${version}"`);

      const response = await approve(second, await proposed(member, 'auditor'));

      expect(response.body).toMatchObject({ role: 'auditor', state: 'suspended' });
    });
  });

  describe('DELETE /members/:accountId/role-change', () => {
    it('answers nobody, and no other role than administrators', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const proposal = await proposed(member, 'auditor');

      expect((await withdraw(portal.anonymous(), proposal)).status).toBe(401);
      expect((await withdraw(member, proposal)).status).toBe(403);
    });

    it('refuses whose role it is, and when nothing is proposed', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const third = await portal.people.member('administrator', organ);
      const proposal = await proposed(third, 'auditor');

      expect((await withdraw(third, proposal)).body).toMatchObject({ code: 'OWN_ROLE' });
      expect((await withdraw(first, await seen(member))).body).toMatchObject({
        code: 'TRANSITION_NOT_ALLOWED',
      });
    });

    it('leaves the member as they were', async () => {
      const member = await portal.people.member('court-focal-point', organ);
      const before = await listedFor(first, member);

      const response = await withdraw(second, await proposed(member, 'auditor'));

      expect(response.body).toEqual({ ...before, version: (before?.version ?? 0) + 2 });
      expect((await member.get('/inbox')).status).toBe(200);
    });
  });

  it('lapses after three days', async () => {
    const member = await portal.people.member('court-focal-point', organ);
    const proposal = await proposed(member, 'auditor');
    portal.clock.offset += THREE_DAYS;
    await second.signIn(portal.clock.now());

    expect((await approve(second, proposal)).body).toMatchObject({
      code: 'TRANSITION_NOT_ALLOWED',
    });
  });
});
