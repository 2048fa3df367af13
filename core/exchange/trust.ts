import { MemberKeysResponse, OrganisationKeysResponse } from '../contracts/keys.ts';
import {
  fingerprintWords,
  inspectPublicKey,
  SealingError,
  verifyRotation,
  type PublicKeyFacts,
} from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { ProblemError } from './problem-error.ts';

/** What the bytes of a key say; nothing of it is the portal's word. */
export type KeyFacts = Omit<PublicKeyFacts, 'encryptionKey'> & {
  /** The fingerprint, to be read aloud. */
  readonly words: readonly string[];
};

/**
 * Whether the key that the portal offers is the one that was compared. `rotated`: the compared key named its successor, and
 * that one the next, up to the key that is offered; `chain` has their fingerprints, the compared one first. Nothing may be
 * sealed to `changed-unexpectedly`.
 */
export type Trust =
  | { readonly status: 'no-key' }
  | ({ readonly status: 'not-compared' | 'compared' | 'changed-unexpectedly' } & KeyFacts)
  | ({ readonly status: 'rotated'; readonly chain: readonly string[] } & KeyFacts);

/** @throws SealingError why the key cannot be used, see `inspectPublicKey` */
export async function keyFactsOf(armoredPublicKey: string): Promise<KeyFacts> {
  const { encryptionKey: _subkey, ...facts } = await inspectPublicKey({
    armoredPublicKey,
    at: new Date(),
  });
  return { ...facts, words: fingerprintWords(facts.fingerprint) };
}

/**
 * Compares the key that the portal offers for an organisation with the one that was compared, if any.
 *
 * @throws SealingError why the offered key cannot be used
 */
export async function trustOf(
  connection: Connection,
  organisationId: string,
  comparedFingerprint: string | undefined,
): Promise<Trust> {
  const path = `/organisations/${organisationId}/keys`;
  const { current, previous } = await connection.call(OrganisationKeysResponse, path);
  if (!current) return { status: 'no-key' };
  const facts = await keyFactsOf(current.armoredPublicKey);
  const trust = compared(facts, comparedFingerprint);
  if (trust.status !== 'changed-unexpectedly' || comparedFingerprint === undefined) return trust;
  const chain = await followRotations(organisationId, previous, comparedFingerprint);
  return chain.at(-1) === facts.fingerprint ? { ...facts, status: 'rotated', chain } : trust;
}

/** The same for a member, whose key names no successor: whatever changed has to be compared again. */
export async function trustOfMember(
  connection: Connection,
  accountId: string,
  comparedFingerprint: string | undefined,
): Promise<Trust> {
  const keys = await connection
    .call(MemberKeysResponse, `/members/${accountId}/keys`)
    .catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === 'NO_KEY') return undefined;
      throw error;
    });
  if (!keys) return { status: 'no-key' };
  return compared(await keyFactsOf(keys.current.armoredPublicKey), comparedFingerprint);
}

function compared(facts: KeyFacts, comparedFingerprint: string | undefined): Trust {
  if (comparedFingerprint === undefined) return { ...facts, status: 'not-compared' };
  const isSame = facts.fingerprint === comparedFingerprint;
  return { ...facts, status: isSame ? 'compared' : 'changed-unexpectedly' };
}

/** Each link is followed only by a signature of the key that the link before it named. */
async function followRotations(
  organisationId: string,
  previous: OrganisationKeysResponse['previous'],
  from: string,
): Promise<string[]> {
  const chain = [from];
  while (chain.length <= previous.length) {
    const last = chain.at(-1);
    const key = previous.find(({ fingerprint }) => fingerprint === last);
    const next = key && (await successorOf(organisationId, key));
    if (!next || next.signer !== last) break;
    chain.push(next.fingerprint);
  }
  return chain;
}

/** Whom a key named its successor, and by which key that was signed. */
async function successorOf(
  organisationId: string,
  { armoredPublicKey, rotation }: OrganisationKeysResponse['previous'][number],
): Promise<{ fingerprint: string; signer: string } | undefined> {
  try {
    const verified = await verifyRotation({
      ...rotation,
      previousArmoredPublicKey: armoredPublicKey,
    });
    const { verdict, nextFingerprint } = verified;
    if (verdict.status !== 'verified' || verified.organisationId !== organisationId)
      return undefined;
    return { fingerprint: nextFingerprint, signer: verdict.fingerprint };
  } catch (error) {
    if (error instanceof SealingError) return undefined;
    throw error;
  }
}
