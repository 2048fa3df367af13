import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '../support/actors.ts';
import type { TestPortal } from '../support/test-portal.ts';

/** Work done for passwords: the parameters of each hash that was compared with. */
const compared: string[] = [];
const argon2 = await import('@node-rs/argon2');
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  verify: (...values: Parameters<typeof argon2.verify>) => {
    compared.push(String(values[0]).split('$').slice(1, 4).join('$'));
    return argon2.verify(...values);
  },
}));
const { createTestPortal } = await import('../support/test-portal.ts');
const { versionOfMember } = await import('../support/matrix-people.ts');

describe('an attacker asks which addresses have an account', () => {
  let portal: TestPortal;
  let focalPoint: Actor;
  let addresses: Readonly<Record<string, string>>;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    const { id } = await portal.people.organisation('state');
    focalPoint = await portal.people.member('national-focal-point', id);
    const people = {
      member: await portal.people.member('expert', id),
      suspended: await portal.people.member('expert', id),
      removed: await portal.people.member('expert', id),
    };
    await end('post', '/suspension', people.suspended);
    await end('delete', '', people.removed);
    const invited = 'invited@portal.test';
    await focalPoint.post('/invitations', { email: invited, role: 'expert', organisationId: id });
    addresses = {
      member: people.member.email,
      'a member in capitals': people.member.email.toUpperCase(),
      suspended: people.suspended.email,
      removed: people.removed.email,
      invited,
      unknown: 'nobody@portal.test',
      'no address': 'nobody',
    };
  });
  beforeEach(() => {
    compared.length = 0;
  });
  afterAll(() => portal.close());

  async function end(method: 'post' | 'delete', what: string, { id }: Actor): Promise<void> {
    const version = await versionOfMember((await portal.people.administrators())[0], id);
    await focalPoint
      .request(method, `/members/${id}${what}`)
      .set('If-Match', `"${version}"`)
      .expect(200);
  }

  it('reads the same answer for each of them, headers included', async () => {
    const answers = new Set<string>();
    for (const email of Object.values(addresses)) {
      const response = await portal.anonymous().enterPassword(email, 'not the password');
      const { requestId, ...problem } = response.body as Record<string, unknown>;
      expect(typeof requestId).toBe('string');
      const names = Object.keys(response.headers).toSorted();
      answers.add(JSON.stringify([response.status, problem, names]));
    }

    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('SIGN_IN_FAILED');
  });

  it('makes the portal work the same for each of them', async () => {
    const work: Record<string, string[]> = {};
    for (const [who, email] of Object.entries(addresses)) {
      compared.length = 0;
      await portal.anonymous().enterPassword(email, 'not the password');
      work[who] = [...compared];
    }

    const once = ['argon2id$v=19$m=19456,t=2,p=1'];
    expect(work).toEqual(Object.fromEntries(Object.keys(addresses).map((who) => [who, once])));
  });

  it('learns nothing of an account that ended, not even with its password', async () => {
    for (const who of ['suspended', 'removed']) {
      const response = await portal.anonymous().enterPassword(addresses[who]);

      expect(response.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
    }
  });

  it('leaves the same trace in the access log for each of them', async () => {
    const court = await portal.people.organisation('court-organ');
    const auditor = await portal.people.member('auditor', court.id);
    for (const email of [addresses['member'], addresses['unknown']]) {
      await portal.anonymous().enterPassword(email, 'not the password');
    }

    const found = await auditor.get(
      '/access-log/entries?action=session.sign-in&outcome=denied&limit=2',
    );

    const { items } = found.body as { items: { entry: object }[] };
    for (const { entry } of items) {
      expect(entry).toMatchObject({ actor: { type: 'anonymous' }, reason: 'SIGN_IN_FAILED' });
      expect(entry).not.toHaveProperty('object');
    }
    expect(items).toHaveLength(2);
  });

  it('cannot ask by inviting, even as a focal point', async () => {
    const answers = [];
    for (const who of ['member', 'unknown']) {
      const body = {
        email: addresses[who],
        role: 'expert',
        organisationId: focalPoint.organisationId,
      };
      const response = await focalPoint.post('/invitations', body);
      answers.push([response.status, Object.keys(response.body as object)]);
    }

    expect(answers[0]).toEqual(answers[1]);
  });
});
