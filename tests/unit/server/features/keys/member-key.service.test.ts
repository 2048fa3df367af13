import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { armor, enums, generateKey, PacketList, readKey, reformatKey, UserIDPacket } from 'openpgp';
import { MAX_KEYRING } from '../../../../../core/contracts/limits.ts';
import { lockKey } from '../../../../../core/sealing/index.ts';
import { keyAdoptingSubkeyOf } from '../../../../support/adopting-key.ts';
import {
  createKeyExchange,
  problem,
  publication,
  type KeyExchange,
  type KeyHolder,
} from '../../../../support/key-exchange.ts';
import { aKey, testKey } from '../../../../support/sealing.ts';

const passphrase = 'correct horse battery staple';

/** A key whose name was changed after it was certified. */
async function misnamedKey(): Promise<string> {
  const key = await readKey({ armoredKey: testKey('good.public') });
  const packets = new PacketList();
  for (const packet of key.toPacketList()) {
    const isName = packet instanceof UserIDPacket;
    packets.push(isName ? UserIDPacket.fromObject({ name: 'somebody else' }) : packet);
  }
  return armor(enums.armor.publicKey, packets.write());
}

async function lockedOf({ own }: KeyHolder): Promise<string> {
  return lockKey({ key: own.key, passphrase, protection: 'gnupg' });
}

describe('the member key service', () => {
  let exchange: KeyExchange;
  let organisationId: string;
  let alice: KeyHolder;

  const service = () => exchange.keys.memberKeys;
  const stored = () => exchange.repositories.memberKeyrings.find(alice.principal.accountId);

  beforeEach(async () => {
    exchange = await createKeyExchange();
    organisationId = exchange.addOrganisation();
    alice = await exchange.join(organisationId);
  });
  afterEach(() => {
    exchange.close();
  });

  it.each([
    ['words', 'hello', 'NOT_A_KEY'],
    ['two keys', testKey('two-blocks.public'), 'SEVERAL_KEYS'],
    ['two keys in one block', testKey('two-in-one-block.public'), 'SEVERAL_KEYS'],
    ['a private key', testKey('good.private'), 'PRIVATE_KEY_REFUSED'],
    ['a text beyond any key', 'x'.repeat(64 * 1024 + 1), 'KEY_TOO_LARGE'],
    ['RSA of 1024 bits', testKey('rsa1024.public'), 'WEAK_KEY'],
    ['RSA of 2048 bits', testKey('rsa2048.public'), 'WEAK_KEY'],
    ['DSA with ElGamal', testKey('dsa-elgamal.public'), 'WEAK_KEY'],
    ['secp256k1', testKey('secp256k1.public'), 'WEAK_KEY'],
    ['a key of the future', testKey('future.public'), 'KEY_NOT_YET_VALID'],
    ['an expired key', testKey('expired.public'), 'KEY_EXPIRED'],
    ['a revoked key', testKey('revoked.public'), 'KEY_REVOKED'],
    ['a key for signing alone', testKey('no-encryption-subkey.public'), 'KEY_WITHOUT_ENCRYPTION'],
    ['a key that cannot sign', testKey('cannot-sign.public'), 'KEY_CANNOT_SIGN'],
  ])('refuses %s with a code of its own', async (_name, armoredPublicKey, code) => {
    const publishing = service().publish(alice.principal, { armoredPublicKey });

    await expect(publishing).rejects.toMatchObject(problem(code));
    expect(await stored()).toBeUndefined();
  });

  it('refuses a key under a name that it did not certify', async () => {
    const publishing = service().publish(alice.principal, {
      armoredPublicKey: await misnamedKey(),
    });

    await expect(publishing).rejects.toMatchObject(problem('KEY_NOT_VALID'));
  });

  it('refuses a backup that lies open', async () => {
    const publishing = service().publish(alice.principal, {
      armoredPublicKey: testKey('good.public'),
      armoredLockedPrivateKey: testKey('good.private'),
    });

    await expect(publishing).rejects.toMatchObject(problem('KEY_NOT_LOCKED'));
    expect(await stored()).toBeUndefined();
  });

  it('refuses a backup of another key', async () => {
    const publishing = service().publish(alice.principal, {
      armoredPublicKey: alice.own.armoredPublicKey,
      armoredLockedPrivateKey: testKey('locked.private'),
    });

    await expect(publishing).rejects.toMatchObject(problem('KEY_FINGERPRINT_MISMATCH'));
  });

  it('refuses a public key as a backup', async () => {
    const { armoredPublicKey } = alice.own;
    const publishing = service().publish(alice.principal, {
      armoredPublicKey,
      armoredLockedPrivateKey: armoredPublicKey,
    });

    await expect(publishing).rejects.toMatchObject({
      ...problem('NOT_A_KEY'),
      issues: [{ path: 'body.armoredLockedPrivateKey', message: 'not-a-key' }],
    });
  });

  it("refuses somebody else's key", async () => {
    const bob = await exchange.joinWithKey(organisationId);

    const publishing = service().publish(alice.principal, {
      armoredPublicKey: bob.own.armoredPublicKey,
    });

    await expect(publishing).rejects.toMatchObject(problem('KEY_IN_USE'));
    expect(await stored()).toBeUndefined();
  });

  it("refuses a key that was somebody else's before", async () => {
    const bob = await exchange.joinWithKey(organisationId);
    const { armoredPublicKey } = await aKey();
    await service().publish(bob.principal, { armoredPublicKey });

    const publishing = service().publish(alice.principal, {
      armoredPublicKey: bob.own.armoredPublicKey,
    });

    await expect(publishing).rejects.toMatchObject(problem('KEY_IN_USE'));
  });

  it("refuses a key that takes somebody else's subkey for its own", async () => {
    const bob = await exchange.joinWithKey(organisationId);

    const publishing = service().publish(alice.principal, {
      armoredPublicKey: await keyAdoptingSubkeyOf(bob.own.armoredPublicKey),
    });

    await expect(publishing).rejects.toMatchObject(problem('KEY_IN_USE'));
  });

  it('refuses a key that was replaced before', async () => {
    const { armoredPublicKey } = alice.own;
    await service().publish(alice.principal, { armoredPublicKey });
    const next = await aKey();
    await service().publish(alice.principal, { armoredPublicKey: next.armoredPublicKey });

    const publishing = service().publish(alice.principal, { armoredPublicKey });

    await expect(publishing).rejects.toMatchObject(problem('KEY_SUPERSEDED'));
    expect((await stored())?.current.fingerprint).toBe(next.fingerprint);
  });

  it('refuses one more key where no room is left', async () => {
    const { armoredPublicKey } = alice.own;
    const keyring = await service().publish(alice.principal, { armoredPublicKey });
    const large = {
      ...keyring.current,
      armoredPublicKey: 'x'.repeat(MAX_KEYRING),
      supersededAt: keyring.current.publishedAt,
    };
    const full = { ...keyring, version: 2, superseded: [large] };
    await exchange.repositories.memberKeyrings.store(full, 1);

    const publishing = service().publish(alice.principal, {
      armoredPublicKey: (await aKey()).armoredPublicKey,
    });

    await expect(publishing).rejects.toMatchObject(problem('KEYRING_FULL'));
  });

  it('publishes a key with its locked private part', async () => {
    const armoredLockedPrivateKey = await lockedOf(alice);

    const keyring = await service().publish(alice.principal, {
      armoredPublicKey: alice.own.armoredPublicKey,
      armoredLockedPrivateKey,
    });

    expect(keyring).toMatchObject({ version: 1, current: { fingerprint: alice.own.fingerprint } });
    expect(await stored()).toEqual(keyring);
    expect(await service().getBackup(alice.principal)).toMatchObject({ armoredLockedPrivateKey });
  });

  it("keeps an earlier key for what it signed, but not its backup nor the organisation's grants", async () => {
    const armoredLockedPrivateKey = await lockedOf(alice);
    const { armoredPublicKey } = alice.own;
    await service().publish(alice.principal, { armoredPublicKey, armoredLockedPrivateKey });
    await exchange.keys.organisationKeys.publish(
      alice.principal,
      organisationId,
      0,
      await publication(await aKey(), alice, [alice]),
    );
    const next = await aKey();

    const keyring = await service().publish(alice.principal, {
      armoredPublicKey: next.armoredPublicKey,
    });

    expect(keyring).toMatchObject({
      version: 2,
      current: { fingerprint: next.fingerprint },
      superseded: [{ fingerprint: alice.own.fingerprint, supersededAt: expect.any(String) }],
    });
    expect(keyring.fingerprints).toEqual(
      expect.arrayContaining([alice.own.fingerprint, next.fingerprint]),
    );
    await expect(service().getBackup(alice.principal)).rejects.toMatchObject(problem('NO_KEY'));
    const { accountId } = alice.principal;
    expect(await exchange.repositories.grants.listByMember(accountId, { limit: 9 })).toEqual([]);
  });

  it('takes the same key as an update: grants stay, the backup is what was sent last', async () => {
    const { armoredPublicKey } = alice.own;
    const first = await service().publish(alice.principal, {
      armoredPublicKey,
      armoredLockedPrivateKey: await lockedOf(alice),
    });
    await exchange.keys.organisationKeys.publish(
      alice.principal,
      organisationId,
      0,
      await publication(await aKey(), alice, [alice]),
    );

    const second = await service().publish(alice.principal, { armoredPublicKey });

    expect(second).toMatchObject({ version: 2, current: { id: first.current.id }, superseded: [] });
    await expect(service().getBackup(alice.principal)).rejects.toMatchObject(problem('NO_KEY'));
    const { items } = await exchange.keys.keyGrants.listOwn(alice.principal, { limit: 9 });
    expect(items).toHaveLength(1);
  });

  it('joins an update of the key with what was known of it', async () => {
    const { privateKey, publicKey } = await generateKey({
      userIDs: { name: 'first name' },
      format: 'object',
      config: { aeadProtect: true },
    });
    await service().publish(alice.principal, { armoredPublicKey: publicKey.armor() });
    const update = await reformatKey({
      privateKey,
      userIDs: { name: 'second name' },
      format: 'object',
      config: { aeadProtect: true },
    });

    const { current } = await service().publish(alice.principal, {
      armoredPublicKey: update.publicKey.armor(),
    });

    const joined = await readKey({ armoredKey: current.armoredPublicKey });
    expect(joined.getUserIDs()).toEqual(['first name', 'second name']);
  });

  it('lets one of two keys published at once through', async () => {
    const keys = await Promise.all([aKey(), aKey()]);

    const results = await Promise.allSettled(
      keys.map(({ armoredPublicKey }) => service().publish(alice.principal, { armoredPublicKey })),
    );

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: problem('VERSION_CONFLICT'),
    });
    expect((await stored())?.version).toBe(1);
  });

  it('counts an expired key as none', async () => {
    const { publicKey } = await generateKey({
      userIDs: { name: 'test' },
      keyExpirationTime: 3_600,
      config: { aeadProtect: true },
    });
    const { accountId } = alice.principal;
    await service().publish(alice.principal, { armoredPublicKey: publicKey });
    expect(await exchange.keys.facts.memberKey(accountId)).toBeDefined();

    exchange.clock.offset = 3_700_000;

    expect(await exchange.keys.facts.memberKey(accountId)).toBeUndefined();
  });
});
