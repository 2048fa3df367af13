import type { Clock } from '../../../platform/clock.ts';
import { DEFAULT_EMAIL, type PreferencesRepository } from '../preferences/preferences.ts';
import type { OwedMailRepository } from './owed-mail.ts';

type Dependencies = {
  readonly owedMail: OwedMailRepository;
  readonly preferences: PreferencesRepository;
  readonly clock: Clock;
};

/** What happens within a minute is one e-mail. */
const COLLECTED_MS = 60_000;
const DAY_MS = 86_400_000;
/** Hour of the day, UTC, of the daily e-mail: early morning at the Court. */
const DAILY_HOUR = 5;
/** Of several who owe it to one account at once each has its turn. */
const TURNS = 10;

/** Writes down that an e-mail is owed, and for when. */
export function createOwing({ owedMail, preferences, clock }: Dependencies) {
  async function owe(accountId: string, sendAt: string): Promise<boolean> {
    const owed = await owedMail.findById(accountId);
    if (!owed) return owedMail.insert({ id: accountId, version: 1, sendAt, failures: 0 });
    if (owed.sendAt <= sendAt) return true;
    return owedMail.replace({ ...owed, version: owed.version + 1, sendAt }, owed.version);
  }

  return async function oweMail(accountId: string): Promise<void> {
    const email = (await preferences.findById(accountId))?.email ?? DEFAULT_EMAIL;
    if (email === 'off') return;
    const now = clock();
    const sendAt =
      email === 'daily' ? nextDaily(now) : new Date(now.getTime() + COLLECTED_MS).toISOString();
    for (let turn = 0; turn < TURNS; turn += 1) {
      if (await owe(accountId, sendAt)) return;
    }
    throw new Error('the e-mail owed to an account keeps changing');
  };
}

export function nextDaily(now: Date): string {
  const today = new Date(now).setUTCHours(DAILY_HOUR, 0, 0, 0);
  return new Date(today > now.getTime() ? today : today + DAY_MS).toISOString();
}
