import type { LogEvidence } from '../../../core/contracts/log-evidence.ts';
import type { PublishOrganisationKeyRequest } from '../../../core/contracts/keys.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { admitAll, requireGrantees } from './grants/grantees.ts';
import type { KeyGrant, KeyGrantRepository } from './grants/key-grant.ts';
import { sha256OfText } from './key-endpoints.ts';
import { mayManageKeys } from './key.policy.ts';
import { refusalAt } from './key-refusals.ts';
import type {
  KeyringRepository,
  MemberKeyring,
  OrganisationKeyring,
  PublishedKey,
} from './keyring.ts';
import type { Members, Organisations } from './members.ts';
import { inspectForPublication, publish } from './published-key.ts';
import { succeed } from './rotation.ts';
import { storeKeyring } from './store-keyring.ts';

/** What this feature asks of the access log: the entry of a publication, and what proves it. */
export type PublicationEvidence = {
  findEvidence(act: {
    readonly action: 'organisation-key.publish';
    readonly object: string;
    readonly digest: string;
  }): Promise<LogEvidence | undefined>;
};

type Dependencies = {
  readonly organisationKeyrings: KeyringRepository<OrganisationKeyring>;
  readonly memberKeyrings: KeyringRepository<MemberKeyring>;
  readonly grants: KeyGrantRepository;
  readonly members: Members;
  readonly organisations: Organisations;
  readonly evidence: PublicationEvidence;
  readonly clock: Clock;
};

export type OrganisationKeys = {
  readonly organisationId: string;
  readonly keyring: OrganisationKeyring | undefined;
  readonly rotationDue: boolean;
};

export function createOrganisationKeyService(deps: Dependencies) {
  const { organisationKeyrings, memberKeyrings, grants, members, organisations, clock } = deps;
  const { evidence } = deps;

  async function getOrganisation(organisationId: string) {
    const organisation = await organisations.find(organisationId);
    if (!organisation) throw notFound();
    return organisation;
  }

  async function inspect(armoredPublicKey: string, organisationId: string, now: Date) {
    const facts = await inspectForPublication(armoredPublicKey, now);
    const { gnupgCompatible } = await getOrganisation(organisationId);
    if (facts.readsSeipd2 === gnupgCompatible) {
      const format = gnupgCompatible ? 'must not announce SEIPDv2' : 'must announce SEIPDv2';
      throw refusalAt('KEY_FORMAT_MISMATCH', 'body.armoredPublicKey', format);
    }
    if (facts.expiresAt) throw new AppError('ORGANISATION_KEY_EXPIRES');
    return facts;
  }

  /** The keys of the members who may have a grant, by account. */
  async function memberKeysOf(organisationId: string): Promise<Map<string, PublishedKey>> {
    const accountIds = await members.contentMembersOf(organisationId);
    const keyrings = await memberKeyrings.findMany(accountIds);
    return new Map(keyrings.map(({ id, current }) => [id, current]));
  }

  /** Grants first: a key that nobody was granted would be lost with everything sealed to it. */
  async function store(
    keyring: OrganisationKeyring,
    expectedVersion: number,
    admitted: readonly KeyGrant[],
  ): Promise<void> {
    await grants.insertAll(admitted);
    try {
      await storeKeyring(organisationKeyrings, keyring, expectedVersion);
    } catch (error) {
      // Only a known refusal: after a lost answer the key may stand, and then needs its grants.
      if (error instanceof AppError) await grants.remove(admitted.map(({ id }) => id));
      throw error;
    }
  }

  return {
    /**
     * Publishes an organisation's first key, or the next one that the key before has named its successor.
     */
    async publish(
      principal: Principal,
      organisationId: string,
      expectedVersion: number,
      request: PublishOrganisationKeyRequest,
    ): Promise<OrganisationKeys> {
      if (!mayManageKeys(principal, organisationId)) throw notFound();
      const now = clock();
      const facts = await inspect(request.armoredPublicKey, organisationId, now);
      const known = await organisationKeyrings.find(organisationId);
      if ((known?.version ?? 0) !== expectedVersion) throw new AppError('VERSION_CONFLICT');
      const keyring = await succeed(known, publish(facts, now), request.rotation, organisationId);

      const memberKeys = await memberKeysOf(organisationId);
      if (!memberKeys.has(principal.accountId)) throw new AppError('MEMBER_KEY_MISSING');
      requireGrantees(
        request.grants,
        memberKeys,
        known ? [...memberKeys.keys()] : [principal.accountId],
      );
      const admitted = await admitAll(request.grants, memberKeys, {
        organisationId,
        fingerprint: facts.fingerprint,
        grantedBy: principal.accountId,
        createdAt: now.toISOString(),
      });
      await store(keyring, expectedVersion, admitted);
      return { organisationId, keyring, rotationDue: false };
    },

    async get(organisationId: string): Promise<OrganisationKeys> {
      const { gnupgCompatible } = await getOrganisation(organisationId);
      const keyring = await organisationKeyrings.find(organisationId);
      const rotationDue =
        keyring !== undefined &&
        (keyring.memberLeft || keyring.current.readsSeipd2 === gnupgCompatible);
      return { organisationId, keyring, rotationDue };
    },

    /** The entry that says that this very key was published. @throws AppError `NOT_FOUND` when there is none */
    async getPublication(organisationId: string, fingerprint: string): Promise<LogEvidence> {
      const keyring = await organisationKeyrings.find(organisationId);
      const keys = keyring ? [keyring.current, ...keyring.superseded] : [];
      const key = keys.find((each) => each.fingerprint === fingerprint);
      const found =
        key &&
        (await evidence.findEvidence({
          action: 'organisation-key.publish',
          object: key.id,
          digest: sha256OfText(key.armoredPublicKey),
        }));
      if (!found) throw notFound();
      return found;
    },
  };
}
export type OrganisationKeyService = ReturnType<typeof createOrganisationKeyService>;
