import {
  KeyHolderPage,
  OrganisationKeysResponse,
  type KeyHolderResponse,
} from '../../../core/contracts/keys.ts';
import { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import {
  admitMember,
  foundOrganisationKey,
  keyFactsOf,
  rotateOrganisationKey,
  type KeyFacts,
} from '../../../core/exchange/index.ts';
import { listAll } from '../../../core/exchange/pages.ts';
import { SessionError } from '../session-error.ts';
import type { Colleague } from './api.ts';
import type { GrantedKeys } from './granted-keys.ts';
import type { Work } from './work.ts';

/** The key of the caller's organisation: made, granted to colleagues, replaced. */
export function createOrganisationKeys({ connection, signedIn, life }: Work, granted: GrantedKeys) {
  async function own(): Promise<OrganisationResponse> {
    const { organisationId } = await signedIn.account();
    return connection.call(OrganisationResponse, `/organisations/${organisationId}`);
  }

  return {
    async foundOrganisationKey(): Promise<KeyFacts> {
      const { memberKey } = life.keyring();
      const { id: accountId } = await signedIn.account();
      const key = await foundOrganisationKey(connection, await own(), { accountId, memberKey });
      await granted.refresh();
      return keyFactsOf(key.armoredPublicKey);
    },

    async admit(colleague: Colleague): Promise<void> {
      // Another focal point may have renewed the key since these were unlocked.
      await granted.refresh();
      const { organisationId } = await signedIn.account();
      await admitMember(connection, organisationId, life.keyring(), colleague);
    },

    async rotate(remaining: readonly Colleague[]): Promise<KeyFacts> {
      await granted.refresh();
      const { memberKey, organisationKeys } = life.keyring();
      const organisation = await own();
      const path = `/organisations/${organisation.id}/keys`;
      const { current } = await connection.call(OrganisationKeysResponse, path);
      const currentKey = organisationKeys.find(
        ({ fingerprint }) => fingerprint === current?.fingerprint,
      );
      // The key in use was not granted to the caller, or the portal names one that nobody holds.
      if (!currentKey) throw new SessionError('no-decryption-key');
      const held = { memberKey, currentKey };
      const key = await rotateOrganisationKey(connection, organisation, held, remaining);
      await granted.refresh();
      return keyFactsOf(key.armoredPublicKey);
    },

    async keyHolders(): Promise<KeyHolderResponse[]> {
      const { organisationId } = await signedIn.account();
      return listAll(connection, KeyHolderPage, `/organisations/${organisationId}/grants`);
    },
  };
}
