import { MemberKeyBackupResponse, MemberKeyResponse } from '../contracts/keys.ts';
import {
  createMemberKey,
  inspectLockedKey,
  inspectPublicKey,
  lockKey,
  SealingError,
  unlockKey,
  type MemberKey,
  type UnlockedKey,
} from '../sealing/index.ts';
import type { Connection } from './connection.ts';

/** Makes a member key here and publishes its public part; the locked private part is kept for the next computer. */
export async function publishNewMemberKey(
  connection: Connection,
  passphrase: string,
): Promise<MemberKey> {
  const key = await createMemberKey({ passphrase });
  await publishMemberKey(connection, key);
  return key;
}

/** Publishes a key; without its locked private part, the portal keeps none, and forgets what it kept of the same key. */
export function publishMemberKey(
  connection: Connection,
  {
    armoredPublicKey,
    armoredLockedPrivateKey,
  }: { readonly armoredPublicKey: string; readonly armoredLockedPrivateKey?: string },
): Promise<MemberKeyResponse> {
  const backup = armoredLockedPrivateKey === undefined ? {} : { armoredLockedPrivateKey };
  const call = { method: 'PUT', body: { armoredPublicKey, ...backup } } as const;
  return connection.call(MemberKeyResponse, '/account/key', call);
}

/**
 * Publishes a public key whose private part stays elsewhere, as with GnuPG. A private key given by mistake is refused here, before
 * anything is sent.
 *
 * @throws SealingError `private-key-given`, and why else the key cannot be used, see `inspectPublicKey`
 */
export async function publishBroughtKey(
  connection: Connection,
  armoredPublicKey: string,
): Promise<MemberKeyResponse> {
  const facts = await inspectPublicKey({ armoredPublicKey, at: new Date() });
  return publishMemberKey(connection, { armoredPublicKey: facts.armoredPublicKey });
}

/** What the portal keeps of the own key. @throws ProblemError `NO_KEY` where it keeps nothing */
export function fetchKeyBackup(connection: Connection) {
  return connection.call(MemberKeyBackupResponse, '/account/key/backup');
}

/**
 * Unlocks the own key as the portal keeps it. One that is not locked is refused: whoever made it, it was not its owner.
 *
 * @throws SealingError `wrong-passphrase`; `altered` when it is not locked; `fingerprint-mismatch` when it is another than the
 *   portal says
 */
export async function unlockKeyBackup(
  connection: Connection,
  passphrase: string,
): Promise<UnlockedKey> {
  const { fingerprint, armoredLockedPrivateKey } = await fetchKeyBackup(connection);
  const facts = await inspectLockedKey({ armoredLockedPrivateKey });
  if (facts.fingerprint !== fingerprint) throw new SealingError('fingerprint-mismatch');
  if (!facts.isLocked) throw new SealingError('altered');
  return unlockKey({ armoredLockedPrivateKey, passphrase });
}

/**
 * Unlocks the own key from a file that its owner saved.
 *
 * @throws SealingError `wrong-passphrase`; `fingerprint-mismatch` when the file holds another key than the published one
 */
export async function unlockKeyFile(
  connection: Connection,
  { text, passphrase }: { readonly text: string; readonly passphrase: string },
): Promise<UnlockedKey> {
  const { key } = await connection.call(MemberKeyResponse, '/account/key');
  const unlocked = await unlockKey({ armoredLockedPrivateKey: text, passphrase });
  if (unlocked.fingerprint === key.fingerprint) return unlocked;
  unlocked.forget();
  throw new SealingError('fingerprint-mismatch');
}

export type PassphraseChange = {
  readonly current: string;
  readonly next: string;
  /** The saved locked key, where the portal keeps none. */
  readonly file?: string;
  /** Whether the portal is given the newly locked key, in the place of what it keeps. */
  readonly keepBackup: boolean;
};

/**
 * Puts the own key under another passphrase. Copies that were saved before still open with the passphrase of their time.
 *
 * @returns the newly locked key, for a new copy
 * @throws SealingError `weak-passphrase`, and as `unlockKeyBackup` or `unlockKeyFile`
 */
export async function changePassphrase(
  connection: Connection,
  { current, next, file, keepBackup }: PassphraseChange,
): Promise<{ fingerprint: string; armoredLockedPrivateKey: string }> {
  const key = await (file === undefined
    ? unlockKeyBackup(connection, current)
    : unlockKeyFile(connection, { text: file, passphrase: current }));
  try {
    const { fingerprint, armoredPublicKey } = key;
    const armoredLockedPrivateKey = await lockKey({ key, passphrase: next, protection: 'argon2' });
    if (keepBackup)
      await publishMemberKey(connection, { armoredPublicKey, armoredLockedPrivateKey });
    return { fingerprint, armoredLockedPrivateKey };
  } finally {
    key.forget();
  }
}

/** The own key under a passphrase, in the form that GnuPG imports. @throws SealingError `weak-passphrase`, `key-forgotten` */
export function exportForGnupg(key: UnlockedKey, passphrase: string): Promise<string> {
  return lockKey({ key, passphrase, protection: 'gnupg' });
}
