import type { KeyGrantRepository } from './grants/key-grant.ts';
import type { KeyringRepository, MemberKeyring, OrganisationKeyring } from './keyring.ts';

type Dependencies = {
  readonly memberKeyrings: KeyringRepository<MemberKeyring>;
  readonly organisationKeyrings: KeyringRepository<OrganisationKeyring>;
  readonly grants: KeyGrantRepository;
};

/**
 * What the end of a membership means for keys: the member's grants are gone, and an organisation key that the
 * member held is due for rotation. Call it after the account has ended; calling it again does no harm.
 */
export function createMembershipEnd({
  memberKeyrings,
  organisationKeyrings,
  grants,
}: Dependencies) {
  async function mayHaveHeldKey(accountId: string, organisationId: string): Promise<boolean> {
    if (await grants.hasAny(accountId, organisationId)) return true;
    // Grants to a key that was replaced are gone, what was opened with them is not.
    return ((await memberKeyrings.find(accountId))?.superseded.length ?? 0) > 0;
  }

  return async function onMembershipEnded(membership: {
    readonly accountId: string;
    readonly organisationId: string;
  }): Promise<void> {
    const { accountId, organisationId } = membership;
    // The version moves in any case, so that a rotation prepared while the member was one is refused.
    for (;;) {
      const keyring = await organisationKeyrings.find(organisationId);
      if (!keyring) break;
      const version = keyring.version + 1;
      const memberLeft = keyring.memberLeft || (await mayHaveHeldKey(accountId, organisationId));
      const outcome = await organisationKeyrings.store(
        { ...keyring, version, memberLeft },
        keyring.version,
      );
      if (outcome !== 'conflict') break;
    }
    await grants.removeByMember(accountId, organisationId);
  };
}
