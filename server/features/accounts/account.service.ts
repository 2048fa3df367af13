import type { Clock } from '../../platform/clock.ts';
import type { ChangePasswordRequest } from '../../../core/contracts/accounts.ts';
import { contentRoles, type OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import { toPage, type Page, type PageResult } from '../../platform/database/page.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { createAccountChanges } from './account-changes.ts';
import { mayManage, maySeeMembers } from './account.policy.ts';
import type { Account, AccountFilter, AccountRepository } from './account.ts';
import type { InvitationRepository } from './invitation.ts';
import type { Passwords } from './passwords.ts';
import type { SecondFactors } from './second-factors.ts';

type Dependencies = {
  readonly accounts: AccountRepository;
  readonly invitations: Pick<InvitationRepository, 'removeByEmail'>;
  readonly organisations: {
    findById(
      id: string,
    ): Promise<{ kind: OrganisationKind; state: 'active' | 'suspended' } | undefined>;
  };
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly clock: Clock;
  /** What must end with the right to be here: sessions. */
  readonly onAccessEnded: (account: Account) => Promise<void>;
  /** What must end with the right to open content: key grants. */
  readonly onContentLost: (account: Account) => Promise<void>;
  /** Whoever signed in with the old password must not stay. */
  readonly endOtherSessions: (accountId: string, currentSessionId: string) => Promise<void>;
};

/** Members read at once when all of them are asked for. */
const limit = 100;

export function createAccountService(deps: Dependencies) {
  const { accounts, invitations, organisations, passwords, secondFactors, clock } = deps;
  const { onAccessEnded, onContentLost, endOtherSessions } = deps;
  const { replace, change, endAccess } = createAccountChanges({ accounts, onAccessEnded });

  async function getManaged(principal: Principal, id: string): Promise<Account> {
    const account = await accounts.findById(id);
    if (!account || account.state === 'removed' || !mayManage(principal, account)) throw notFound();
    return account;
  }

  return {
    /** Undefined unless account and organisation are both active at this moment. */
    async findPrincipal(accountId: string): Promise<Principal | undefined> {
      const account = await accounts.findById(accountId);
      if (account?.state !== 'active') return undefined;
      const organisation = await organisations.findById(account.organisationId);
      if (organisation?.state !== 'active') return undefined;
      return {
        accountId,
        organisationId: account.organisationId,
        organisationKind: organisation.kind,
        role: account.role,
      };
    },

    async get(id: string): Promise<Account> {
      const account = await accounts.findById(id);
      if (!account) throw notFound();
      return account;
    },

    /** The account whose address and password these are. Takes as long when there is none. */
    async findByPassword(email: string, password: string): Promise<Account | undefined> {
      const account = await accounts.findByEmail(email.toLowerCase());
      const matched = await passwords.matches(password, account?.passwordHash);
      return matched && account?.state === 'active' ? account : undefined;
    },

    /** Uses a one-time code up: a right code is right once. */
    async useSecondFactor(accountId: string, code: string): Promise<boolean> {
      const account = await accounts.findById(accountId);
      if (account?.state !== 'active' || !account.secondFactor) return false;
      const { encryptedSecret, lastStep } = account.secondFactor;
      const step = await secondFactors.stepOf(code, encryptedSecret, accountId, clock());
      if (step === undefined || step <= lastStep) return false;
      const used = { encryptedSecret, lastStep: step };
      const next = { ...account, secondFactor: used, version: account.version + 1 };
      return accounts.replace(next, account.version);
    },

    /** Ends every other session of the account. */
    async changePassword(
      principal: Principal,
      currentSessionId: string,
      { currentPassword: current, newPassword: next }: ChangePasswordRequest,
    ): Promise<Account> {
      const account = await this.get(principal.accountId);
      if (!(await passwords.matches(current, account.passwordHash))) {
        throw new AppError('SIGN_IN_FAILED');
      }
      const words = [account.email ?? '', account.displayName];
      const passwordHash = await passwords.create(next, words);
      const changed = await change(account, account.version, { passwordHash });
      await endOtherSessions(account.id, currentSessionId);
      return changed;
    },

    async list(principal: Principal, { cursor, limit, ...filter }: Page & AccountFilter) {
      if (!maySeeMembers(principal, filter.organisationId)) throw notFound();
      return toPage(await accounts.list({ cursor, limit }, filter), limit);
    },

    /** Identifiers of the active members who may open content. */
    async contentMembersOf(organisationId: string): Promise<string[]> {
      const members: string[] = [];
      const active = { organisationId, state: 'active' } as const;
      let page: PageResult<Account> = { items: [] };
      do {
        const { nextCursor: cursor } = page;
        page = toPage(await accounts.list({ cursor, limit }, active), limit);
        members.push(...page.items.filter(holdsKeys).map(({ id }) => id));
      } while (page.nextCursor !== undefined);
      return members;
    },

    async suspend(principal: Principal, id: string, version: number): Promise<Account> {
      const account = await getManaged(principal, id);
      const suspended = { ...account, state: 'suspended', version: version + 1 } as const;
      await endAccess(account, suspended, version);
      return suspended;
    },

    async reinstate(principal: Principal, id: string, version: number): Promise<Account> {
      return change(await getManaged(principal, id), version, { state: 'active' });
    },

    /**
     * Ends a membership for good: address, password, second factor and the invitations of that address
     * are erased, identifier and name stay. The account is suspended until all else has ended, so that a
     * removal which dies half-way can be made again.
     */
    async remove(principal: Principal, id: string, version: number): Promise<Account> {
      const account = await getManaged(principal, id);
      const suspended = { ...account, state: 'suspended', version: version + 1 } as const;
      await endAccess(account, suspended, version);
      const { email, passwordHash, secondFactor, pendingSecondFactor, roleProposal, ...rest } =
        suspended;
      const removed = { ...rest, state: 'removed', version: version + 2 } as const;
      await onContentLost(removed);
      if (email !== undefined) await invitations.removeByEmail(email);
      await replace(suspended, removed, suspended.version);
      return removed;
    },
  };
}
export type AccountService = ReturnType<typeof createAccountService>;

function holdsKeys({ role }: Account): boolean {
  return contentRoles.some((contentRole) => contentRole === role);
}
