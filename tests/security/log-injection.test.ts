import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../support/actors.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

const forged = '{"level":30,"msg":"portal has stopped"}';
const marker = 'canary-7f3a';
const texts = [
  `${marker}\n${forged}`,
  `${marker}\r\n${forged}`,
  `${marker}\u2028${forged}`,
  `${marker}\u001b[2J`,
];

describe('an attacker writes lines into the log of the portal', () => {
  let portal: TestPortal;
  let expert: Actor;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    const { id } = await portal.people.organisation('state');
    expert = await portal.people.member('expert', id);
  });
  afterAll(() => portal.close());

  /** Every request that carries a text of the attacker's to where a careless server would log it. */
  async function sendEverywhere(text: string): Promise<void> {
    const encoded = encodeURIComponent(text);
    const anonymous = portal.anonymous();
    await anonymous.get(`/${encoded}`);
    await anonymous.get(`/cases/${encoded}`);
    await expert.get(`/cases/${encoded}`);
    await expert.get(`/members?organisationId=${encoded}`);
    await anonymous.enterPassword(text, text);
    await anonymous.post('/session', { [text]: text });
    await expert.put('/account/password', { currentPassword: text, newPassword: text });
    await expert.put('/account/key', { armoredPublicKey: text });
    await anonymous
      .request('post', '/session')
      .set('Content-Type', 'application/json')
      .send(`{"${text}`);
    const header = encoded.slice(0, 200);
    await anonymous
      .get('/session')
      .set({ 'User-Agent': header, Referer: header, 'X-Request-Id': header });
    await anonymous.get('/session').set('Cookie', `__Host-session=${header}`);
  }

  it.each(texts)('with %j', async (text) => {
    portal.logLines.length = 0;

    await sendEverywhere(text);

    const lines = portal.logLines
      .join('')
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      expect(() => JSON.parse(line) as unknown).not.toThrow();
      expect(line).not.toContain('portal has stopped');
      expect(line).not.toContain(marker);
    }
  });

  it('nor into the access log, whose entries hold no text of theirs', async () => {
    const log = createLogReader(portal);
    const head = await log.head();

    for (const text of texts) await sendEverywhere(text);

    const entries = await log.entriesFrom(head);
    expect(entries.length).toBeGreaterThan(8);
    expect(JSON.stringify(entries)).not.toContain(marker);
  });

  it('nor passwords, cookies, tokens or addresses by mistake', async () => {
    portal.logLines.length = 0;

    await portal.anonymous().enterPassword(expert.email);
    await expert.get('/cases');

    const text = portal.logLines.join('');
    for (const secret of [
      expert.email,
      expert.cookie,
      expert.csrfToken,
      'violet harbour',
      expert.id,
      '127.0.0.1',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
