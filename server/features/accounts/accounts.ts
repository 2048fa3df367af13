import type { OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Endpoint } from '../../platform/http/endpoint.ts';
import { accountEndpoints } from './account.router.ts';
import { createAccountService } from './account.service.ts';
import type { Account, AccountRepository } from './account.ts';
import { invitationEndpoints } from './invitation.router.ts';
import { createInvitationService } from './invitation.service.ts';
import type { InvitationRepository } from './invitation.ts';
import type { Passwords } from './passwords.ts';
import { roleChangeEndpoints } from './roles/role-change.router.ts';
import { createRoleChangeService } from './roles/role-change.service.ts';
import { secondFactorEndpoints } from './second-factor/second-factor.router.ts';
import { createSecondFactorService } from './second-factor/second-factor.service.ts';
import type { SecondFactors } from './second-factors.ts';

type Dependencies = {
  readonly accounts: AccountRepository;
  readonly invitations: InvitationRepository;
  readonly organisations: {
    findById(
      id: string,
    ): Promise<{ id: string; kind: OrganisationKind; state: 'active' | 'suspended' } | undefined>;
  };
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly clock: Clock;
  readonly onAccessEnded: (account: Account) => Promise<void>;
  readonly onContentLost: (account: Account) => Promise<void>;
  readonly endOtherSessions: (accountId: string, currentSessionId: string) => Promise<void>;
};

/** The feature as a whole: who belongs to the portal, by which way they came and with which role. */
export function createAccounts(dependencies: Dependencies) {
  const accounts = createAccountService(dependencies);
  const invitations = createInvitationService(dependencies);
  const endpoints: Endpoint[] = [
    ...invitationEndpoints(invitations),
    ...accountEndpoints(accounts),
    ...roleChangeEndpoints(createRoleChangeService(dependencies)),
    ...secondFactorEndpoints(createSecondFactorService(dependencies)),
  ];
  return { accounts, invitations, endpoints };
}
