import type { PublishMemberKeyRequest } from '../../../core/contracts/keys.ts';
import {
  inspectLockedKey,
  mergePublicKeys,
  type PublicKeyFacts,
} from '../../../core/sealing/index.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { KeyGrantRepository } from './grants/key-grant.ts';
import { refusalAt, refusing } from './key-refusals.ts';
import type { KeyringRepository, MemberKeyring, PublishedKey } from './keyring.ts';
import { fingerprintsOf, inspectForPublication, publish } from './published-key.ts';
import { storeKeyring } from './store-keyring.ts';

type Dependencies = {
  readonly memberKeyrings: KeyringRepository<MemberKeyring>;
  readonly grants: KeyGrantRepository;
  readonly clock: Clock;
};

export function createMemberKeyService({ memberKeyrings, grants, clock }: Dependencies) {
  async function get(accountId: string): Promise<MemberKeyring> {
    const keyring = await memberKeyrings.find(accountId);
    if (!keyring) throw new AppError('NO_KEY');
    return keyring;
  }

  return {
    get,

    /**
     * Publishes the caller's key. A new key supersedes the one before, whose grants end: colleagues grant
     * anew. The same key again is an update of it, and of its backup.
     */
    async publish(principal: Principal, request: PublishMemberKeyRequest): Promise<MemberKeyring> {
      const now = clock();
      const known = await memberKeyrings.find(principal.accountId);
      const given = await inspectForPublication(request.armoredPublicKey, now);
      if (known?.superseded.some(({ fingerprint }) => fingerprint === given.fingerprint)) {
        throw refusalAt('KEY_SUPERSEDED', 'body.armoredPublicKey', given.fingerprint);
      }
      const facts = await updated(known?.current, given, now);
      const backup = await lockedBackup(request.armoredLockedPrivateKey, facts.fingerprint);
      const keyring = {
        ...succeed(known, publish(facts, now)),
        id: principal.accountId,
        ...(backup !== undefined && { armoredLockedPrivateKey: backup }),
      };
      await storeKeyring(memberKeyrings, keyring, known?.version ?? 0);
      await grants.removeStale(principal.accountId, facts.fingerprint);
      return keyring;
    },

    async getBackup(principal: Principal) {
      const { current, armoredLockedPrivateKey } = await get(principal.accountId);
      if (armoredLockedPrivateKey === undefined) throw new AppError('NO_KEY');
      return { key: current, armoredLockedPrivateKey };
    },
  };
}
export type MemberKeyService = ReturnType<typeof createMemberKeyService>;

async function updated(
  current: PublishedKey | undefined,
  given: PublicKeyFacts,
  now: Date,
): Promise<PublicKeyFacts> {
  if (current?.fingerprint !== given.fingerprint) return given;
  const merged = await mergePublicKeys({
    known: current.armoredPublicKey,
    update: given.armoredPublicKey,
    at: now,
  });
  return inspectForPublication(merged, now);
}

/** The keyring after this key, without a backup: the one before belongs to the key before. */
function succeed(known: MemberKeyring | undefined, key: PublishedKey) {
  if (!known) {
    return { version: 1, current: key, superseded: [], fingerprints: fingerprintsOf(key) };
  }
  const isUpdate = known.current.fingerprint === key.fingerprint;
  const before = { ...known.current, supersededAt: key.publishedAt };
  return {
    version: known.version + 1,
    current: isUpdate ? { ...key, id: known.current.id } : key,
    superseded: isUpdate ? known.superseded : [before, ...known.superseded],
    fingerprints: [...new Set([...known.fingerprints, ...fingerprintsOf(key)])],
  };
}

async function lockedBackup(
  armoredLockedPrivateKey: string | undefined,
  fingerprint: string,
): Promise<string | undefined> {
  if (armoredLockedPrivateKey === undefined) return undefined;
  const path = 'body.armoredLockedPrivateKey';
  const backup = await refusing(path, inspectLockedKey({ armoredLockedPrivateKey }));
  if (!backup.isLocked) {
    throw refusalAt('KEY_NOT_LOCKED', path, 'a secret in it is not protected');
  }
  if (backup.fingerprint !== fingerprint) {
    throw refusalAt('KEY_FINGERPRINT_MISMATCH', path, backup.fingerprint);
  }
  return backup.armoredLockedPrivateKey;
}
