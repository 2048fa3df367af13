import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { password, type Actor } from '../support/actors.ts';
import { dumpOf } from '../support/matrix-records.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Issued = { readonly id: string; readonly token: string };
const HOUR_MS = 3_600_000;

describe.each(engines)('an attacker finds an invitation, on %s', (engine) => {
  let portal: TestPortal;
  let focalPoint: Actor;
  let count = 0;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const { id } = await portal.people.organisation('state');
    focalPoint = await portal.people.member('national-focal-point', id);
  });
  afterAll(() => portal.close());

  async function issued(): Promise<Issued> {
    count += 1;
    const { organisationId } = focalPoint;
    const body = { email: `invited-${count}@portal.test`, role: 'expert', organisationId };
    return (await focalPoint.post('/invitations', body)).body as Issued;
  }

  function accept(token: string, more: object = {}) {
    const body = { token, displayName: 'Somebody', password, ...more };
    return portal.anonymous().post('/invitations/acceptance', body);
  }

  async function expectWorthless(token: string): Promise<void> {
    const { accounts } = await dumpOf(portal);

    const response = await accept(token);

    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ code: 'INVITATION_NOT_VALID' });
    expect((await dumpOf(portal))['accounts']).toEqual(accounts);
  }

  it('that was used', async () => {
    const { token } = await issued();
    expect((await accept(token)).status).toBe(201);

    await expectWorthless(token);
  });

  it('and uses it at the same moment as the invited person: one account comes of it', async () => {
    const { token } = await issued();
    const before = (await dumpOf(portal))['accounts']?.length ?? 0;

    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(token)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await dumpOf(portal))['accounts']).toHaveLength(before + 1);
  });

  it('that was taken back', async () => {
    const { id, token } = await issued();
    await focalPoint.delete(`/invitations/${id}`).expect(200);

    await expectWorthless(token);
  });

  it('that is older than three days, and not a moment before', async () => {
    const [late, inTime] = [await issued(), await issued()];

    portal.clock.offset += 72 * HOUR_MS - 10_000;
    expect((await accept(inTime.token)).status).toBe(201);
    portal.clock.offset += 10_000;
    await expectWorthless(late.token);
    portal.clock.offset -= 72 * HOUR_MS;
  });

  it('that no second administrator has approved: it has no token yet', async () => {
    const [first] = await portal.people.administrators();
    const { id } = await portal.people.organisation('court-organ');

    const awaiting = await first.post('/invitations', {
      email: 'auditor@portal.test',
      role: 'auditor',
      organisationId: id,
    });

    expect(awaiting.status).toBe(201);
    expect(awaiting.body).toMatchObject({ state: 'awaiting-approval' });
    expect(awaiting.body).not.toHaveProperty('token');
  });

  it('of which they know all but the token', async () => {
    const { id, token } = await issued();
    const turned = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;

    await expectWorthless(randomBytes(32).toString('base64url'));
    await expectWorthless(turned);
    expect((await accept(id)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('and claims another role, address or organisation by it', async () => {
    const { token } = await issued();
    for (const more of [
      { role: 'administrator' },
      { email: 'other@portal.test' },
      { organisationId: focalPoint.organisationId },
    ]) {
      expect((await accept(token, more)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    }
    expect((await accept(token)).body).toMatchObject({
      member: { role: 'expert', organisationId: focalPoint.organisationId },
    });
  });

  it('in the store, in the log or in a list: only its hash is there', async () => {
    const { token } = await issued();
    const list = await focalPoint.get('/invitations');

    expect(JSON.stringify(await dumpOf(portal))).not.toContain(token);
    expect(portal.logLines.join('')).not.toContain(token);
    expect(list.text).not.toContain(token);
    expect(list.text).not.toMatch(/hash/i);
  });
});
