import { unlockKeyBackup, unlockKeyFile } from '../../../core/exchange/index.ts';
import type { UnlockedKey } from '../../../core/sealing/index.ts';
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

    async unlockWithFile(file: { text: string; passphrase: string }): Promise<void> {
      await signedIn.account();
      await takeUp(await unlockKeyFile(connection, file));
    },

    refreshGrants: () => granted.refresh(),
    forget: () => life.forget(),

    touch(): Promise<void> {
      life.touch();
      return Promise.resolve();
    },
  };
}
