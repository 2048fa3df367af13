import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../support/actors.ts';
import { versionOfMember } from '../support/matrix-people.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Invitation = { readonly id: string; readonly token?: string; readonly state: string };

describe.each(engines)(
  'an administrator makes auditors and administrators alone, on %s',
  (engine) => {
    let portal: TestPortal;
    let first: Actor;
    let second: Actor;
    let organ: string;

    beforeAll(async () => {
      portal = await createTestPortal(engine);
      [first, second] = await portal.people.administrators();
      organ = (await portal.people.organisation('court-organ')).id;
    });
    afterAll(() => portal.close());

    async function propose(by: Actor, role: 'auditor' | 'administrator', email: string) {
      const response = await by.post('/invitations', { email, role, organisationId: organ });
      return response.body as Invitation;
    }

    const approve = (by: Actor, { id }: Invitation) => by.post(`/invitations/${id}/approval`);

    it.each(['auditor', 'administrator'] as const)(
      'by proposing an %s and approving it',
      async (role) => {
        const proposed = await propose(first, role, `alone-${role}@portal.test`);

        const response = await approve(first, proposed);

        expect(response.status).toBe(403);
        expect(response.body).toMatchObject({ code: 'APPROVAL_BY_SAME_ACCOUNT' });
        expect(response.text).not.toContain('token');
      },
    );

    it('by letting a focal point propose or approve', async () => {
      const focalPoint = await portal.people.member('court-focal-point', organ);
      const proposed = await propose(first, 'auditor', 'by-focal-point@portal.test');

      expect((await approve(focalPoint, proposed)).status).toBe(403);
      const own = await focalPoint.post('/invitations', {
        email: 'own@portal.test',
        role: 'administrator',
        organisationId: organ,
      });
      expect(own.status).toBe(404);
    });

    it('by approving twice, or together at the same moment: one token comes of it', async () => {
      const proposed = await propose(first, 'auditor', 'together@portal.test');

      const answers = await Promise.all(Array.from({ length: 5 }, () => approve(second, proposed)));

      const tokens = answers.flatMap(({ body }) => (body as Invitation).token ?? []);
      expect(tokens).toHaveLength(1);
      expect((await approve(second, proposed)).body).toMatchObject({
        code: 'TRANSITION_NOT_ALLOWED',
      });
    });

    it('by removing or suspending one of the last two', async () => {
      for (const { id } of [first, second]) {
        const version = await versionOfMember(first, id);
        for (const request of [
          first.delete(`/members/${id}`),
          first.post(`/members/${id}/suspension`),
        ]) {
          const response = await request.set('If-Match', `"${version}"`);
          expect(response.body).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
        }
      }
      expect((await second.get('/invitations')).status).toBe(200);
    });

    it('by suspending the organisation of all administrators', async () => {
      const { organisationId } = first;
      const own = await first.get(`/organisations/${organisationId}`);
      const { version } = own.body as { version: number };

      const response = await first
        .post(`/organisations/${organisationId}/suspension`)
        .set('If-Match', `"${version}"`);

      expect(response.status).toBeGreaterThanOrEqual(400);
      expect((await second.get('/invitations')).status).toBe(200);
    });

    it('by the command line, once there are two', async () => {
      const inviting = portal.composition.invitations.createFirstAdministrator(
        'third@portal.test',
        organ,
      );

      await expect(inviting).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it('and needs the other one, who sees by whom it was proposed', async () => {
      const proposed = await propose(first, 'auditor', 'by-two@portal.test');

      const response = await approve(second, proposed);

      expect(response.body).toMatchObject({
        state: 'open',
        invitedBy: first.id,
        approvedBy: second.id,
      });
      expect((response.body as Invitation).token).toMatch(/^[\w-]{43}$/);
    });
  },
);
