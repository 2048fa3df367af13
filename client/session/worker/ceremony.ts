import { MemberKeyBackupResponse, MemberKeyResponse } from '../../../core/contracts/keys.ts';
import {
  createMemberKey,
  fingerprintWords,
  inspectPublicKey,
  unlockKey,
  type MemberKey,
  type UnlockedKey,
} from '../../../core/sealing/index.ts';
import { SessionError } from '../session-error.ts';
import type { KeyFacts, NewMemberKey } from './api.ts';
import type { GrantedKeys } from './granted-keys.ts';
import type { Work } from './work.ts';

/** A key as its bytes describe it, whatever anybody says beside them. */
export async function factsOf(armoredKey: string): Promise<KeyFacts> {
  const facts = await inspectPublicKey({ armoredPublicKey: armoredKey, at: new Date() });
  const { fingerprint, armoredPublicKey, algorithm, createdAt, expiresAt, userId, readsSeipd2 } =
    facts;
  return {
    fingerprint,
    words: fingerprintWords(fingerprint),
    armoredPublicKey,
    algorithm,
    createdAt,
    readsSeipd2,
    ...(expiresAt && { expiresAt }),
    ...(userId !== undefined && { userId }),
  };
}

/** Makes a member's key, and publishes it only when its owner has saved it. */
export function createCeremony(
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

  async function publish(body: {
    armoredPublicKey: string;
    armoredLockedPrivateKey?: string;
  }): Promise<KeyFacts> {
    await signedIn.account();
    const call = { method: 'PUT', body } as const;
    const { key } = await connection.call(MemberKeyResponse, '/account/key', call);
    onPublished();
    return factsOf(key.armoredPublicKey);
  }

  return {
    async createMemberKey(passphrase: string): Promise<NewMemberKey> {
      discard();
      const member = await createMemberKey({ passphrase });
      const { armoredLockedPrivateKey, armoredRevocationCertificate } = member;
      // Unlocked again with the passphrase that was given: what is saved is known to open.
      made = { member, key: await unlockKey({ armoredLockedPrivateKey, passphrase }) };
      const facts = await factsOf(member.armoredPublicKey);
      return { ...facts, armoredLockedPrivateKey, armoredRevocationCertificate };
    },

    async publishMemberKey({ keepBackup }: { keepBackup: boolean }): Promise<KeyFacts> {
      if (!made) throw new SessionError('locked');
      const { key, member } = made;
      const { armoredPublicKey, armoredLockedPrivateKey } = member;
      const facts = await publish({
        armoredPublicKey,
        ...(keepBackup ? { armoredLockedPrivateKey } : {}),
      });
      made = undefined;
      await granted.takeUp(key);
      return facts;
    },

    inspectKey: factsOf,

    async backup() {
      await signedIn.account();
      return connection.call(MemberKeyBackupResponse, '/account/key/backup');
    },
  };
}
