import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKey } from 'openpgp';
import type { OrganisationKey } from '../../../../../core/sealing/index.ts';
import {
  createKeyExchange,
  problem,
  publication,
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

      await expect(publishing).rejects.toMatchObject({
        ...problem('GRANT_RECIPIENTS_DIFFER'),
        issues: [{ message: `${mallory.principal.accountId} cannot be granted` }],
      });
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
