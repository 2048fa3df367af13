import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { KeyRepositories } from '../../server/features/keys/index.ts';
import type {
  MemberKeyring,
  OrganisationKeyring,
  PublishedKey,
} from '../../server/features/keys/keyring.ts';
import type { KeyGrant } from '../../server/features/keys/grants/key-grant.ts';
import { engines, type OpenEngine } from '../support/engines.ts';
import { openKeyRepositories } from '../support/key-exchange.ts';

const instant = '2026-01-02T03:04:05.678Z';

function aPublishedKey(fingerprint: string): PublishedKey {
  return {
    id: uuid(),
    fingerprint,
    armoredPublicKey: `armored ${fingerprint}`,
    algorithm: 'eddsaLegacy ed25519Legacy',
    readsSeipd2: true,
    encryptionKey: {
      keyId: '0123456789abcdef',
      fingerprint: `sub ${fingerprint}`,
      version: 4,
      algorithm: 18,
      keyPacketLengths: { v3: 94, v6: 108 },
    },
    createdAt: instant,
    publishedAt: instant,
  };
}

function aMemberKeyring(fingerprint: string, changes: Partial<MemberKeyring> = {}): MemberKeyring {
  return {
    id: uuid(),
    version: 1,
    current: aPublishedKey(fingerprint),
    superseded: [],
    fingerprints: [fingerprint, `sub ${fingerprint}`],
    ...changes,
  };
}

function aGrant(changes: Partial<KeyGrant> = {}): KeyGrant {
  return {
    id: uuid(),
    version: 1,
    organisationId: 'state',
    accountId: 'alice',
    fingerprint: 'key 1',
    memberKeyFingerprint: 'of alice',
    armoredMessage: 'sealed',
    grantedBy: 'bob',
    createdAt: instant,
    ...changes,
  };
}

describe.each(engines)('key repositories on $name', ({ open }) => {
  let engine: OpenEngine;
  let repositories: KeyRepositories;

  beforeEach(async () => {
    engine = await open();
    repositories = await openKeyRepositories(engine);
  });
  afterEach(() => engine.close());

  describe('keyrings', () => {
    it('finds nothing where nothing was stored', async () => {
      expect(await repositories.memberKeyrings.find(uuid())).toBeUndefined();
      expect(await repositories.memberKeyrings.findMany([uuid()])).toEqual([]);
    });

    it('stores no second first keyring', async () => {
      const keyring = aMemberKeyring('a');
      await repositories.memberKeyrings.store(keyring, 0);

      const outcome = await repositories.memberKeyrings.store(
        { ...aMemberKeyring('b'), id: keyring.id },
        0,
      );

      expect(outcome).toBe('conflict');
      expect(await repositories.memberKeyrings.find(keyring.id)).toEqual(keyring);
    });

    it('replaces no version but the expected one', async () => {
      const keyring = aMemberKeyring('a');
      await repositories.memberKeyrings.store(keyring, 0);

      const outcome = await repositories.memberKeyrings.store({ ...keyring, version: 3 }, 2);

      expect(outcome).toBe('conflict');
      expect(await repositories.memberKeyrings.find(keyring.id)).toEqual(keyring);
    });

    it('refuses a fingerprint of another keyring, in a first keyring and in a later one', async () => {
      const first = aMemberKeyring('a');
      const second = aMemberKeyring('b');
      await repositories.memberKeyrings.store(first, 0);
      await repositories.memberKeyrings.store(second, 0);

      const third = aMemberKeyring('c', { fingerprints: ['c', 'sub a'] });
      const later = { ...second, version: 2, fingerprints: [...second.fingerprints, 'a'] };

      expect(await repositories.memberKeyrings.store(third, 0)).toBe('taken');
      expect(await repositories.memberKeyrings.store(later, 1)).toBe('taken');
      expect(await repositories.memberKeyrings.find(third.id)).toBeUndefined();
      expect(await repositories.memberKeyrings.find(second.id)).toEqual(second);
    });

    it('keeps no fingerprint of a keyring that was refused', async () => {
      await repositories.memberKeyrings.store(aMemberKeyring('a'), 0);
      const refused = aMemberKeyring('b', { fingerprints: ['b', 'a'] });
      await repositories.memberKeyrings.store(refused, 0);

      expect(await repositories.memberKeyrings.store(aMemberKeyring('b'), 0)).toBe('stored');
    });

    it('lets one of two writers through', async () => {
      const keyring = aMemberKeyring('a');
      await repositories.memberKeyrings.store(keyring, 0);

      const outcomes = await Promise.all(
        ['b', 'c'].map((fingerprint) =>
          repositories.memberKeyrings.store(
            { ...aMemberKeyring(fingerprint), id: keyring.id, version: 2 },
            1,
          ),
        ),
      );

      expect(outcomes.toSorted()).toEqual(['conflict', 'stored']);
    });

    it('gives back what a member keyring holds', async () => {
      const keyring = aMemberKeyring('b', {
        superseded: [{ ...aPublishedKey('a'), userId: 'Ana', supersededAt: instant }],
        fingerprints: ['a', 'sub a', 'b', 'sub b'],
        armoredLockedPrivateKey: 'locked',
      });
      const other = aMemberKeyring('c');

      expect(await repositories.memberKeyrings.store(keyring, 0)).toBe('stored');
      expect(await repositories.memberKeyrings.store(other, 0)).toBe('stored');
      const replaced = { ...keyring, version: 2 };
      expect(await repositories.memberKeyrings.store(replaced, 1)).toBe('stored');

      const found = await repositories.memberKeyrings.findMany([keyring.id, other.id, uuid()]);
      expect(found.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
        [replaced, other].toSorted((a, b) => a.id.localeCompare(b.id)),
      );
    });

    it('gives back what an organisation keyring holds', async () => {
      const rotation = { statement: '{"v":1}', armoredSignature: 'signed' };
      const keyring: OrganisationKeyring = {
        ...aMemberKeyring('b'),
        current: { ...aPublishedKey('b'), expiresAt: instant },
        superseded: [{ ...aPublishedKey('a'), supersededAt: instant, rotation }],
        memberLeft: true,
      };

      expect(await repositories.organisationKeyrings.store(keyring, 0)).toBe('stored');

      expect(await repositories.organisationKeyrings.find(keyring.id)).toEqual(keyring);
    });
  });

  describe('grants', () => {
    it('pages through them, newest first, undisturbed by a new one', async () => {
      const grants = Array.from({ length: 5 }, () => aGrant());
      await repositories.grants.insertAll([...grants, aGrant({ accountId: 'bob' })]);

      const first = await repositories.grants.listByMember('alice', { limit: 2 });
      await repositories.grants.insertAll([aGrant()]);
      const cursor = first[1]?.id;
      const second = await repositories.grants.listByMember('alice', { limit: 2, cursor });
      const third = await repositories.grants.listByMember('alice', {
        limit: 2,
        cursor: second[1]?.id,
      });

      const [one, two, three, four, five] = grants;
      expect(first).toEqual([five, four, three]);
      expect(second).toEqual([three, two, one]);
      expect(third).toEqual([one]);
    });

    it('lists those of one organisation', async () => {
      const alices = aGrant();
      const bobs = aGrant({ accountId: 'bob' });
      await repositories.grants.insertAll([alices, bobs, aGrant({ organisationId: 'other' })]);

      expect(await repositories.grants.listByOrganisation('state', { limit: 9 })).toEqual([
        bobs,
        alices,
      ]);
    });

    it('knows whether a member holds any of an organisation', async () => {
      await repositories.grants.insertAll([aGrant()]);

      expect(await repositories.grants.hasAny('alice', 'state')).toBe(true);
      expect(await repositories.grants.hasAny('alice', 'other')).toBe(false);
      expect(await repositories.grants.hasAny('bob', 'state')).toBe(false);
    });

    it('removes the named ones', async () => {
      const [first, second, third] = [aGrant(), aGrant(), aGrant()];
      await repositories.grants.insertAll([first, second, third]);

      await repositories.grants.remove([first.id, third.id, uuid()]);

      expect(await repositories.grants.listByMember('alice', { limit: 9 })).toEqual([second]);
    });

    it('removes what a newer grant replaces, and nothing else', async () => {
      const older = aGrant();
      const others = [aGrant({ fingerprint: 'key 2' }), aGrant({ accountId: 'bob' })];
      const grant = aGrant();
      const newer = aGrant();
      await repositories.grants.insertAll([older, ...others, grant, newer]);

      await repositories.grants.removeOlder(grant);

      const left = await repositories.grants.listByOrganisation('state', { limit: 9 });
      expect(left.map(({ id }) => id)).toEqual(
        [...others, grant, newer].map(({ id }) => id).reverse(),
      );
    });

    it("removes a member's from one organisation", async () => {
      const elsewhere = aGrant({ organisationId: 'other' });
      const bobs = aGrant({ accountId: 'bob' });
      await repositories.grants.insertAll([aGrant(), elsewhere, bobs, aGrant()]);

      await repositories.grants.removeByMember('alice', 'state');

      expect(await repositories.grants.listByMember('alice', { limit: 9 })).toEqual([elsewhere]);
      expect(await repositories.grants.listByMember('bob', { limit: 9 })).toEqual([bobs]);
    });

    it('removes those sealed to a key that a member no longer has', async () => {
      const fresh = aGrant({ memberKeyFingerprint: 'new' });
      const bobs = aGrant({ accountId: 'bob' });
      await repositories.grants.insertAll([aGrant(), fresh, bobs]);

      await repositories.grants.removeStale('alice', 'new');

      const left = await repositories.grants.listByOrganisation('state', { limit: 9 });
      expect(left).toEqual([bobs, fresh]);
    });
  });
});
