import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccessEntry } from '../../core/contracts/access-log.ts';
import { signIn } from '../../core/exchange/index.ts';
import type { Actor } from '../support/actors.ts';
import { password } from '../support/actors.ts';
import { connectionOf } from '../support/matrix-connection.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { createTestPortal, servedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(servedEngine)('a demonstration, on %s', (engine) => {
  let usual: TestPortal;
  let demonstration: TestPortal;
  let expert: Actor;

  /** Members join as always; then the portal over the same data is a demonstration. */
  beforeEach(async () => {
    usual = await createTestPortal(engine);
    const { id } = await usual.people.organisation('state');
    expert = await usual.people.member('expert', id);
    const { dataDirectory, mongodbUri } = usual.config;
    const config = { dataDirectory, mongodbUri, demonstration: true };
    demonstration = await createTestPortal(engine, { config });
  });
  afterEach(async () => {
    await demonstration.close();
    await usual.close();
  });

  async function enterPassword(portal: TestPortal, secret = password) {
    const someone = portal.anonymous();
    const response = await someone.enterPassword(expert.email, secret);
    return { someone, response };
  }

  it('is only where it is turned on: elsewhere the second factor is asked for', async () => {
    const { someone, response } = await enterPassword(usual);

    expect(response.body).toEqual({
      status: 'second-factor',
      csrfToken: expect.any(String) as unknown,
    });
    await someone.get('/members').expect(401);
    expect((await usual.anonymous().get('/session')).body).toEqual({ status: 'signed-out' });
  });

  it('says in the log that it is one', () => {
    const says = (portal: TestPortal) =>
      portal.logLines.some((line) => line.includes('this is a demonstration'));

    expect(says(usual)).toBe(false);
    expect(says(demonstration)).toBe(true);
  });

  it('still refuses a wrong password', async () => {
    const { someone, response } = await enterPassword(demonstration, 'not the password');

    expect(response.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
    await someone.get('/sessions').expect(401);
  });

  it('refuses who was removed', async () => {
    const [administrator] = await usual.people.administrators();
    const list = await administrator.get(`/members?organisationId=${expert.organisationId}`);
    const { items } = list.body as { items: { id: string; version: number }[] };
    const version = items.find(({ id }) => id === expert.id)?.version ?? 0;
    await administrator.delete(`/members/${expert.id}`).set('If-Match', `"${version}"`).expect(200);

    const { response } = await enterPassword(demonstration);

    expect(response.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('leaves no session behind that another mode accepts', async () => {
    const { someone } = await enterPassword(demonstration);
    await someone.get('/sessions').expect(200);

    const elsewhere = usual.anonymous().get('/session').set('Cookie', someone.cookie);

    expect((await elsewhere).body).toEqual({ status: 'signed-out' });
    const back = demonstration.anonymous().get('/session').set('Cookie', expert.cookie);
    expect((await back).body).toEqual({ status: 'signed-out', demonstration: true });
  });

  it('signs in by the password alone, and says what it is', async () => {
    const { someone, response } = await enterPassword(demonstration);

    expect(response.body).toMatchObject({
      status: 'signed-in',
      demonstration: true,
      account: { id: expert.id },
    });
    const again = await someone.get('/session');
    expect(again.body).toMatchObject({ status: 'signed-in', demonstration: true });
    const out = await demonstration.anonymous().get('/session');
    expect(out.body).toEqual({ status: 'signed-out', demonstration: true });
  });

  it('asks the flow of signing in for no code', async () => {
    const connection = connectionOf(demonstration.anonymous(), demonstration);

    const session = await signIn(connection, {
      email: expert.email,
      password,
      code: () => Promise.reject(new Error('no code is wanted')),
    });

    expect(session).toMatchObject({ status: 'signed-in', demonstration: true });
  });

  it('writes down who signed in, and with which proof they act', async () => {
    const log = createLogReader(demonstration);
    const head = await log.head();

    const { someone } = await enterPassword(demonstration);
    await someone.get('/sessions').expect(200);

    const entries: AccessEntry[] = await log.entriesFrom(head);
    expect(entries).toMatchObject([
      { action: 'session.sign-in', phase: 'intent', actor: { type: 'anonymous' } },
      { action: 'session.sign-in', phase: 'result', outcome: 'success', actor: { id: expert.id } },
      { action: 'session.list', actor: { id: expert.id, authn: 'pwd' } },
      { action: 'session.list', phase: 'result', outcome: 'success' },
    ]);
  });
});
