import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { createPeriodicTask } from '../../platform/periodic-task.ts';
import { createPost, noPost, type Readers } from './mail/post.ts';
import type { OwedMailRepository } from './mail/owed-mail.ts';
import type { MailServer } from './mail/smtp.ts';
import { notificationEndpoints } from './notification.router.ts';
import { createNotificationService } from './notification.service.ts';
import type { NotificationRepository } from './notification.ts';
import { createPreferencesService } from './preferences/preferences.service.ts';
import type { PreferencesRepository } from './preferences/preferences.ts';
import { createReminders, type DueRequests } from './reminders.ts';
import { createTelling, type Audience } from './telling.ts';

export type NotificationRepositories = {
  readonly notifications: NotificationRepository;
  readonly preferences: PreferencesRepository;
  readonly owedMail: OwedMailRepository;
};

type Dependencies = Audience &
  Readers & {
    readonly repositories: NotificationRepositories;
    readonly requests: DueRequests;
    /** Absent: this portal sends no e-mail. */
    readonly mailServer: MailServer | undefined;
    readonly portalOrigin: string;
    readonly clock: Clock;
    readonly logger: Logger;
  };

const HOUR_MS = 3_600_000;
const SENDING_MS = 15_000;
const KEPT_MS = 90 * 24 * HOUR_MS;

/** The feature as a whole: who is told what, where and when. */
export function createNotifications({ repositories, mailServer, ...shared }: Dependencies) {
  const { notifications, preferences, owedMail } = repositories;
  const { requests, clock, logger } = shared;
  const post = mailServer ? createPost({ ...repositories, ...shared, mailServer }) : noPost;
  const { tell, notify } = createTelling({ notifications, oweMail: post.owe, ...shared });
  const remind = createReminders({ requests, tell, clock });

  const sweep = () =>
    notifications.removeOlderThan(new Date(clock().getTime() - KEPT_MS).toISOString());
  const upkeep = createPeriodicTask({
    name: 'reminders and old notifications',
    everyMs: HOUR_MS,
    work: async () => {
      await remind();
      await sweep();
    },
    logger,
  });
  const sending = createPeriodicTask({
    name: 'sending of e-mail',
    everyMs: SENDING_MS,
    work: post.sendDue,
    logger,
  });

  return {
    endpoints: notificationEndpoints(
      createNotificationService({ notifications, clock }),
      createPreferencesService({ preferences, mail: post }),
    ),
    notify,
    remind,
    sweep,
    sendDue: post.sendDue,
    /** Of somebody who may open no content any more. */
    async erase(accountId: string): Promise<void> {
      await owedMail.remove(accountId);
      await preferences.remove(accountId);
      await notifications.removeOfAccount(accountId);
    },
    start(): void {
      upkeep.start();
      sending.start();
    },
    async stop(): Promise<void> {
      await upkeep.stop();
      await sending.stop();
    },
  };
}
