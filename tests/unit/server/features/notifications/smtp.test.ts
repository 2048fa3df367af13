import { afterEach, describe, expect, it } from '@jest/globals';
import { createSmtpSender } from '../../../../../server/features/notifications/mail/smtp.ts';
import { openMailSink, type MailSink } from '../../../../support/mail-sink.ts';

const from = 'portal@registry.test';
const letter = Buffer.from('From: portal@registry.test\r\nSubject: Something\r\n\r\nwaits\r\n');
const credentials = { username: 'portal@registry.test', password: 'a/b:c@d %' };

describe('a mail server', () => {
  const sinks: MailSink[] = [];
  afterEach(async () => {
    for (const sink of sinks.splice(0)) await sink.close();
  });
  async function sinkWith(options: Parameters<typeof openMailSink>[0] = {}) {
    const sink = await openMailSink(options);
    sinks.push(sink);
    return sink;
  }
  const sendBy = (smtpUrl: string, to = 'reader@authority.test') =>
    createSmtpSender({ smtpUrl, from })(to, letter);

  it('is told nothing in clear unless it is this machine', async () => {
    const sink = await sinkWith();

    const failure = await sendBy(sink.url.replace('127.0.0.1', '127.0.0.2'));

    expect(failure).toBeDefined();
    expect(sink.mails).toEqual([]);
  });

  it('is not there when nobody answers', async () => {
    const sink = await openMailSink();
    await sink.close();

    expect(await sendBy(sink.url)).toEqual({ answered: false, code: 'ESOCKET' });
  });

  it('answers when it refuses a reader', async () => {
    const sink = await sinkWith();
    sink.unknown.add('nobody@authority.test');

    expect(await sendBy(sink.url, 'nobody@authority.test')).toEqual({
      answered: true,
      code: 'EENVELOPE',
    });
    expect(sink.mails).toEqual([]);
  });

  it.each([
    'reader@authority.test\r\nRCPT TO:<thief@elsewhere.test>',
    'reader@authority.test>\r\nDATA',
  ])('takes no command from the address %j', async (to) => {
    const sink = await sinkWith();

    await sendBy(sink.url, to);

    expect(sink.mails.flatMap(({ to: readers }) => readers)).not.toContain('thief@elsewhere.test');
    expect(sink.mails.filter(({ raw }) => raw.includes('RCPT'))).toEqual([]);
  });

  it('lets in who knows the password, whatever letters are in it', async () => {
    const sink = await sinkWith({ credentials });
    const url = new URL(sink.url);
    const [user, word] = [credentials.username, credentials.password].map(encodeURIComponent);

    const refused = await sendBy(`smtp://${user}:wrong@${url.host}`);
    const taken = await sendBy(`smtp://${user}:${word}@${url.host}`);

    expect(refused).toEqual({ answered: true, code: 'EAUTH' });
    expect(taken).toBeUndefined();
    expect(sink.mails).toMatchObject([{ from, to: ['reader@authority.test'] }]);
  });
});
