import { AppError } from '../../platform/errors.ts';
import type { Account, AccountRepository } from './account.ts';

type Dependencies = {
  readonly accounts: AccountRepository;
  readonly onAccessEnded: (account: Account) => Promise<void>;
};

const MIN_ADMINISTRATORS = 2;

/** Changing an account as somebody saw it: of two who change it at once, one succeeds. */
export function createAccountChanges({ accounts, onAccessEnded }: Dependencies) {
  /** @throws AppError `VERSION_CONFLICT` */
  async function replace(account: Account, next: Account, expectedVersion: number): Promise<void> {
    const expected = account.version === expectedVersion;
    if (!expected || !(await accounts.replace(next, expectedVersion))) {
      throw new AppError('VERSION_CONFLICT');
    }
  }

  async function requireAdministrators(account: Account, least: number): Promise<void> {
    if (account.role !== 'administrator' || account.state !== 'active') return;
    if ((await accounts.countActive('administrator')) < least) {
      throw new AppError('LAST_ADMINISTRATOR');
    }
  }

  /** @throws AppError `VERSION_CONFLICT` */
  async function change(
    account: Account,
    expectedVersion: number,
    changes: Partial<Account>,
  ): Promise<Account> {
    const next = { ...account, ...changes, version: expectedVersion + 1 };
    await replace(account, next, expectedVersion);
    return next;
  }

  /**
   * Of two who end the last administrators at once none succeeds: each counts again after its own change.
   *
   * @throws AppError `LAST_ADMINISTRATOR`, `VERSION_CONFLICT`
   */
  async function endAccess(account: Account, ended: Account, expectedVersion: number) {
    await requireAdministrators(account, MIN_ADMINISTRATORS + 1);
    await replace(account, ended, expectedVersion);
    try {
      await requireAdministrators(account, MIN_ADMINISTRATORS);
    } catch (error) {
      await accounts.replace({ ...account, version: ended.version + 1 }, ended.version);
      throw error;
    }
    await onAccessEnded(ended);
  }

  return { replace, change, endAccess };
}
