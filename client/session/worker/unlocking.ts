import {
  MemberKeyBackupResponse,
  MemberKeyResponse,
  OrganisationKeysResponse,
} from '../../../core/contracts/keys.ts';
import { openGrants } from '../../../core/exchange/index.ts';
import { SealingError, unlockKey, type UnlockedKey } from '../../../core/sealing/index.ts';
import type { Work } from './work.ts';

/** Unlocks the own key, and takes the organisation's keys from the grants made to it. */
export function createUnlocking({ connection, signedIn, life }: Work) {
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

  return {
    takeUp,

    async unlock(passphrase: string): Promise<void> {
      await signedIn.account();
      const path = '/account/key/backup';
      const { armoredLockedPrivateKey } = await connection.call(MemberKeyBackupResponse, path);
      await takeUp(await unlockKey({ armoredLockedPrivateKey, passphrase }));
    },

    /** @throws SealingError `fingerprint-mismatch` when the file holds another key than the published one */
    async unlockWithFile({ text, passphrase }: { text: string; passphrase: string }) {
      await signedIn.account();
      const { key } = await connection.call(MemberKeyResponse, '/account/key');
      const memberKey = await unlockKey({ armoredLockedPrivateKey: text, passphrase });
      if (memberKey.fingerprint !== key.fingerprint) {
        memberKey.forget();
        throw new SealingError('fingerprint-mismatch');
      }
      await takeUp(memberKey);
    },

    refreshGrants: () => takeUp(life.keyring().memberKey),
  };
}
export type Unlocking = ReturnType<typeof createUnlocking>;
