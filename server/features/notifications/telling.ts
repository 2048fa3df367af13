import { v7 as uuid } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Happening, Notify } from '../../platform/notify.ts';
import type { NotificationRepository } from './notification.ts';

/** What telling asks of `organisations` and `accounts`. */
export type Audience = {
  readonly organisations: {
    findOrganisation(id: string): Promise<{ readonly state: 'active' | 'suspended' } | undefined>;
  };
  readonly members: {
    /** Identifiers of the active members who may open content. */
    contentMembersOf(organisationId: string): Promise<readonly string[]>;
  };
};

type Dependencies = Audience & {
  readonly notifications: NotificationRepository;
  /** E-mail is owed to that account from now on. */
  readonly oweMail: (accountId: string) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** `once`: see `MemberNotification`. */
export type Tell = (happening: Happening, once?: string) => Promise<void>;

/** `tell` rejects when it could not tell somebody, and may be called again; `notify` is what other features call. */
export function createTelling(dependencies: Dependencies): { tell: Tell; notify: Notify } {
  const { notifications, organisations, members, oweMail, clock, logger } = dependencies;

  async function tellMember(accountId: string, happening: Happening, once?: string) {
    const { kind, object, caseId } = happening;
    const isNew = await notifications.insert({
      id: uuid(),
      version: 1,
      accountId,
      kind,
      object,
      caseId,
      createdAt: clock().toISOString(),
      unread: true,
      ...(once !== undefined && { once }),
    });
    if (isNew) await oweMail(accountId);
  }

  async function tell(happening: Happening, once?: string): Promise<void> {
    for (const organisationId of new Set(happening.organisationIds)) {
      const organisation = await organisations.findOrganisation(organisationId);
      if (organisation?.state !== 'active') continue;
      const told = await members.contentMembersOf(organisationId);
      await Promise.all(
        told
          .filter((accountId) => accountId !== happening.exceptAccountId)
          .map((accountId) => tellMember(accountId, happening, once)),
      );
    }
  }

  return {
    tell,
    notify: async (happening) => {
      try {
        await tell(happening, onceADay(happening, clock()));
      } catch (error) {
        logger.error({ err: error, kind: happening.kind }, 'somebody was not told');
      }
    },
  };
}

/** Whoever tries to send without a sign-off may try again and again. */
function onceADay({ kind, object }: Happening, now: Date): string | undefined {
  if (kind !== 'sign-off-wanted') return undefined;
  return `${kind}:${object.id}:${now.toISOString().slice(0, 10)}`;
}
