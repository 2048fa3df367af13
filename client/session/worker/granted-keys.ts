import { OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { openGrants, type Keyring } from '../../../core/exchange/index.ts';
import { SealingError, type UnlockedKey } from '../../../core/sealing/index.ts';
import type { Work } from './work.ts';

/** The organisation's keys, as colleagues have sealed them to the own key. */
export function createGrantedKeys({ connection, signedIn, life }: Work) {
  /** Holds an unlocked key, and every key that was granted to it. */
  async function takeUp(memberKey: UnlockedKey): Promise<void> {
    const { organisationId } = await signedIn.account();
    const path = `/organisations/${organisationId}/keys`;
    const [{ keyring, verdicts }, { current }] = await Promise.all([
      openGrants(connection, memberKey),
      connection.call(OrganisationKeysResponse, path),
    ]);
    // A key that no member of the organisation vouches for may be anybody's.
    const vouchedFor = keyring.organisationKeys.filter(
      (_key, index) => verdicts[index]?.status === 'verified',
    );
    life.hold(
      { memberKey, organisationKeys: vouchedFor },
      {
        refusedGrants: verdicts.length - vouchedFor.length,
        organisationHasKey: current !== undefined,
      },
    );
  }
  const refresh = () => takeUp(life.keyring().memberKey);

  return {
    takeUp,
    refresh,

    /** A key that a colleague has granted or replaced since is fetched when something asks for it. */
    async withKeyring<Result>(work: (keyring: Keyring) => Promise<Result>): Promise<Result> {
      const held = life.keyring();
      try {
        return await work(held);
      } catch (error) {
        if (!(error instanceof SealingError) || error.code !== 'no-decryption-key') throw error;
        await refresh();
        const fresh = life.keyring();
        if (fresh.organisationKeys.length === held.organisationKeys.length) throw error;
        return work(fresh);
      }
    },
  };
}
export type GrantedKeys = ReturnType<typeof createGrantedKeys>;
