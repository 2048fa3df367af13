import type { EmailChoice } from '../../../../core/contracts/notifications.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Logger } from '../../../platform/logger.ts';
import { writeLetter } from './letter.ts';
import type { OwedMail, OwedMailRepository } from './owed-mail.ts';
import { nextDaily } from './owing.ts';
import type { SendFailure, SendLetter } from './smtp.ts';

/** What is known of the account when its turn has come. */
export type MailReader = {
  readonly address: string;
  readonly choice: EmailChoice;
  readonly armoredPublicKey: string | undefined;
};

type Dependencies = {
  readonly owedMail: OwedMailRepository;
  /** Undefined when nothing is to be sent: nothing is unread, e-mail is switched off, or the member has left. */
  readonly findReader: (accountId: string) => Promise<MailReader | undefined>;
  readonly send: SendLetter;
  readonly from: string;
  readonly portalOrigin: string;
  readonly clock: Clock;
  readonly logger: Logger;
};

const BATCH = 20;
/** For one instance to send; after that another may. */
const CLAIMED_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
const GIVEN_UP_AFTER_MS = 24 * 60 * MINUTE_MS;

/**
 * Sends what is owed. An e-mail is crossed off after the server has taken it: whoever dies in between sends it twice,
 * never not at all. What is owed anew meanwhile has another version, and stays.
 */
export function createSending(dependencies: Dependencies) {
  const { owedMail, findReader, send, from, portalOrigin, clock, logger } = dependencies;
  const later = (ms: number) => new Date(clock().getTime() + ms).toISOString();

  /** Undefined when another instance was faster. */
  async function claim(due: OwedMail): Promise<OwedMail | undefined> {
    const claimed = { ...due, version: due.version + 1, sendAt: later(CLAIMED_MS) };
    return (await owedMail.replace(claimed, due.version)) ? claimed : undefined;
  }

  async function postpone(owed: OwedMail, { code }: SendFailure): Promise<void> {
    const { id, version } = owed;
    const failures = owed.failures + 1;
    const failingSince = owed.failingSince ?? clock().toISOString();
    logger.warn({ code, failures }, 'an e-mail did not leave');
    if (clock().getTime() - Date.parse(failingSince) >= GIVEN_UP_AFTER_MS) {
      await owedMail.removeVersion(id, version);
      return;
    }
    const wait = Math.min(MINUTE_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
    const next = { id, version: version + 1, sendAt: later(wait), failures, failingSince };
    await owedMail.replace(next, version);
  }

  async function settle({ id, version }: OwedMail, { choice }: MailReader): Promise<void> {
    if (choice === 'immediate') return owedMail.removeVersion(id, version);
    // As long as anything stays unread, one comes every day.
    const next = { id, version: version + 1, sendAt: nextDaily(clock()), failures: 0 };
    await owedMail.replace(next, version);
  }

  /** Whether the server is there. */
  async function sendOne(owed: OwedMail): Promise<boolean> {
    const reader = await findReader(owed.id);
    if (!reader) {
      await owedMail.removeVersion(owed.id, owed.version);
      return true;
    }
    const { address: to, armoredPublicKey } = reader;
    const letter = await writeLetter({ from, to, portalOrigin, armoredPublicKey });
    const failure = await send(to, letter);
    await (failure ? postpone(owed, failure) : settle(owed, reader));
    return failure?.answered ?? true;
  }

  return async function sendDue(): Promise<void> {
    let batch: readonly OwedMail[];
    do {
      batch = await owedMail.listDue(clock().toISOString(), BATCH);
      for (const due of batch) {
        const claimed = await claim(due);
        // Nobody else's is tried while the server does not answer.
        if (claimed && !(await sendOne(claimed))) return;
      }
    } while (batch.length > 0);
  };
}
