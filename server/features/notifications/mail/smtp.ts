import { createTransport } from 'nodemailer';

export type MailServer = {
  /** `smtp://` or `smtps://`, with credentials where the server wants some. */
  readonly smtpUrl: string;
  /** Address that letters come from. */
  readonly from: string;
};

/** Why a letter did not leave; `answered`: the server is there, and refuses this one. */
export type SendFailure = { readonly answered: boolean; readonly code: string };

export type SendLetter = (to: string, message: Buffer) => Promise<SendFailure | undefined>;

/** Much shorter than another instance waits before it sends in our place. */
const TIMEOUT_MS = 20_000;

/** Everywhere but on this machine itself the connection is encrypted, or nothing is sent. */
export function createSmtpSender({ smtpUrl, from }: MailServer): SendLetter {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const transport = createTransport({
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isHere,
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return async (to, message) => {
    try {
      await transport.sendMail({ envelope: { from, to: { address: to } }, raw: message });
      return undefined;
    } catch (error) {
      const { code = 'UNKNOWN', responseCode } = error as { code?: string; responseCode?: number };
      return { answered: responseCode !== undefined, code };
    }
  };
}
