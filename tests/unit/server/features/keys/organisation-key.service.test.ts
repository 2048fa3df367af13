import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKey } from 'openpgp';
import type { OrganisationKey } from '../../../../../core/sealing/index.ts';
import {
  createKeyExchange,
  problem,
  publication,
  rotationTo,
  type KeyExchange,
  type KeyHolder,
} from '../../../../support/key-exchange.ts';
import { aKey } from '../../../../support/sealing.ts';

describe('the organisation key service', () => {
  let exchange: KeyExchange;
  let state: string;
  let alice: KeyHolder;
  let bob: KeyHolder;
  let key: OrganisationKey;

  const publish = (version: number, request: Awaited<ReturnType<typeof publication>>, by = alice) =>
    exchange.keys.organisationKeys.publish(by.principal, state, version, request);
  const stored = () => exchange.repositories.organisationKeyrings.find(state);
  const grantsOf = ({ principal }: KeyHolder) =>
    exchange.repositories.grants.listByMember(principal.accountId, { limit: 99 });

  beforeEach(async () => {
    exchange = await createKeyExchange();
    state = exchange.addOrganisation();
    alice = await exchange.joinWithKey(state);
    bob = await exchange.joinWithKey(state, 'expert');
    key = await aKey();
  });
  afterEach(() => {
    exchange.close();
  });

  describe('for a first key', () => {
    it('answers a focal point of another organisation as if there were none', async () => {
      const mallory = await exchange.joinWithKey(exchange.addOrganisation());

      const publishing = publish(0, await publication(key, mallory, [mallory]), mallory);

      await expect(publishing).rejects.toMatchObject(problem('NOT_FOUND'));
    });

    it('asks its maker for a member key first', async () => {
      const carol = await exchange.join(state);

      const publishing = publish(0, await publication(key, carol, [alice]), carol);

      await expect(publishing).rejects.toMatchObject(problem('MEMBER_KEY_MISSING'));
    });

    it('requires a grant for its maker', async () => {
      const publishing = publish(0, await publication(key, alice, [bob]));

      await expect(publishing).rejects.toMatchObject({
        ...problem('GRANT_RECIPIENTS_DIFFER'),
        issues: [{ path: 'body.grants', message: `${alice.principal.accountId} is missing` }],
      });
      expect(await stored()).toBeUndefined();
      expect(await grantsOf(bob)).toEqual([]);
    });

    it('accepts no grant for an outsider', async () => {
      const mallory = await exchange.joinWithKey(exchange.addOrganisation());

      const publishing = publish(0, await publication(key, alice, [alice, mallory]));

      await expect(publishing).rejects.toMatchObject(problem('GRANT_RECIPIENTS_DIFFER'));
      expect(await grantsOf(alice)).toEqual([]);
    });

    it('accepts one grant for each member', async () => {
      const publishing = publish(0, await publication(key, alice, [alice, bob, bob]));

      await expect(publishing).rejects.toMatchObject(problem('GRANT_RECIPIENTS_DIFFER'));
    });

    it('accepts no grant sealed to another member', async () => {
      const request = await publication(key, alice, [alice, bob]);
      const [forAlice, forBob] = request.grants;
      if (!forAlice || !forBob) throw new Error('two grants expected');
      const swapped = { ...forBob, armoredMessage: forAlice.armoredMessage };

      const publishing = publish(0, { ...request, grants: [forAlice, swapped] });

      await expect(publishing).rejects.toMatchObject({
        ...problem('GRANT_NOT_VALID'),
        issues: [{ path: 'body.grants.1.armoredMessage', message: 'recipient-unexpected' }],
      });
      expect(await stored()).toBeUndefined();
      expect(await grantsOf(alice)).toEqual([]);
    });

    it.each([
      ['the older format', 'the newer', false],
      ['the newer format', 'the older', true],
    ])('refuses a key for %s where the organisation chose %s', async (_key, _chosen, chosen) => {
      exchange.chooseCompatibility(state, chosen);
      const unfit = await aKey({ gnupgCompatible: !chosen });

      const publishing = publish(0, await publication(unfit, alice, [alice]));

      await expect(publishing).rejects.toMatchObject(problem('KEY_FORMAT_MISMATCH'));
    });

    it('refuses a key that will expire', async () => {
      const { publicKey } = await generateKey({
        userIDs: { name: 'State' },
        keyExpirationTime: 86_400,
        config: { aeadProtect: true },
      });
      const request = await publication(key, alice, [alice]);

      const publishing = publish(0, { ...request, armoredPublicKey: publicKey });

      await expect(publishing).rejects.toMatchObject(problem('ORGANISATION_KEY_EXPIRES'));
    });

    it("refuses another organisation's key", async () => {
      await publish(0, await publication(key, alice, [alice]));
      const other = exchange.addOrganisation();
      const mallory = await exchange.joinWithKey(other);
      const request = await publication(key, mallory, [mallory]);

      const publishing = exchange.keys.organisationKeys.publish(
        mallory.principal,
        other,
        0,
        request,
      );

      await expect(publishing).rejects.toMatchObject(problem('KEY_IN_USE'));
      expect(await grantsOf(mallory)).toEqual([]);
    });

    it('refuses a rotation that nothing came before', async () => {
      const request = await publication(key, alice, [alice], await aKey());

      await expect(publish(0, request)).rejects.toMatchObject(problem('ROTATION_NOT_VALID'));
    });

    it('publishes the key and grants it', async () => {
      const published = await publish(0, await publication(key, alice, [alice, bob]));

      expect(published).toMatchObject({ rotationDue: false, keyring: { version: 1 } });
      expect(await stored()).toEqual(published.keyring);
      expect(await grantsOf(bob)).toMatchObject([
        {
          fingerprint: key.fingerprint,
          memberKeyFingerprint: bob.own.fingerprint,
          grantedBy: alice.principal.accountId,
        },
      ]);
      expect(await exchange.keys.facts.currentOrganisationKey(state)).toMatchObject({
        fingerprint: key.fingerprint,
        readsSeipd2: true,
      });
    });
  });

  describe('for a rotation', () => {
    let next: OrganisationKey;

    beforeEach(async () => {
      await publish(0, await publication(key, alice, [alice, bob]));
      next = await aKey();
    });

    async function expectRefusal(
      request: Awaited<ReturnType<typeof publication>>,
      code: string,
      version = 1,
    ): Promise<void> {
      await expect(publish(version, request)).rejects.toMatchObject(problem(code));
      expect((await stored())?.current.fingerprint).toBe(key.fingerprint);
      expect(await grantsOf(bob)).toHaveLength(1);
    }

    it('refuses another version than the stored one', async () => {
      await expectRefusal(await publication(next, alice, [alice, bob], key), 'VERSION_CONFLICT', 0);
      await expectRefusal(await publication(next, alice, [alice, bob], key), 'VERSION_CONFLICT', 2);
    });

    it('refuses a key that nothing declares the successor', async () => {
      await expectRefusal(await publication(next, alice, [alice, bob]), 'ROTATION_NOT_VALID');
    });

    it('refuses a declaration that the new key signed itself', async () => {
      await expectRefusal(await publication(next, alice, [alice, bob], next), 'ROTATION_NOT_VALID');
    });

    it('refuses a declaration about another successor', async () => {
      const request = await publication(next, alice, [alice, bob]);
      const rotation = await rotationTo((await aKey()).fingerprint, key, state);

      await expectRefusal({ ...request, rotation }, 'ROTATION_NOT_VALID');
    });

    it('refuses a declaration about another organisation', async () => {
      const request = await publication(next, alice, [alice, bob]);
      const rotation = await rotationTo(next.fingerprint, key, exchange.addOrganisation());

      await expectRefusal({ ...request, rotation }, 'ROTATION_NOT_VALID');
    });

    it('refuses a declaration whose text was touched', async () => {
      const request = await publication(next, alice, [alice, bob]);
      const rotation = await rotationTo(next.fingerprint, key, state);
      const touched = { ...rotation, statement: `${rotation.statement} ` };

      await expectRefusal({ ...request, rotation: touched }, 'ROTATION_NOT_VALID');
    });

    it('refuses what is no declaration at all', async () => {
      const request = await publication(next, alice, [alice, bob]);
      const rotation = { statement: 'rotate!', armoredSignature: 'signed' };

      await expectRefusal({ ...request, rotation }, 'ROTATION_NOT_VALID');
    });

    it('cuts nobody off who remains', async () => {
      await expectRefusal(await publication(next, alice, [alice], key), 'GRANT_RECIPIENTS_DIFFER');
    });

    it('keeps nobody who has left', async () => {
      const request = await publication(next, alice, [alice, bob], key);
      await exchange.leave(bob);

      await expect(publish(2, request)).rejects.toMatchObject(problem('GRANT_RECIPIENTS_DIFFER'));
      expect(await grantsOf(bob)).toEqual([]);
    });

    it('refuses a rotation that was prepared before somebody left', async () => {
      const request = await publication(next, alice, [alice, bob], key);
      await exchange.leave(bob);

      await expect(publish(1, request)).rejects.toMatchObject(problem('VERSION_CONFLICT'));
    });

    it('refuses to go back to an earlier key', async () => {
      await publish(1, await publication(next, alice, [alice, bob], key));

      const back = publish(2, await publication(key, alice, [alice, bob], next));

      await expect(back).rejects.toMatchObject(problem('KEY_SUPERSEDED'));
    });

    it('waits for no member who has published no key', async () => {
      await exchange.join(state);

      const rotated = await publish(1, await publication(next, alice, [alice, bob], key));

      expect(rotated.keyring?.current.fingerprint).toBe(next.fingerprint);
    });

    it('keeps the declaration as it was signed', async () => {
      const request = await publication(next, alice, [alice, bob], key);

      const { keyring } = await publish(1, request);

      expect(keyring?.version).toBe(2);
      expect(keyring?.superseded).toMatchObject([
        { fingerprint: key.fingerprint, rotation: request.rotation },
      ]);
      expect(
        await exchange.keys.facts.organisationKeyByFingerprint(state, key.fingerprint),
      ).toMatchObject({ fingerprint: key.fingerprint });
    });

    it('lets one of two rotations at once through, and leaves nothing of the other', async () => {
      const keys = [next, await aKey()];
      const requests = await Promise.all(
        keys.map((successor) => publication(successor, alice, [alice, bob], key)),
      );

      const results = await Promise.allSettled(requests.map((request) => publish(1, request)));

      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const winner = (await stored())?.current.fingerprint;
      expect((await grantsOf(bob)).map(({ fingerprint }) => fingerprint)).toEqual([
        winner,
        key.fingerprint,
      ]);
    });

    it('stands when the same rotation is sent twice at once', async () => {
      const request = await publication(next, alice, [alice, bob], key);

      const results = await Promise.allSettled([publish(1, request), publish(1, request)]);

      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await grantsOf(bob)).map(({ fingerprint }) => fingerprint)).toEqual([
        next.fingerprint,
        key.fingerprint,
      ]);
    });
  });

  describe('saying that a rotation is due', () => {
    const isDue = async () => (await exchange.keys.organisationKeys.get(state)).rotationDue;

    beforeEach(async () => {
      await publish(0, await publication(key, alice, [alice]));
    });

    it('says nothing of it while the holders stay', async () => {
      expect(await isDue()).toBe(false);
    });

    it('says nothing of it when somebody leaves who never held the key', async () => {
      await exchange.leave(bob);

      expect(await isDue()).toBe(false);
    });

    it('says it when a holder has left, until the key is rotated', async () => {
      const carol = await exchange.joinWithKey(state);
      const next = await aKey();
      await publish(1, await publication(next, alice, [alice, bob, carol], key));
      await exchange.leave(bob);
      expect(await isDue()).toBe(true);

      await publish(3, await publication(await aKey(), alice, [alice, carol], next));

      expect(await isDue()).toBe(false);
    });

    it('says it when a holder has left who had replaced the member key before', async () => {
      await exchange.keys.memberKeys.publish(alice.principal, {
        armoredPublicKey: (await aKey()).armoredPublicKey,
      });

      await exchange.leave(alice);

      expect(await isDue()).toBe(true);
    });

    it('says it when the organisation has chosen another format', async () => {
      exchange.chooseCompatibility(state, true);

      expect(await isDue()).toBe(true);
    });

    it('answers about an unknown organisation as if there were none', async () => {
      const asking = exchange.keys.organisationKeys.get('unknown');

      await expect(asking).rejects.toMatchObject(problem('NOT_FOUND'));
    });
  });

  it('keeps the grants of a key that may stand when the answer of the store is lost', async () => {
    const { organisationKeyrings } = exchange.repositories;
    const losingAnswers: typeof organisationKeyrings = {
      ...organisationKeyrings,
      store: async (keyring, expectedVersion) => {
        await organisationKeyrings.store(keyring, expectedVersion);
        throw new Error('connection closed');
      },
    };
    const request = await publication(key, alice, [alice]);

    const publishing = exchange
      .keysOn({ organisationKeyrings: losingAnswers })
      .organisationKeys.publish(alice.principal, state, 0, request);

    await expect(publishing).rejects.toThrow('connection closed');
    const { items } = await exchange.keys.keyGrants.listOwn(alice.principal, { limit: 9 });
    expect(items).toHaveLength(1);
  });
});
