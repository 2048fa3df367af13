import { MemberKeyResponse } from '../../../core/contracts/keys.ts';
import { unlockKeyBackup } from '../../../core/exchange/index.ts';
import { SealingError, unlockKey, type UnlockedKey } from '../../../core/sealing/index.ts';
import type { GrantedKeys } from './granted-keys.ts';
import type { Work } from './work.ts';

/** From a passphrase to unlocked keys. */
export function createUnlocking({ connection, signedIn, life }: Work, granted: GrantedKeys) {
  async function takeUp(memberKey: UnlockedKey): Promise<void> {
    try {
      await granted.takeUp(memberKey);
    } catch (error) {
      memberKey.forget();
      throw error;
    }
  }

  return {
    async unlock(passphrase: string): Promise<void> {
      await signedIn.account();
      await takeUp(await unlockKeyBackup(connection, passphrase));
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

    refreshGrants: () => granted.refresh(),
    forget: () => life.forget(),

    touch(): Promise<void> {
      life.touch();
      return Promise.resolve();
    },
  };
}
