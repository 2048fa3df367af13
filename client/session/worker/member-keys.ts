import {
  changePassphrase,
  exportForGnupg,
  fetchKeyBackup,
  keyFactsOf,
  publishBroughtKey,
  publishMemberKey,
  type KeyFacts,
  type PassphraseChange,
} from '../../../core/exchange/index.ts';
import {
  createMemberKey,
  unlockKey,
  type MemberKey,
  type UnlockedKey,
} from '../../../core/sealing/index.ts';
import { SessionError } from '../session-error.ts';
import type { KeyBackup, NewMemberKey } from './api.ts';
import type { GrantedKeys } from './granted-keys.ts';
import type { Work } from './work.ts';

/** A member's own key: made here, and published only when its owner has saved it; or brought along. */
export function createMemberKeys(
  { connection, signedIn, life }: Work,
  granted: GrantedKeys,
  onPublished: () => void,
) {
  let made: { readonly key: UnlockedKey; readonly member: MemberKey } | undefined;

  function discard(): void {
    made?.key.forget();
    made = undefined;
  }
  life.signal.addEventListener('abort', discard);

  return {
    async createMemberKey(passphrase: string): Promise<NewMemberKey> {
      discard();
      const member = await createMemberKey({ passphrase });
      const { armoredLockedPrivateKey, armoredRevocationCertificate } = member;
      // Unlocked again with the passphrase that was given: what is saved is known to open.
      made = { member, key: await unlockKey({ armoredLockedPrivateKey, passphrase }) };
      const facts = await keyFactsOf(member.armoredPublicKey);
      return { ...facts, armoredLockedPrivateKey, armoredRevocationCertificate };
    },

    async publishMemberKey({ keepBackup }: { keepBackup: boolean }): Promise<KeyFacts> {
      if (!made) throw new SessionError('locked');
      const { key, member } = made;
      const { armoredPublicKey, armoredLockedPrivateKey } = member;
      const kept = keepBackup ? { armoredLockedPrivateKey } : {};
      await signedIn.account();
      await publishMemberKey(connection, { armoredPublicKey, ...kept });
      made = undefined;
      onPublished();
      await granted.takeUp(key);
      return keyFactsOf(armoredPublicKey);
    },

    inspectKey: keyFactsOf,

    async publishBroughtKey(armoredPublicKey: string): Promise<KeyFacts> {
      await signedIn.account();
      const { key } = await publishBroughtKey(connection, armoredPublicKey);
      onPublished();
      return keyFactsOf(key.armoredPublicKey);
    },

    async changePassphrase(change: PassphraseChange): Promise<KeyBackup> {
      await signedIn.account();
      const relocked = await changePassphrase(connection, change);
      if (change.keepBackup) onPublished();
      return relocked;
    },

    exportForGnupg: async (passphrase: string): Promise<string> =>
      exportForGnupg(life.keyring().memberKey, passphrase),

    async backup(): Promise<KeyBackup> {
      await signedIn.account();
      return fetchKeyBackup(connection);
    },
  };
}
