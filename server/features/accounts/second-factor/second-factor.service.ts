import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { Account, AccountRepository } from '../account.ts';
import type { Passwords } from '../passwords.ts';
import type { SecondFactors } from '../second-factors.ts';

type Dependencies = {
  readonly accounts: AccountRepository;
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly clock: Clock;
  /** Whoever signed in with the old second factor must not stay. */
  readonly endOtherSessions: (accountId: string, currentSessionId: string) => Promise<void>;
};

/** A secret that was shown and never confirmed must not become valid long after. */
const CONFIRM_WITHIN_MS = 15 * 60_000;

/** Renewing the own second factor, so that the old one counts until the new one has proved that it works. */
export function createSecondFactorService(deps: Dependencies) {
  const { accounts, passwords, secondFactors, clock, endOtherSessions } = deps;

  async function getOwn({ accountId }: Principal): Promise<Account> {
    const account = await accounts.findById(accountId);
    if (!account) throw notFound();
    return account;
  }

  async function store(account: Account, next: Omit<Account, 'version'>): Promise<Account> {
    const stored = { ...next, version: account.version + 1 };
    if (!(await accounts.replace(stored, account.version))) throw new AppError('VERSION_CONFLICT');
    return stored;
  }

  return {
    /** The secret is shown this once. Beginning again puts another in its place. */
    async begin(
      principal: Principal,
      currentPassword: string,
    ): Promise<{ secondFactorUri: string }> {
      const account = await getOwn(principal);
      if (!(await passwords.matches(currentPassword, account.passwordHash))) {
        throw new AppError('SIGN_IN_FAILED');
      }
      const { uri, encryptedSecret } = secondFactors.create(account.id, account.email ?? '');
      const expiresAt = new Date(clock().getTime() + CONFIRM_WITHIN_MS).toISOString();
      await store(account, { ...account, pendingSecondFactor: { encryptedSecret, expiresAt } });
      return { secondFactorUri: uri };
    },

    /** Ends every other session of the account. */
    async confirm(principal: Principal, currentSessionId: string, code: string): Promise<Account> {
      const { pendingSecondFactor: pending, ...account } = await getOwn(principal);
      const now = clock();
      if (!pending || new Date(pending.expiresAt) <= now) {
        throw new AppError('TRANSITION_NOT_ALLOWED');
      }
      const { encryptedSecret } = pending;
      const lastStep = await secondFactors.stepOf(code, encryptedSecret, account.id, now);
      if (lastStep === undefined) throw new AppError('SECOND_FACTOR_FAILED');
      const secondFactor = { encryptedSecret, lastStep };
      const confirmed = await store(account, { ...account, secondFactor });
      await endOtherSessions(account.id, currentSessionId);
      return confirmed;
    },
  };
}
export type SecondFactorService = ReturnType<typeof createSecondFactorService>;
