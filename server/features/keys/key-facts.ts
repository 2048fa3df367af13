import {
  inspectPublicKey,
  SealingError,
  type EncryptionKeyFacts,
} from '../../../core/sealing/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type {
  KeyringRepository,
  MemberKeyring,
  OrganisationKeyring,
  PublishedKey,
} from './keyring.ts';

/** What other features need to know of a key: to check what is sealed to it or signed by it. */
export type KeyFacts = {
  readonly fingerprint: string;
  readonly armoredPublicKey: string;
  readonly encryptionKey: EncryptionKeyFacts;
  readonly readsSeipd2: boolean;
};

type Dependencies = {
  readonly memberKeyrings: KeyringRepository<MemberKeyring>;
  readonly organisationKeyrings: KeyringRepository<OrganisationKeyring>;
  readonly clock: Clock;
};

export function createKeyFacts({ memberKeyrings, organisationKeyrings, clock }: Dependencies) {
  /** Looked at anew: a key may have expired since it was published, and which subkey counts depends on the time. */
  async function usable(key: PublishedKey | undefined): Promise<KeyFacts | undefined> {
    if (!key) return undefined;
    try {
      return await inspectPublicKey({ armoredPublicKey: key.armoredPublicKey, at: clock() });
    } catch (error) {
      if (error instanceof SealingError) return undefined;
      throw error;
    }
  }

  return {
    /** The key that content for an organisation must be sealed to now. */
    async currentOrganisationKey(organisationId: string): Promise<KeyFacts | undefined> {
      return usable((await organisationKeyrings.find(organisationId))?.current);
    },
    /** A current or previous key, as it was when it was published. */
    async organisationKeyByFingerprint(
      organisationId: string,
      fingerprint: string,
    ): Promise<KeyFacts | undefined> {
      const keyring = await organisationKeyrings.find(organisationId);
      return (
        keyring &&
        [keyring.current, ...keyring.superseded].find((key) => key.fingerprint === fingerprint)
      );
    },
    /** The key that a member signs with now. */
    async memberKey(accountId: string): Promise<KeyFacts | undefined> {
      return usable((await memberKeyrings.find(accountId))?.current);
    },
  };
}
