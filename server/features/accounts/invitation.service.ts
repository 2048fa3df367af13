import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type {
  AcceptInvitationRequest,
  CreateInvitationRequest,
} from '../../../core/contracts/accounts.ts';
import { rolesOfKind, type OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import type { Clock } from '../../platform/clock.ts';
import { toPage, type Page } from '../../platform/database/page.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { mayManage, needsSecondAdministrator } from './account.policy.ts';
import type { Account, AccountRepository } from './account.ts';
import type { Invitation, InvitationRepository } from './invitation.ts';
import type { Passwords } from './passwords.ts';
import type { SecondFactors } from './second-factors.ts';

/** Whom the command line may invite; everybody later comes by two administrators together. */
const FIRST_ADMINISTRATORS = 2;

const VALID_FOR_MS = 72 * 3_600_000;

type Dependencies = {
  readonly invitations: InvitationRepository;
  readonly accounts: AccountRepository;
  readonly organisations: {
    findById(id: string): Promise<{ id: string; kind: OrganisationKind } | undefined>;
  };
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly clock: Clock;
};

export function createInvitationService(deps: Dependencies) {
  const { invitations, accounts, organisations, passwords, secondFactors, clock } = deps;

  function issue() {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(clock().getTime() + VALID_FOR_MS).toISOString();
    return { token, tokenHash: hashOf(token), expiresAt };
  }

  async function requireRoleExists(request: CreateInvitationRequest): Promise<void> {
    const organisation = await organisations.findById(request.organisationId);
    if (!organisation) throw notFound();
    if (!rolesOfKind[organisation.kind].includes(request.role)) {
      throw new AppError('ROLE_NOT_ALLOWED_HERE');
    }
  }

  async function insert(invitation: Omit<Invitation, 'id' | 'version' | 'createdAt'>) {
    const createdAt = clock().toISOString();
    const stored: Invitation = { id: uuid(), version: 1, ...invitation, createdAt };
    await invitations.insert(stored);
    return stored;
  }

  async function issueOpen(request: CreateInvitationRequest & { invitedBy?: string }) {
    await requireRoleExists(request);
    const { token, ...issued } = issue();
    return { ...(await insert({ ...request, ...issued, state: 'open' })), token };
  }

  async function awaitApproval(request: CreateInvitationRequest & { invitedBy: string }) {
    await requireRoleExists(request);
    const { expiresAt } = issue();
    return insert({ ...request, expiresAt, state: 'awaiting-approval' });
  }

  async function getManaged(principal: Principal, id: string): Promise<Invitation> {
    const invitation = await invitations.findById(id);
    if (!invitation || !mayManage(principal, invitation)) throw notFound();
    return invitation;
  }

  async function advance(invitation: Invitation, changes: Partial<Invitation>) {
    const next = { ...invitation, ...changes, version: invitation.version + 1 };
    if (!(await invitations.replace(next, invitation.version))) {
      throw new AppError('VERSION_CONFLICT');
    }
    return next;
  }

  async function requireRoomForFirstAdministrator(): Promise<void> {
    if (!(await hasRoomForFirstAdministrator())) throw new AppError('FORBIDDEN');
  }

  async function hasRoomForFirstAdministrator(): Promise<boolean> {
    return (await accounts.countActive('administrator')) < FIRST_ADMINISTRATORS;
  }

  /** An invitation is worth the word of those who gave it: once they could not give it any more, nothing. */
  async function isBacked(invitation: Invitation): Promise<boolean> {
    const { invitedBy, approvedBy } = invitation;
    if (invitedBy === undefined) return hasRoomForFirstAdministrator();
    for (const id of approvedBy === undefined ? [invitedBy] : [invitedBy, approvedBy]) {
      const giver = await accounts.findById(id);
      if (giver?.state !== 'active' || !mayManage(giver, invitation)) return false;
    }
    return true;
  }

  return {
    async create(
      principal: Principal,
      request: CreateInvitationRequest,
    ): Promise<Invitation & { token?: string }> {
      if (!mayManage(principal, request)) throw notFound();
      const invitation = { ...request, invitedBy: principal.accountId };
      return needsSecondAdministrator(request.role)
        ? awaitApproval(invitation)
        : issueOpen(invitation);
    },

    requireRoomForFirstAdministrator,

    /** For the command line only: no account exists yet that could invite. */
    async createFirstAdministrator(email: string, organisationId: string) {
      await requireRoomForFirstAdministrator();
      return issueOpen({ email, role: 'administrator', organisationId });
    },

    async approve(principal: Principal, id: string) {
      const invitation = await getManaged(principal, id);
      if (invitation.state !== 'awaiting-approval' || isExpired(invitation, clock())) {
        throw new AppError('TRANSITION_NOT_ALLOWED');
      }
      if (invitation.invitedBy === principal.accountId) {
        throw new AppError('APPROVAL_BY_SAME_ACCOUNT');
      }
      const { token, tokenHash, expiresAt } = issue();
      const approvedBy = principal.accountId;
      const next = await advance(invitation, { state: 'open', tokenHash, expiresAt, approvedBy });
      return { ...next, token };
    },

    async revoke(principal: Principal, id: string): Promise<Invitation> {
      const invitation = await getManaged(principal, id);
      if (invitation.state !== 'open' && invitation.state !== 'awaiting-approval') {
        throw new AppError('TRANSITION_NOT_ALLOWED');
      }
      return advance(invitation, { state: 'revoked' });
    },

    async list(principal: Principal, page: Page) {
      const rows =
        principal.role === 'administrator'
          ? await invitations.list(page)
          : await invitations.listByOrganisation(principal.organisationId, page);
      return toPage(rows, page.limit);
    },

    /**
     * Makes the account. The invitation is used up first, so that of two who come at once one gets an
     * account. A refused password or a taken address leaves the invitation as it was.
     */
    async accept({ token, displayName, password }: AcceptInvitationRequest) {
      const invitation = await invitations.findByTokenHash(hashOf(token));
      if (!invitation || !isUsable(invitation, clock()) || !(await isBacked(invitation))) {
        throw new AppError('INVITATION_NOT_VALID');
      }
      const { email, role, organisationId } = invitation;
      const passwordHash = await passwords.create(password, [email, displayName]);
      if (await accounts.findByEmail(email)) throw new AppError('ALREADY_EXISTS');
      const id = uuid();
      const { uri, encryptedSecret } = secondFactors.create(id, email);
      const account: Account = {
        id,
        version: 1,
        email,
        displayName,
        role,
        organisationId,
        state: 'active',
        passwordHash,
        secondFactor: { encryptedSecret, lastStep: 0 },
        createdAt: clock().toISOString(),
      };
      const used = { ...invitation, state: 'accepted', version: invitation.version + 1 } as const;
      if (!(await invitations.replace(used, invitation.version))) {
        throw new AppError('INVITATION_NOT_VALID');
      }
      if (!(await accounts.insert(account))) throw new AppError('ALREADY_EXISTS');
      return { account, secondFactorUri: uri };
    },
  };
}
export type InvitationService = ReturnType<typeof createInvitationService>;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function isUsable(invitation: Invitation, now: Date): boolean {
  return invitation.state === 'open' && !isExpired(invitation, now);
}

function isExpired(invitation: Invitation, now: Date): boolean {
  return new Date(invitation.expiresAt) <= now;
}
