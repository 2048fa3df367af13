import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAuthentication } from 'smtp-server';

export type SunkMail = {
  readonly from: string;
  readonly to: readonly string[];
  /** As it travelled, headers included. */
  readonly raw: string;
};

type Options = {
  readonly port?: number;
  /** The only credentials that are let in; without it nobody is asked for any. */
  readonly credentials?: { readonly username: string; readonly password: string };
};

/** A mail server that keeps what it takes. */
export async function openMailSink({ port = 0, credentials }: Options = {}) {
  const mails: SunkMail[] = [];
  const unknown = new Set<string>();
  let arrived = (): void => undefined;

  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: credentials === undefined,
    allowInsecureAuth: true,
    onAuth({ username, password }: SMTPServerAuthentication, _session, done) {
      const known = username === credentials?.username && password === credentials?.password;
      done(known ? null : new Error('unknown'), known ? { user: username } : undefined);
    },
    onRcptTo({ address }, _session, done) {
      done(unknown.has(address) ? smtpError(550) : null);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        done();
        arrived();
      });
    },
  });
  // A client that gives up in the middle is no failure of a test.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: heardOn } = server.server.address() as AddressInfo;

  return {
    mails,
    /** Addresses that mail is refused for, for good. */
    unknown,
    port: heardOn,
    url: `smtp://127.0.0.1:${heardOn}`,
    /** Resolves when so many have arrived since the beginning. */
    async received(count: number): Promise<readonly SunkMail[]> {
      while (mails.length < count) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      return mails;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}
export type MailSink = Awaited<ReturnType<typeof openMailSink>>;

function smtpError(responseCode: number): Error {
  return Object.assign(new Error('no such mailbox'), { responseCode });
}
