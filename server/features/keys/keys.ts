import type { Clock } from '../../platform/clock.ts';
import type { KeyGrantRepository } from './grants/key-grant.ts';
import { createKeyGrantService } from './grants/key-grant.service.ts';
import { createKeyFacts } from './key-facts.ts';
import type { KeyringRepository, MemberKeyring, OrganisationKeyring } from './keyring.ts';
import { createMemberKeyService } from './member-key.service.ts';
import type { Members, Organisations } from './members.ts';
import { createMembershipEnd } from './membership.ts';
import {
  createOrganisationKeyService,
  type PublicationEvidence,
} from './organisation-key.service.ts';

export type KeyRepositories = {
  readonly memberKeyrings: KeyringRepository<MemberKeyring>;
  readonly organisationKeyrings: KeyringRepository<OrganisationKeyring>;
  readonly grants: KeyGrantRepository;
};

type Dependencies = KeyRepositories & {
  readonly members: Members;
  readonly organisations: Organisations;
  readonly evidence: PublicationEvidence;
  readonly clock: Clock;
};

export function createKeys(deps: Dependencies) {
  return {
    memberKeys: createMemberKeyService(deps),
    organisationKeys: createOrganisationKeyService(deps),
    keyGrants: createKeyGrantService(deps),
    facts: createKeyFacts(deps),
    onMembershipEnded: createMembershipEnd(deps),
  };
}
export type Keys = ReturnType<typeof createKeys>;
