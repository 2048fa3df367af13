import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSending } from '../../../../../server/features/notifications/mail/sending.ts';
import { createSmtpSender } from '../../../../../server/features/notifications/mail/smtp.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import { engines, type OpenEngine } from '../../../../support/engines.ts';
import { openMailSink, type MailSink } from '../../../../support/mail-sink.ts';
import {
  anOwedMail,
  notificationRepositories,
  type NotificationRepositories,
} from '../../../../support/notification-repositories.ts';

const MINUTE = 60_000;
const from = 'portal@registry.test';
const reader = {
  address: 'reader@authority.test',
  choice: 'immediate',
  armoredPublicKey: undefined,
} as const;

describe('e-mail that is owed', () => {
  let engine: OpenEngine;
  let owedMail: NotificationRepositories['owedMail'];
  let sink: MailSink;
  let now: Date;

  beforeEach(async () => {
    const [embedded] = engines;
    if (!embedded) throw new Error('there is an embedded engine');
    engine = await embedded.open();
    ({ owedMail } = await notificationRepositories(engine));
    sink = await openMailSink();
    now = new Date('2026-11-22T12:00:00.000Z');
  });
  afterEach(async () => {
    await sink.close();
    await engine.close();
  });

  /** One instance of the portal; `whileSending` happens before its letter leaves. */
  function anInstance(whileSending: () => Promise<unknown> = () => Promise.resolve()) {
    return createSending({
      owedMail,
      findReader: async () => {
        await whileSending();
        return reader;
      },
      send: createSmtpSender({ smtpUrl: sink.url, from }),
      from,
      portalOrigin: 'https://portal.test',
      clock: () => now,
      logger: createLogger('silent'),
    });
  }

  it('waits until it is due', async () => {
    await owedMail.insert(anOwedMail({ sendAt: '2026-11-22T12:00:00.001Z' }));

    await anInstance()();

    expect(sink.mails).toEqual([]);
  });

  it('is sent once by several instances', async () => {
    const owed = anOwedMail();
    await owedMail.insert(owed);

    await Promise.all([anInstance()(), anInstance()(), anInstance()()]);

    expect(await sink.received(1)).toHaveLength(1);
    expect(await owedMail.findById(owed.id)).toBeUndefined();
  });

  it('is sent by another when an instance has died over it', async () => {
    await owedMail.insert(anOwedMail());
    const died = anInstance(() => Promise.reject(new Error('killed')));
    await expect(died()).rejects.toThrow('killed');

    await anInstance()();
    expect(sink.mails).toEqual([]);

    now = new Date(now.getTime() + 5 * MINUTE);
    await anInstance()();
    expect(await sink.received(1)).toHaveLength(1);
  });

  it('stays owed when it is owed anew while it is sent', async () => {
    const owed = anOwedMail();
    await owedMail.insert(owed);
    const sendAt = '2026-11-22T12:01:00.000Z';

    await anInstance(async () => {
      const claimed = await owedMail.findById(owed.id);
      if (!claimed) throw new Error('it was claimed');
      await owedMail.replace({ ...claimed, version: claimed.version + 1, sendAt }, claimed.version);
    })();

    expect(await sink.received(1)).toHaveLength(1);
    expect(await owedMail.findById(owed.id)).toMatchObject({ sendAt });
  });

  it('waits longer after each failure, and no other is tried while nobody answers', async () => {
    const [first, second] = [
      anOwedMail({ sendAt: '2026-11-22T11:00:00.000Z' }),
      anOwedMail({ sendAt: '2026-11-22T11:30:00.000Z' }),
    ];
    await owedMail.insert(first);
    await owedMail.insert(second);
    await sink.close();

    await anInstance()();

    const minute = '2026-11-22T12:01:00.000Z';
    expect(await owedMail.findById(first.id)).toMatchObject({ failures: 1, sendAt: minute });
    expect(await owedMail.findById(second.id)).toEqual(second);
    await owedMail.remove(second.id);
    now = new Date(minute);
    await anInstance()();
    expect(await owedMail.findById(first.id)).toMatchObject({
      failures: 2,
      sendAt: '2026-11-22T12:03:00.000Z',
      failingSince: '2026-11-22T12:00:00.000Z',
    });
    sink = await openMailSink();
  });
});
