import { v7 as uuid } from 'uuid';
import { inspectPublicKey, type PublicKeyFacts } from '../../../core/sealing/index.ts';
import { refusing } from './key-refusals.ts';
import type { PublishedKey } from './keyring.ts';

/** @throws AppError one problem code for each reason not to accept the key */
export async function inspectForPublication(
  armoredPublicKey: string,
  at: Date,
): Promise<PublicKeyFacts> {
  return refusing('body.armoredPublicKey', inspectPublicKey({ armoredPublicKey, at }));
}

export function publish(facts: PublicKeyFacts, at: Date): PublishedKey {
  const { fingerprint, armoredPublicKey, algorithm, userId, readsSeipd2, encryptionKey } = facts;
  return {
    id: uuid(),
    fingerprint,
    armoredPublicKey,
    algorithm,
    ...(userId !== undefined && { userId }),
    readsSeipd2,
    encryptionKey,
    createdAt: facts.createdAt.toISOString(),
    ...(facts.expiresAt && { expiresAt: facts.expiresAt.toISOString() }),
    publishedAt: at.toISOString(),
  };
}

/** Everything by which a key may be named in a signature or a key packet. */
export function fingerprintsOf({ fingerprint, encryptionKey }: PublishedKey): string[] {
  return [fingerprint, encryptionKey.fingerprint];
}
