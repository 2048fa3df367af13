import type { GrantKeyRequest } from '../../../../core/contracts/keys.ts';
import type { Clock } from '../../../platform/clock.ts';
import { toPage, type Page, type PageResult } from '../../../platform/database/page.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { mayManageKeys } from '../key.policy.ts';
import { refusalAt } from '../key-refusals.ts';
import type { KeyringRepository, MemberKeyring, OrganisationKeyring } from '../keyring.ts';
import type { Members } from '../members.ts';
import { admitGrant } from './grant-gate.ts';
import type { KeyGrant, KeyGrantRepository } from './key-grant.ts';

type Dependencies = {
  readonly grants: KeyGrantRepository;
  readonly memberKeyrings: KeyringRepository<MemberKeyring>;
  readonly organisationKeyrings: KeyringRepository<OrganisationKeyring>;
  readonly members: Members;
  readonly clock: Clock;
};

export function createKeyGrantService(deps: Dependencies) {
  const { grants, memberKeyrings, organisationKeyrings, members, clock } = deps;

  async function requireMember(accountId: string, organisationId: string): Promise<void> {
    if (!(await members.contentMembersOf(organisationId)).includes(accountId)) throw notFound();
  }

  /**
   * A grant counts while the organisation's key is published and the member's key is the current one; a
   * process that dies between two writes may leave others.
   */
  async function standing(
    organisationId: string,
    { items, ...rest }: PageResult<KeyGrant>,
  ): Promise<PageResult<KeyGrant>> {
    const keyring = await organisationKeyrings.find(organisationId);
    const holders = await memberKeyrings.findMany(items.map(({ accountId }) => accountId));
    const published = new Set(keyring && fingerprintsIn(keyring));
    const currentKeyOf = new Map(holders.map(({ id, current }) => [id, current.fingerprint]));
    return {
      ...rest,
      items: items.filter(
        ({ fingerprint, accountId, memberKeyFingerprint }) =>
          published.has(fingerprint) && currentKeyOf.get(accountId) === memberKeyFingerprint,
      ),
    };
  }

  return {
    /** Gives a colleague one key of the own organisation, in place of what was granted for it before. */
    async grant(
      principal: Principal,
      organisationId: string,
      request: GrantKeyRequest,
    ): Promise<KeyGrant> {
      const { accountId, fingerprint, armoredMessage } = request;
      if (!mayManageKeys(principal, organisationId)) throw notFound();
      await requireMember(accountId, organisationId);
      const keyring = await organisationKeyrings.find(organisationId);
      if (!keyring || !fingerprintsIn(keyring).includes(fingerprint)) throw notFound();
      const memberKey = (await memberKeyrings.find(accountId))?.current;
      if (!memberKey) throw refusalAt('GRANTEE_HAS_NO_KEY', 'body.accountId', accountId);
      const grant = await admitGrant(
        {
          organisationId,
          accountId,
          fingerprint,
          armoredMessage,
          grantedBy: principal.accountId,
          createdAt: clock().toISOString(),
        },
        memberKey,
        'body.armoredMessage',
      );
      await grants.insertAll([grant]);
      try {
        // A membership that ended since it was looked at has had its grants removed, but not this one.
        await requireMember(accountId, organisationId);
      } catch (error) {
        await grants.remove([grant.id]);
        throw error;
      }
      await grants.removeOlder(grant);
      return grant;
    },

    async listOwn(principal: Principal, page: Page): Promise<PageResult<KeyGrant>> {
      const rows = await grants.listByMember(principal.accountId, page);
      return standing(principal.organisationId, toPage(rows, page.limit));
    },

    async listHolders(
      principal: Principal,
      organisationId: string,
      page: Page,
    ): Promise<PageResult<KeyGrant>> {
      if (!mayManageKeys(principal, organisationId)) throw notFound();
      const rows = await grants.listByOrganisation(organisationId, page);
      return standing(organisationId, toPage(rows, page.limit));
    },
  };
}
export type KeyGrantService = ReturnType<typeof createKeyGrantService>;

function fingerprintsIn({ current, superseded }: OrganisationKeyring): string[] {
  return [current, ...superseded].map(({ fingerprint }) => fingerprint);
}
