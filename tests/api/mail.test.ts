import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { NotificationKind } from '../../core/contracts/notifications.ts';
import { dearmor, openSmall } from '../../core/sealing/index.ts';
import type { Actor } from '../support/actors.ts';
import { openMailSink, type MailSink } from '../support/mail-sink.ts';
import { aKey } from '../support/sealing.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const from = 'portal@registry.test';

/** Days pass while everybody stays signed in. */
const endless = { sessionIdleMinutes: 1_000_000, sessionHours: 100_000 };

describe.each(embeddedEngine)('e-mail, on %s', (engine) => {
  let sink: MailSink;
  let portal: TestPortal;
  let reader: Actor;
  const caseId = uuid();

  beforeAll(async () => {
    sink = await openMailSink();
    const mailServer = { smtpUrl: sink.url, from };
    portal = await createTestPortal(engine, { config: { mailServer, ...endless } });
  });
  afterAll(async () => {
    await portal.close();
    await sink.close();
  });
  beforeEach(async () => {
    const { id } = await portal.people.organisation('state');
    reader = await portal.people.member('national-focal-point', id);
    sink.mails.length = 0;
  });

  function happen(kind: NotificationKind = 'request-received', objectId = uuid()) {
    const object = { type: 'request', id: objectId } as const;
    const organisationIds = [reader.organisationId];
    return portal.composition.notifications.notify({ kind, object, caseId, organisationIds });
  }
  function pass(ms: number): Promise<void> {
    portal.clock.offset += ms;
    return portal.composition.notifications.sendDue();
  }
  async function readEverything(): Promise<void> {
    const told = await reader.get('/notifications');
    const [newest] = (told.body as { items: { id: string }[] }).items;
    const response = await reader.post('/notifications/read', { upTo: newest?.id });
    expect(response.status).toBe(204);
  }
  async function choose(email: string): Promise<void> {
    const chosen = await reader.get('/notifications/preferences');
    const { version } = chosen.body as { version: number };
    const response = await reader
      .put('/notifications/preferences', { email })
      .set('If-Match', `"${version}"`);
    expect(response.status).toBe(200);
  }

  it('sends nothing to a member who has switched it off', async () => {
    await choose('off');
    await happen();

    await pass(48 * HOUR);

    expect(sink.mails).toEqual([]);
  });

  it('takes back what was owed when a member switches it off', async () => {
    await happen();
    await choose('off');
    await choose('immediate');

    await pass(2 * MINUTE);

    expect(sink.mails).toEqual([]);
  });

  it('waits for the day once a member has chosen so, and no longer when they choose otherwise', async () => {
    await happen();
    await choose('daily');
    await pass(2 * MINUTE);
    expect(sink.mails).toEqual([]);

    await choose('immediate');
    await pass(2 * MINUTE);

    expect(await sink.received(1)).toMatchObject([{ to: [reader.email] }]);
  });

  it('sends nothing of what has been read by then', async () => {
    await happen();
    await readEverything();

    await pass(2 * MINUTE);

    expect(sink.mails).toEqual([]);
  });

  it('sends nothing to a member who was suspended meanwhile', async () => {
    const [administrator] = await portal.people.administrators();
    await happen();
    const members = await administrator.get(`/members?organisationId=${reader.organisationId}`);
    const [member] = (members.body as { items: { version: number }[] }).items;
    const suspended = await administrator
      .post(`/members/${reader.id}/suspension`)
      .set('If-Match', `"${member?.version}"`);
    expect(suspended.status).toBe(200);

    await pass(2 * MINUTE);

    expect(sink.mails).toEqual([]);
  });

  it('collects for a minute what happens, and sends one e-mail', async () => {
    await happen('request-received');
    await happen('message-received');
    await pass(MINUTE / 2);
    expect(sink.mails).toEqual([]);

    await pass(MINUTE);

    expect(await sink.received(1)).toMatchObject([{ from, to: [reader.email] }]);
    await pass(HOUR);
    expect(sink.mails).toHaveLength(1);
  });

  it('sends another of what happens later', async () => {
    await happen();
    await pass(MINUTE);
    await sink.received(1);

    await happen();
    await pass(MINUTE);

    expect(await sink.received(2)).toHaveLength(2);
  });

  it('sends one e-mail a day, as long as anything is unread', async () => {
    await choose('daily');
    await happen();
    await pass(24 * HOUR);
    await sink.received(1);
    await happen();
    await pass(HOUR);
    expect(sink.mails).toHaveLength(1);

    await pass(23 * HOUR);
    await sink.received(2);

    await readEverything();
    await pass(48 * HOUR);
    expect(sink.mails).toHaveLength(2);
  });

  it('says the same whatever happened, and nothing of it', async () => {
    const objectId = uuid();
    await happen('request-late', objectId);
    await pass(MINUTE);
    await happen('consent-asked', uuid());
    await pass(MINUTE);

    const [first, second] = (await sink.received(2)).map(({ raw }) => raw);

    expect(bodyOf(first)).toBe(bodyOf(second));
    expect(subjectOf(first)).toBe(subjectOf(second));
    for (const secret of [objectId, caseId, reader.id, reader.organisationId, 'Person', 'late']) {
      expect(first).not.toContain(secret);
    }
    expect(first).toContain(portal.config.publicOrigin);
    expect(first).toMatch(/^Auto-Submitted: auto-generated$/m);
  });

  it('encrypts to the key that the member has published, as PGP/MIME', async () => {
    const before = await reader.get('/notifications/preferences');
    const { key, armoredPublicKey } = await aKey();
    await reader.put('/account/key', { armoredPublicKey });
    const after = await reader.get('/notifications/preferences');
    await happen();
    await pass(MINUTE);

    const [mail] = await sink.received(1);
    const raw = mail?.raw ?? '';

    expect(before.body).toMatchObject({ available: true, encrypted: false });
    expect(after.body).toMatchObject({ available: true, encrypted: true });
    expect(raw).toMatch(
      /^Content-Type: multipart\/encrypted; protocol="application\/pgp-encrypted";/m,
    );
    expect(raw).not.toContain(portal.config.publicOrigin);
    const message = await dearmor(
      /-----BEGIN PGP MESSAGE.+END PGP MESSAGE-----/s.exec(raw)?.[0] ?? '',
    );
    const opened = await openSmall({
      message,
      decryptionKeys: [key],
      armoredVerificationKeys: [],
    });
    const entity = new TextDecoder().decode(opened.plaintext);
    expect(entity).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(entity).toContain(portal.config.publicOrigin);
  });

  it('sends to others what the server refuses for one', async () => {
    const colleague = await portal.people.member('expert', reader.organisationId);
    sink.unknown.add(reader.email);
    await happen();

    await pass(MINUTE);

    expect(await sink.received(1)).toMatchObject([{ to: [colleague.email] }]);
    sink.unknown.clear();
    await pass(HOUR);
    expect((await sink.received(2))[1]).toMatchObject({ to: [reader.email] });
  });

  it('gives up what does not leave for a day, and loses nothing before', async () => {
    const { port } = sink;
    await sink.close();
    await happen();
    for (let hour = 0; hour < 20; hour += 1) await pass(HOUR);

    sink = await openMailSink({ port });
    await pass(HOUR);
    await sink.received(1);

    await sink.close();
    await happen();
    for (let hour = 0; hour < 30; hour += 1) await pass(HOUR);
    sink = await openMailSink({ port });
    await pass(HOUR);
    expect(sink.mails).toEqual([]);
  });
});

function bodyOf(raw = ''): string {
  return raw.slice(raw.indexOf('\r\n\r\n'));
}

function subjectOf(raw = ''): string | undefined {
  return /^Subject: .*$/m.exec(raw)?.[0];
}
