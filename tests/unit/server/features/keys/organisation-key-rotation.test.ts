import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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

describe('the rotation of an organisation key', () => {
  let exchange: KeyExchange;
  let state: string;
  let alice: KeyHolder;
  let bob: KeyHolder;
  let key: OrganisationKey;

  const publish = (version: number, request: Awaited<ReturnType<typeof publication>>) =>
    exchange.keys.organisationKeys.publish(alice.principal, state, version, request);
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

  describe('to a successor', () => {
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

  describe('becoming due', () => {
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
});
