import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createMessage, encrypt, readKey } from 'openpgp';
import type { OrganisationKey } from '../../../../../core/sealing/index.ts';
import {
  createKeyExchange,
  grantTo,
  problem,
  publication,
  type KeyExchange,
  type KeyHolder,
} from '../../../../support/key-exchange.ts';
import { aKey } from '../../../../support/sealing.ts';

describe('the key grant service', () => {
  let exchange: KeyExchange;
  let state: string;
  let alice: KeyHolder;
  let bob: KeyHolder;
  let key: OrganisationKey;

  const service = () => exchange.keys.keyGrants;
  const holders = async () =>
    (await service().listHolders(alice.principal, state, { limit: 99 })).items;

  beforeEach(async () => {
    exchange = await createKeyExchange();
    state = exchange.addOrganisation();
    alice = await exchange.joinWithKey(state);
    bob = await exchange.joinWithKey(state, 'expert');
    key = await aKey();
    await exchange.keys.organisationKeys.publish(
      alice.principal,
      state,
      0,
      await publication(key, alice, [alice]),
    );
  });
  afterEach(() => {
    exchange.close();
  });

  async function grantRequest(to: KeyHolder, { own } = to) {
    const recipient = { id: to.principal.accountId, armoredPublicKey: own.armoredPublicKey };
    const grant = await grantTo(recipient, key.key, alice.own.key);
    return { ...grant, fingerprint: key.fingerprint };
  }

  it('answers a focal point of another organisation as if there were none', async () => {
    const mallory = await exchange.joinWithKey(exchange.addOrganisation());
    const request = await grantRequest(bob);

    const granting = service().grant(mallory.principal, state, request);
    const listing = service().listHolders(mallory.principal, state, { limit: 9 });

    await expect(granting).rejects.toMatchObject(problem('NOT_FOUND'));
    await expect(listing).rejects.toMatchObject(problem('NOT_FOUND'));
  });

  it("does not grant to another organisation's member", async () => {
    const mallory = await exchange.joinWithKey(exchange.addOrganisation());

    const granting = service().grant(alice.principal, state, await grantRequest(mallory));

    await expect(granting).rejects.toMatchObject(problem('NOT_FOUND'));
  });

  it('does not grant a key that the organisation never published', async () => {
    const request = { ...(await grantRequest(bob)), fingerprint: (await aKey()).fingerprint };

    const granting = service().grant(alice.principal, state, request);

    await expect(granting).rejects.toMatchObject(problem('NOT_FOUND'));
  });

  it('does not grant to a member without a key', async () => {
    const carol = await exchange.join(state);

    const granting = service().grant(alice.principal, state, await grantRequest(carol));

    await expect(granting).rejects.toMatchObject(problem('GRANTEE_HAS_NO_KEY'));
  });

  it.each([
    ['sealed to somebody else', () => grantRequest(alice), 'recipient-unexpected'],
    ['sealed to two', () => sealedTo(alice, bob), 'too-many-key-packets'],
    ['sealed to a password', () => sealedToPassword(), 'password-encrypted'],
    ['in the clear', () => Promise.resolve({ armoredMessage: inTheClear }), 'plaintext-literal'],
    ['not OpenPGP', () => Promise.resolve({ armoredMessage: 'hello' }), 'not-openpgp'],
  ])('refuses a grant that is %s', async (_what, given, reason) => {
    const { armoredMessage } = await given();
    const request = { ...(await grantRequest(bob)), armoredMessage };

    const granting = service().grant(alice.principal, state, request);

    await expect(granting).rejects.toMatchObject({
      ...problem('GRANT_NOT_VALID'),
      issues: [{ path: 'body.armoredMessage', message: reason }],
    });
    expect(await holders()).toHaveLength(1);
  });

  it('refuses a newer format than the member announces to read', async () => {
    const own = await aKey({ gnupgCompatible: true });
    const carol = await exchange.join(state);
    const { armoredPublicKey } = own;
    await exchange.keys.memberKeys.publish(carol.principal, { armoredPublicKey });
    const { armoredMessage } = await sealedTo({ ...carol, own }, undefined, 'gcm');
    const request = { ...(await grantRequest({ ...carol, own })), armoredMessage };

    const granting = service().grant(alice.principal, state, request);

    await expect(granting).rejects.toMatchObject({
      ...problem('GRANT_NOT_VALID'),
      issues: [{ path: 'body.armoredMessage', message: 'body-version' }],
    });
  });

  it('gives a colleague a key, and shows who holds it', async () => {
    const request = await grantRequest(bob);

    const grant = await service().grant(alice.principal, state, request);

    const { items } = await service().listOwn(bob.principal, { limit: 9 });
    expect(items).toEqual([grant]);
    expect(grant).toMatchObject({
      fingerprint: key.fingerprint,
      memberKeyFingerprint: bob.own.fingerprint,
      armoredMessage: request.armoredMessage,
      grantedBy: alice.principal.accountId,
    });
    expect((await holders()).map(({ accountId }) => accountId)).toEqual([
      bob.principal.accountId,
      alice.principal.accountId,
    ]);
  });

  it('puts a newer grant in the place of an older one', async () => {
    await service().grant(alice.principal, state, await grantRequest(bob));

    const grant = await service().grant(alice.principal, state, await grantRequest(bob));

    expect((await service().listOwn(bob.principal, { limit: 9 })).items).toEqual([grant]);
  });

  it('shows no grant to a key that the member has replaced meanwhile', async () => {
    const grant = await service().grant(alice.principal, state, await grantRequest(bob));
    const { armoredPublicKey } = await aKey();
    await exchange.keys.memberKeys.publish(bob.principal, { armoredPublicKey });
    await exchange.repositories.grants.insertAll([grant]);

    expect((await service().listOwn(bob.principal, { limit: 9 })).items).toEqual([]);
    expect(await holders()).toHaveLength(1);
  });

  it('shows no grant of a key that was never published', async () => {
    const grant = await service().grant(alice.principal, state, await grantRequest(bob));
    await exchange.repositories.grants.remove([grant.id]);
    const { fingerprint } = await aKey();
    await exchange.repositories.grants.insertAll([{ ...grant, fingerprint }]);

    expect((await service().listOwn(bob.principal, { limit: 9 })).items).toEqual([]);
  });

  it('leaves no grant to a member who leaves while it is written', async () => {
    const request = await grantRequest(bob);
    const { grants } = exchange.repositories;
    const writing = {
      ...grants,
      insertAll: async (written: Parameters<typeof grants.insertAll>[0]) => {
        await exchange.leave(bob);
        await grants.insertAll(written);
      },
    };

    const granting = exchange
      .keysOn({ grants: writing })
      .keyGrants.grant(alice.principal, state, request);

    await expect(granting).rejects.toMatchObject(problem('NOT_FOUND'));
    expect(await grants.hasAny(bob.principal.accountId, state)).toBe(false);
  });

  it('keeps a suspended holder in the list of holders', async () => {
    await service().grant(alice.principal, state, await grantRequest(bob));
    exchange.suspend(bob);

    expect(await holders()).toHaveLength(2);
  });

  async function sealedTo(first: KeyHolder, second?: KeyHolder, aeadAlgorithm?: 'gcm') {
    const recipients = [first, ...(second ? [second] : [])];
    const encryptionKeys = await Promise.all(
      recipients.map(({ own }) => readKey({ armoredKey: own.armoredPublicKey })),
    );
    const armoredMessage = await encrypt({
      message: await createMessage({ text: 'a key' }),
      encryptionKeys,
      ...(aeadAlgorithm && {
        sessionKey: { data: new Uint8Array(32), algorithm: 'aes256', aeadAlgorithm },
      }),
    });
    return { armoredMessage };
  }

  async function sealedToPassword() {
    const message = await createMessage({ text: 'a key' });
    return { armoredMessage: await encrypt({ message, passwords: 'secret' }) };
  }
});

/** A literal data packet with the text `open`. */
const inTheClear = `-----BEGIN PGP MESSAGE-----

ywpiAAAAAABvcGVu
-----END PGP MESSAGE-----
`;
