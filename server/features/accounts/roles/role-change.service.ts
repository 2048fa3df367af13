import {
  contentRoles,
  rolesOfKind,
  type OrganisationKind,
  type Role,
} from '../../../../core/contracts/vocabulary.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { createAccountChanges } from '../account-changes.ts';
import type { Account, AccountRepository, RoleProposal } from '../account.ts';

type Dependencies = {
  readonly accounts: AccountRepository;
  readonly organisations: { findById(id: string): Promise<{ kind: OrganisationKind } | undefined> };
  readonly clock: Clock;
  readonly onAccessEnded: (account: Account) => Promise<void>;
  readonly onContentLost: (account: Account) => Promise<void>;
};

const VALID_FOR_MS = 72 * 3_600_000;

/** Changing somebody's role, which takes two administrators, neither of them the one whose role it is. */
export function createRoleChangeService(deps: Dependencies) {
  const { accounts, organisations, clock, onContentLost } = deps;
  const { replace, change, endAccess } = createAccountChanges(deps);

  async function getOther(principal: Principal, id: string, version: number): Promise<Account> {
    const account = await accounts.findById(id);
    if (!account || account.state === 'removed') throw notFound();
    if (id === principal.accountId) throw new AppError('OWN_ROLE');
    if (account.version !== version) throw new AppError('VERSION_CONFLICT');
    return account;
  }

  /** A proposal is worth the word of an administrator: of one who is none any more, nothing. */
  async function isStanding({ proposedBy, expiresAt }: RoleProposal): Promise<boolean> {
    const proposer = await accounts.findById(proposedBy);
    const isBacked = proposer?.state === 'active' && proposer.role === 'administrator';
    return isBacked && new Date(expiresAt) > clock();
  }

  return {
    /** In place of what was proposed before. */
    async propose(principal: Principal, id: string, version: number, role: Role): Promise<Account> {
      const account = await getOther(principal, id, version);
      const organisation = await organisations.findById(account.organisationId);
      if (!organisation || !rolesOfKind[organisation.kind].includes(role)) {
        throw new AppError('ROLE_NOT_ALLOWED_HERE');
      }
      if (account.role === role) throw new AppError('TRANSITION_NOT_ALLOWED');
      const expiresAt = new Date(clock().getTime() + VALID_FOR_MS).toISOString();
      const roleProposal = { role, proposedBy: principal.accountId, expiresAt };
      return change(account, version, { roleProposal });
    },

    async withdraw(principal: Principal, id: string, version: number): Promise<Account> {
      const account = await getOther(principal, id, version);
      const { roleProposal, ...rest } = account;
      if (!roleProposal) throw new AppError('TRANSITION_NOT_ALLOWED');
      const next = { ...rest, version: version + 1 };
      await replace(account, next, version);
      return next;
    },

    /**
     * The account is suspended until all else that hung on the role before has ended, so that an approval which dies
     * half-way can be made again.
     */
    async approve(principal: Principal, id: string, version: number): Promise<Account> {
      const account = await getOther(principal, id, version);
      const { roleProposal: proposal } = account;
      if (!proposal || !(await isStanding(proposal))) throw new AppError('TRANSITION_NOT_ALLOWED');
      if (proposal.proposedBy === principal.accountId) {
        throw new AppError('APPROVAL_BY_SAME_ACCOUNT');
      }
      const suspended = { ...account, state: 'suspended', version: version + 1 } as const;
      await endAccess(account, suspended, version);
      if (opensContent(account.role) && !opensContent(proposal.role)) await onContentLost(account);
      const { roleProposal, ...rest } = suspended;
      const changed = {
        ...rest,
        role: proposal.role,
        state: account.state,
        version: version + 2,
      };
      await replace(suspended, changed, suspended.version);
      return changed;
    },
  };
}
export type RoleChangeService = ReturnType<typeof createRoleChangeService>;

function opensContent(role: Role): boolean {
  return contentRoles.some((contentRole) => contentRole === role);
}
