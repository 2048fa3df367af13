import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { InvitationResponse } from '../../core/contracts/accounts.ts';
import { Role } from '../../core/contracts/vocabulary.ts';
import { password, type Actor } from '../support/actors.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Issued = InvitationResponse & { token?: string };
type Problem = { status: number; code: string };

const HOUR = 3_600_000;

/**
 * What becomes of an invitation by whom, into which organisation, for which role: `201` with a token,
 * `wait` for a second administrator, or the status of the refusal.
 */
const invitingTable = `
                        into         expert  national-focal-point  court-focal-point  auditor  administrator
  expert                own          403     403                   403                403      403
  expert                otherState   403     403                   403                403      403
  national-focal-point  own          201     201                   404                404      404
  national-focal-point  otherState   404     404                   404                404      404
  national-focal-point  organ        404     404                   404                404      404
  court-focal-point     own          404     404                   201                404      404
  court-focal-point     otherOrgan   404     404                   404                404      404
  court-focal-point     otherState   404     404                   404                404      404
  auditor               own          403     403                   403                403      403
  auditor               otherOrgan   403     403                   403                403      403
  administrator         own          400     400                   201                wait     wait
  administrator         organ        400     400                   201                wait     wait
  administrator         otherState   201     201                   400                400      400
  administrator         partner      201     201                   400                wait     400
  administrator         nowhere      404     404                   404                404      404
`;

const [header = '', ...rows] = invitingTable.trim().split('\n');
const invitedRoles = header
  .trim()
  .split(/ +/)
  .slice(1)
  .map((role) => Role.parse(role));
const inviting = rows.map((row) => {
  const [by = '', into = '', ...outcomes] = row.trim().split(/ +/);
  return { by: Role.parse(by), into, outcomes };
});

describe.each(engines)('invitations, on %s', (engine) => {
  let portal: TestPortal;
  let administrator: Actor;
  let second: Actor;
  let actors: Record<Role, Actor>;
  const places: Record<string, string> = { nowhere: uuid() };
  let addresses = 0;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    [administrator, second] = await portal.people.administrators();
    const { people } = portal;
    const state = (await people.organisation('state')).id;
    const organ = (await people.organisation('court-organ')).id;
    places['organ'] = organ;
    places['otherOrgan'] = (await people.organisation('court-organ')).id;
    places['otherState'] = (await people.organisation('state')).id;
    places['partner'] = (await people.organisation('partner')).id;
    actors = {
      expert: await people.member('expert', state),
      'national-focal-point': await people.member('national-focal-point', state),
      'court-focal-point': await people.member('court-focal-point', organ),
      auditor: await people.member('auditor', organ),
      administrator,
    };
  });
  afterAll(() => portal.close());

  const nextAddress = () => {
    addresses += 1;
    return `guest-${addresses}@portal.test`;
  };

  async function invited(more: { by?: Actor; role?: Role; into?: string; email?: string } = {}) {
    const {
      by = administrator,
      role = 'expert',
      into = 'otherState',
      email = nextAddress(),
    } = more;
    const organisationId = places[into] ?? by.organisationId;
    const response = await by.post('/invitations', { email, role, organisationId });
    expect(response.status).toBe(201);
    return response.body as Issued;
  }

  async function invitedWithToken(more: Parameters<typeof invited>[0] = {}) {
    const { token, ...invitation } = await invited(more);
    if (token === undefined) throw new Error('a token expected');
    return { token, invitation };
  }

  function accept(token: string, more: object = {}, by = portal.anonymous()) {
    return by.post('/invitations/acceptance', {
      token,
      displayName: 'Ines Moreau',
      password,
      ...more,
    });
  }

  const approve = (by: Actor, id: string) => by.post(`/invitations/${id}/approval`);

  async function stateOf(id: string): Promise<string | undefined> {
    const page = (await administrator.get('/invitations?limit=100')).body as {
      items: InvitationResponse[];
    };
    return page.items.find((invitation) => invitation.id === id)?.state;
  }

  const problem = ({ status, body }: { status: number; body: unknown }): Problem => ({
    status,
    code: (body as { code: string }).code,
  });

  describe('POST /invitations', () => {
    it('answers nobody', async () => {
      const body = { email: nextAddress(), role: 'expert', organisationId: uuid() };

      expect((await portal.anonymous().post('/invitations', body)).status).toBe(401);
    });

    it.each(inviting)('by $by into $into', async ({ by, into, outcomes }) => {
      const actor = actors[by];
      const organisationId = places[into] ?? actor.organisationId;

      const found = [];
      for (const role of invitedRoles) {
        const body = { email: nextAddress(), role, organisationId };
        const response = await actor.post('/invitations', body);
        const { state, token } = response.body as Partial<Issued>;
        const waits = response.status === 201 && state === 'awaiting-approval' && !token;
        found.push(waits ? 'wait' : String(response.status));
        if (response.status === 201 && !waits) expect(token).toMatch(/^[\w-]{43}$/);
      }

      expect(found).toEqual(outcomes);
    });

    it.each([
      ['what is no address', { email: 'ines at portal' }],
      ['an object for an address', { email: { $gt: '' } }],
      ['a role that does not exist', { role: 'superuser' }],
      ['a field that it does not know', { state: 'open' }],
      ['a token of the own choice', { token: 'x'.repeat(43) }],
    ])('refuses %s', async (_what, more) => {
      const organisationId = places['otherState'];
      const body = { email: nextAddress(), role: 'expert', organisationId, ...more };

      expect(problem(await administrator.post('/invitations', body))).toEqual({
        status: 400,
        code: 'VALIDATION_FAILED',
      });
    });

    it('says nothing about whether the address has an account', async () => {
      const known = await invited({ email: actors.expert.email });
      const unknown = await invited();

      expect(Object.keys(known).toSorted()).toEqual(Object.keys(unknown).toSorted());
      expect(known.state).toBe(unknown.state);
    });

    it('keeps no token that could be used', async () => {
      const { token, invitation } = await invitedWithToken();

      const listed = await administrator.get('/invitations?limit=100');

      expect(listed.text).toContain(invitation.id);
      expect(listed.text).not.toContain(token);
      expect(listed.text).not.toContain('tokenHash');
    });
  });

  describe('GET /invitations', () => {
    it('answers nobody', async () => {
      expect((await portal.anonymous().get('/invitations')).status).toBe(401);
    });

    it('lists those of the own organisation, all for administrators, none for others', async () => {
      const own = await invited({ by: actors['national-focal-point'], into: 'own' });
      const elsewhere = await invited();
      const idsFor = async (actor: Actor) => {
        const response = await actor.get('/invitations?limit=100');
        const { items = [] } = response.body as { items?: InvitationResponse[] };
        return { status: response.status, ids: items.map(({ id }) => id) };
      };

      for (const role of ['expert', 'auditor'] as const) {
        expect(await idsFor(actors[role])).toEqual({ status: 403, ids: [] });
      }
      expect((await idsFor(actors['court-focal-point'])).ids).not.toContain(own.id);
      const { ids } = await idsFor(actors['national-focal-point']);
      expect(ids).toContain(own.id);
      expect(ids).not.toContain(elsewhere.id);
      expect((await idsFor(administrator)).ids.slice(0, 2)).toEqual([elsewhere.id, own.id]);
    });
  });

  describe('POST /invitations/:invitationId/approval', () => {
    it('answers nobody', async () => {
      expect((await approve(portal.anonymous(), uuid())).status).toBe(401);
    });

    it('is for administrators', async () => {
      const { id } = await invited({ role: 'auditor', into: 'organ' });

      for (const role of [
        'expert',
        'national-focal-point',
        'court-focal-point',
        'auditor',
      ] as const) {
        expect((await approve(actors[role], id)).status).toBe(403);
      }
      expect(await stateOf(id)).toBe('awaiting-approval');
    });

    it('does not know what is not there', async () => {
      expect((await approve(second, uuid())).status).toBe(404);
    });

    it.each(['auditor', 'administrator'] as const)(
      'refuses who proposed the %s; a second one gets the token, once',
      async (role) => {
        const { id, token } = await invited({ role, into: 'organ' });
        expect(token).toBeUndefined();

        expect(problem(await approve(administrator, id))).toEqual({
          status: 403,
          code: 'APPROVAL_BY_SAME_ACCOUNT',
        });
        const approved = await approve(second, id);
        expect(approved.status).toBe(200);
        expect(approved.body).toMatchObject({
          state: 'open',
          invitedBy: administrator.id,
          approvedBy: second.id,
        });
        expect(problem(await approve(second, id))).toEqual({
          status: 409,
          code: 'TRANSITION_NOT_ALLOWED',
        });

        const accepted = await accept((approved.body as { token: string }).token);
        expect(accepted.body).toMatchObject({ member: { role, state: 'active' } });
      },
    );

    it('gives one token when two approve at once', async () => {
      const third = await portal.people.member('administrator', places['organ'] ?? '');
      const { id } = await invited({ role: 'auditor', into: 'organ' });

      const responses = await Promise.all([approve(second, id), approve(third, id)]);

      expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });

    it('has nothing to approve where nothing waits', async () => {
      const { id } = await invited();

      expect(problem(await approve(second, id)).code).toBe('TRANSITION_NOT_ALLOWED');
    });
  });

  describe('DELETE /invitations/:invitationId', () => {
    const revoke = (by: Actor, id: string) => by.delete(`/invitations/${id}`);

    it('answers nobody', async () => {
      expect((await revoke(portal.anonymous(), uuid())).status).toBe(401);
    });

    it('is for those who might have invited', async () => {
      const { id } = await invited();

      const statuses = [];
      for (const role of [
        'expert',
        'auditor',
        'national-focal-point',
        'court-focal-point',
      ] as const) {
        statuses.push((await revoke(actors[role], id)).status);
      }

      expect(statuses).toEqual([403, 403, 404, 404]);
      expect(await stateOf(id)).toBe('open');
    });

    it('takes back an invitation, once; nothing comes of it any more', async () => {
      const { token, invitation } = await invitedWithToken();

      const revoked = await revoke(second, invitation.id);

      expect(revoked.body).toMatchObject({ id: invitation.id, state: 'revoked' });
      expect(problem(await accept(token)).code).toBe('INVITATION_NOT_VALID');
      expect(problem(await revoke(second, invitation.id)).code).toBe('TRANSITION_NOT_ALLOWED');
    });

    it('takes back a proposal: nobody can approve it then', async () => {
      const { id } = await invited({ role: 'auditor', into: 'organ' });

      await revoke(administrator, id);

      expect(problem(await approve(second, id)).code).toBe('TRANSITION_NOT_ALLOWED');
    });

    it('cannot take back what was used', async () => {
      const { token, invitation } = await invitedWithToken();
      await accept(token);

      expect(problem(await revoke(administrator, invitation.id)).code).toBe(
        'TRANSITION_NOT_ALLOWED',
      );
    });
  });

  describe('POST /invitations/acceptance', () => {
    it.each([
      ['of the right form', 'A'.repeat(43), { status: 404, code: 'INVITATION_NOT_VALID' }],
      ['of a wrong form', 'short', { status: 400, code: 'VALIDATION_FAILED' }],
    ])('refuses a token %s that nobody was given', async (_form, token, expected) => {
      expect(problem(await accept(token))).toEqual(expected);
    });

    it('refuses a role of the own choice', async () => {
      const { token } = await invitedWithToken();

      expect(problem(await accept(token, { role: 'administrator' })).code).toBe(
        'VALIDATION_FAILED',
      );
    });

    it.each([
      ['short', 'x7Lq2vTz9RkWm4'],
      ['common', 'passwordpassword'],
      ['the own name', 'Ines Moreau 2026'],
    ])('refuses a weak password (%s) and leaves the invitation usable', async (_why, weak) => {
      const { token } = await invitedWithToken();

      const refused = await accept(token, { password: weak });

      expect(problem(refused)).toEqual({ status: 400, code: 'PASSWORD_TOO_WEAK' });
      expect((await accept(token)).status).toBe(201);
    });

    it('refuses an address that has an account, and leaves the invitation as it was', async () => {
      const { token, invitation } = await invitedWithToken({ email: actors.expert.email });

      expect(problem(await accept(token))).toEqual({ status: 409, code: 'ALREADY_EXISTS' });
      expect(await stateOf(invitation.id)).toBe('open');
    });

    it('knows an address in any case of its letters', async () => {
      const [local = '', host = ''] = actors.expert.email.split('@');
      const { token } = await invitedWithToken({ email: `${local.toUpperCase()}@${host}` });

      expect(problem(await accept(token)).code).toBe('ALREADY_EXISTS');
    });

    it('makes an account of the role and organisation of the invitation, once', async () => {
      const { token, invitation } = await invitedWithToken();

      const accepted = await accept(token, { displayName: '  Ines Moreau ' });

      expect(accepted.status).toBe(201);
      expect(accepted.body).toMatchObject({
        member: {
          displayName: 'Ines Moreau',
          email: invitation.email,
          role: 'expert',
          organisationId: places['otherState'],
          state: 'active',
        },
      });
      expect(problem(await accept(token)).code).toBe('INVITATION_NOT_VALID');
      expect(await stateOf(invitation.id)).toBe('accepted');
    });

    it('makes one account when two use a token at once', async () => {
      const { token, invitation } = await invitedWithToken();

      const responses = await Promise.all([accept(token), accept(token)]);

      expect(responses.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(
        1,
      );
      const path = `/members?organisationId=${places['otherState'] ?? ''}&limit=100`;
      const { items } = (await administrator.get(path)).body as { items: { email?: string }[] };
      expect(items.filter(({ email }) => email === invitation.email)).toHaveLength(1);
    });

    it('takes the word of no inviter who was suspended meanwhile', async () => {
      const inviter = await portal.people.member(
        'national-focal-point',
        places['otherState'] ?? '',
      );
      const { token } = await invitedWithToken({ by: inviter, into: 'own' });
      const path = `/members/${inviter.id}/suspension`;
      const version = async () => {
        const query = `?organisationId=${inviter.organisationId}`;
        const page = (await administrator.get(`/members${query}`)).body as {
          items: { id: string; version: number }[];
        };
        return `"${page.items.find(({ id }) => id === inviter.id)?.version ?? 0}"`;
      };
      await administrator
        .post(path)
        .set('If-Match', await version())
        .expect(200);

      expect(problem(await accept(token)).code).toBe('INVITATION_NOT_VALID');

      await administrator
        .delete(path)
        .set('If-Match', await version())
        .expect(200);
      expect((await accept(token)).status).toBe(201);
    });

    it('makes their organisation once, though both of the first are invited at the same moment', async () => {
      const { organisations } = portal.composition;

      const [one, other] = await Promise.all([
        organisations.findOrCreateOperator('Both at once'),
        organisations.findOrCreateOperator('Both at once'),
      ]);

      expect(one.id).toBe(other.id);
    });

    it('takes no third administrator from the command line, whenever the token was made', async () => {
      const empty = await createTestPortal(engine);
      const { invitations, organisations } = empty.composition;
      const registry = await organisations.findOrCreateOperator('Registry');
      const tokens = [];
      for (const name of ['ada', 'bela', 'cleo']) {
        const email = `${name}@portal.test`;
        const issued = await invitations.createFirstAdministrator(email, registry.id);
        tokens.push(issued.token);
      }

      const statuses = [];
      for (const token of tokens) {
        statuses.push((await accept(token, {}, empty.anonymous())).status);
      }

      await empty.close();
      expect(statuses).toEqual([201, 201, 404]);
    });

    it('refuses after 72 hours, and not a minute before', async () => {
      const early = await invitedWithToken();
      const late = await invitedWithToken();
      const proposal = await invited({ role: 'auditor', into: 'organ' });

      portal.clock.offset += 72 * HOUR - 60_000;
      expect((await accept(early.token)).status).toBe(201);

      portal.clock.offset += 60_000;
      expect(problem(await accept(late.token))).toEqual({
        status: 404,
        code: 'INVITATION_NOT_VALID',
      });
      await second.signIn(portal.clock.now());
      expect(problem(await approve(second, proposal.id)).code).toBe('TRANSITION_NOT_ALLOWED');
    });
  });
});
