import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Logger } from '../../../platform/logger.ts';
import type { Principal } from '../../../platform/principal.ts';
import { DEFAULT_EMAIL, type PreferencesRepository } from '../preferences/preferences.ts';
import type { MailFacts } from '../preferences/preferences.service.ts';
import type { NotificationRepository } from '../notification.ts';
import type { OwedMailRepository } from './owed-mail.ts';
import { createOwing } from './owing.ts';
import { createSending, type MailReader } from './sending.ts';
import { createSmtpSender, type MailServer } from './smtp.ts';

/** What e-mail asks of `accounts` and `keys`. */
export type Readers = {
  readonly members: {
    /** Undefined unless account and organisation are active. */
    findPrincipal(accountId: string): Promise<Principal | undefined>;
    get(accountId: string): Promise<{ readonly email?: string }>;
  };
  readonly keys: {
    /** The key that the member has published, while it can be used. */
    memberKey(accountId: string): Promise<{ readonly armoredPublicKey: string } | undefined>;
  };
};

type Dependencies = Readers & {
  readonly owedMail: OwedMailRepository;
  readonly preferences: PreferencesRepository;
  readonly notifications: NotificationRepository;
  readonly mailServer: MailServer;
  readonly portalOrigin: string;
  readonly clock: Clock;
  readonly logger: Logger;
};

export type Post = MailFacts & {
  readonly owe: (accountId: string) => Promise<void>;
  readonly sendDue: () => Promise<void>;
};

/** E-mail that says no more than that something waits. */
export function createPost(dependencies: Dependencies): Post {
  const { owedMail, preferences, notifications, members, keys, mailServer } = dependencies;
  const owe = createOwing(dependencies);

  /** Looked at when the letter is about to leave: by then it may all have been read, or its reader be gone. */
  async function findReader(accountId: string): Promise<MailReader | undefined> {
    const principal = await members.findPrincipal(accountId);
    if (!contentRoles.some((role) => role === principal?.role)) return undefined;
    const choice = (await preferences.findById(accountId))?.email ?? DEFAULT_EMAIL;
    const { email: address } = await members.get(accountId);
    if (choice === 'off' || address === undefined) return undefined;
    if ((await notifications.countUnread(accountId, 1)) === 0) return undefined;
    const key = await keys.memberKey(accountId);
    return { address, choice, armoredPublicKey: key?.armoredPublicKey };
  }

  return {
    available: true,
    isEncryptedFor: async (accountId) => (await keys.memberKey(accountId)) !== undefined,
    onChoice: async (accountId) => {
      if (await owedMail.remove(accountId)) await owe(accountId);
    },
    owe,
    sendDue: createSending({
      ...dependencies,
      findReader,
      from: mailServer.from,
      send: createSmtpSender(mailServer),
    }),
  };
}

/** Of a portal that knows no mail server. */
export const noPost: Post = {
  available: false,
  isEncryptedFor: () => Promise.resolve(false),
  onChoice: () => Promise.resolve(),
  owe: () => Promise.resolve(),
  sendDue: () => Promise.resolve(),
};
