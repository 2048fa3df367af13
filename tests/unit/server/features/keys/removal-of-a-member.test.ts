import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openContent,
  openGrant,
  sealContent,
  type OrganisationKey,
  type SealedContent,
  type UnlockedKey,
} from '../../../../../core/sealing/index.ts';
import {
  createKeyExchange,
  publication,
  type KeyExchange,
  type KeyHolder,
} from '../../../../support/key-exchange.ts';
import { aKey, sealingError, utf8 } from '../../../../support/sealing.ts';

describe('after a member has left and the organisation key was rotated', () => {
  let exchange: KeyExchange;
  let state: string;
  let alice: KeyHolder;
  let bob: KeyHolder;
  let first: OrganisationKey;
  let keyOfBob: UnlockedKey;

  beforeEach(async () => {
    exchange = await createKeyExchange();
    state = exchange.addOrganisation();
    alice = await exchange.joinWithKey(state);
    bob = await exchange.joinWithKey(state, 'expert');
    first = await aKey();
    const { organisationKeys } = exchange.keys;
    const publishing = await publication(first, alice, [alice, bob]);
    await organisationKeys.publish(alice.principal, state, 0, publishing);
    keyOfBob = await keyGranted(bob, first.fingerprint);

    await exchange.leave(bob);
    const rotating = await publication(await aKey(), alice, [alice], first);
    await organisationKeys.publish(alice.principal, state, 2, rotating);
  });
  afterEach(() => {
    exchange.close();
  });

  /** What a member's browser does after signing in. */
  async function keyGranted(member: KeyHolder, fingerprint: string): Promise<UnlockedKey> {
    const { items } = await exchange.keys.keyGrants.listOwn(member.principal, { limit: 99 });
    const grant = items.find((item) => item.fingerprint === fingerprint);
    if (!grant) throw new Error('no grant');
    const { key, verdict } = await openGrant({
      armoredGrant: grant.armoredMessage,
      decryptionKey: member.own.key,
      armoredVerificationKeys: [alice.own.armoredPublicKey],
      expectedFingerprint: fingerprint,
    });
    expect(verdict.status).toBe('verified');
    return key;
  }

  async function currentKey() {
    const key = await exchange.keys.facts.currentOrganisationKey(state);
    if (!key) throw new Error('no key');
    return key;
  }

  async function sealedNow(): Promise<SealedContent> {
    return sealContent({
      plaintext: utf8('what is new'),
      recipients: [await currentKey()],
      signingKey: alice.own.key,
      format: 'default',
    });
  }

  async function open({ body, keyPackets }: SealedContent, key: UnlockedKey): Promise<string> {
    const { plaintext } = await openContent({
      body,
      keyPacket: keyPackets[0]?.keyPacket ?? new Uint8Array(),
      decryptionKeys: [key],
      armoredVerificationKeys: [alice.own.armoredPublicKey],
    });
    return new TextDecoder().decode(plaintext);
  }

  it('the member has no grant left, and the key is another', async () => {
    const { grants } = exchange.repositories;

    expect(await grants.hasAny(bob.principal.accountId, state)).toBe(false);
    expect((await currentKey()).fingerprint).not.toBe(first.fingerprint);
  });

  it('the key that the member had opened opens nothing new', async () => {
    const sealed = await sealedNow();

    await expect(open(sealed, keyOfBob)).rejects.toMatchObject(sealingError('no-decryption-key'));
  });

  it('who remains opens what is new with the new key', async () => {
    const key = await keyGranted(alice, (await currentKey()).fingerprint);

    expect(await open(await sealedNow(), key)).toBe('what is new');
  });

  it('who remains still holds the key before, for what is old', async () => {
    const key = await keyGranted(alice, first.fingerprint);

    expect(key.fingerprint).toBe(first.fingerprint);
  });
});
