import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MemberKeyResponse } from '../../core/contracts/keys.ts';
import {
  changePassphrase,
  exportForGnupg,
  fetchKeyBackup,
  openGrants,
  publishBroughtKey,
  publishMemberKey,
  unlockKeyBackup,
} from '../../core/exchange/index.ts';
import { createMemberKey, inspectLockedKey, unlockKey } from '../../core/sealing/index.ts';
import { admit, withBackedUpKey, type Member } from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { testKey } from '../support/sealing.ts';
import { embeddedEngine } from '../support/test-portal.ts';

const passphrase = 'kestrel orbit lantern';
const next = 'meridian copper harvest';
const keepBackup = true;
const wrong = { name: 'SealingError', code: 'wrong-passphrase' };

describe.each(embeddedEngine)('a member’s own key on %s', (engine) => {
  let portal: ExchangePortal;
  let founder: Member;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    founder = await portal.founder('state');
  });
  afterEach(() => {
    portal.line.interfere = undefined;
  });
  afterAll(() => portal.close());

  async function member(): Promise<Member> {
    const person = await portal.join('expert', founder.organisation);
    return admit(await withBackedUpKey(person, passphrase), founder);
  }

  /** Watches for keys on their way to the portal. */
  function sent(): string[] {
    const methods: string[] = [];
    portal.line.interfere = ({ method = '', url = '' }) => {
      if (url.endsWith('/account/key') && method !== 'GET') methods.push(method);
      return false;
    };
    return methods;
  }

  it.each([
    ['a private key', 'good.private', 'private-key-given'],
    ['a weak key', 'rsa2048.public', 'weak-key'],
    ['no key', 'sha1.signature', 'not-a-key'],
  ])('is not sent when what was brought along is %s', async (_what, name, code) => {
    const { connection } = await portal.join('expert', founder.organisation);
    const requests = sent();

    await expect(publishBroughtKey(connection, testKey(name))).rejects.toMatchObject({ code });

    expect(requests).toEqual([]);
  });

  it('may be brought along, and then the portal keeps nothing of it but the public part', async () => {
    const { connection } = await portal.join('expert', founder.organisation);

    const { key, hasBackup } = await publishBroughtKey(connection, testKey('rsa3072.public'));

    expect(hasBackup).toBe(false);
    expect(key.armoredPublicKey).toContain('BEGIN PGP PUBLIC KEY BLOCK');
    await expect(fetchKeyBackup(connection)).rejects.toMatchObject({ code: 'NO_KEY' });
  });

  it('is not taken from the portal when it lies open, or is another than the portal says', async () => {
    const { connection } = await member();
    const kept = await fetchKeyBackup(connection);
    const armoredLockedPrivateKey = testKey('good.private');
    const { fingerprint, isLocked } = await inspectLockedKey({ armoredLockedPrivateKey });
    expect(isLocked).toBe(false);
    const answering = (answer: object) => {
      portal.line.interfere = ({ url = '' }, response) => {
        if (!url.endsWith('/account/key/backup')) return false;
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
        return true;
      };
    };

    answering({
      fingerprint: '0'.repeat(40),
      armoredLockedPrivateKey: kept.armoredLockedPrivateKey,
    });
    await expect(unlockKeyBackup(connection, passphrase)).rejects.toMatchObject({
      code: 'fingerprint-mismatch',
    });
    answering({ fingerprint, armoredLockedPrivateKey });
    await expect(unlockKeyBackup(connection, passphrase)).rejects.toMatchObject({
      code: 'altered',
    });
    await expect(
      changePassphrase(connection, { current: passphrase, next, keepBackup }),
    ).rejects.toMatchObject({
      code: 'altered',
    });
  });

  it('keeps its passphrase when the current one is wrong or the next one too short', async () => {
    const { connection } = await member();
    const requests = sent();

    const guess = changePassphrase(connection, { current: 'not the passphrase', next, keepBackup });
    await expect(guess).rejects.toMatchObject(wrong);
    const short = changePassphrase(connection, { current: passphrase, next: 'short', keepBackup });
    await expect(short).rejects.toMatchObject({ code: 'weak-passphrase' });

    expect(requests).toEqual([]);
    await expect(unlockKeyBackup(connection, passphrase)).resolves.toBeDefined();
  });

  it('gets another passphrase and stays the same key, with all that was granted to it', async () => {
    const { connection, memberKey } = await member();

    const changed = await changePassphrase(connection, { current: passphrase, next, keepBackup });

    await expect(unlockKeyBackup(connection, passphrase)).rejects.toMatchObject(wrong);
    const key = await unlockKeyBackup(connection, next);
    expect(key.fingerprint).toBe(memberKey.fingerprint);
    const copy = { armoredLockedPrivateKey: changed.armoredLockedPrivateKey, passphrase: next };
    expect((await unlockKey(copy)).fingerprint).toBe(memberKey.fingerprint);
    const published = await connection.call(MemberKeyResponse, '/account/key');
    expect(published).toMatchObject({ hasBackup: true, key: { fingerprint: key.fingerprint } });
    const { keyring } = await openGrants(connection, key);
    expect(keyring.organisationKeys).toHaveLength(1);
  });

  it('gets another passphrase from its saved file alone, and stays with its owner', async () => {
    const { connection } = await portal.join('expert', founder.organisation);
    const key = await createMemberKey({ passphrase });
    const { armoredPublicKey, armoredLockedPrivateKey: file, fingerprint } = key;
    await publishMemberKey(connection, { armoredPublicKey });
    const other = (await createMemberKey({ passphrase })).armoredLockedPrivateKey;
    const change = { current: passphrase, next, keepBackup: false };

    await expect(changePassphrase(connection, { ...change, file: other })).rejects.toMatchObject({
      code: 'fingerprint-mismatch',
    });
    const requests = sent();
    const changed = await changePassphrase(connection, { ...change, file });

    expect(requests).toEqual([]);
    const { armoredLockedPrivateKey } = changed;
    expect((await unlockKey({ armoredLockedPrivateKey, passphrase: next })).fingerprint).toBe(
      fingerprint,
    );
    await expect(fetchKeyBackup(connection)).rejects.toMatchObject({ code: 'NO_KEY' });
  });

  it('is left with the portal when its owner wishes so later', async () => {
    const { connection } = await portal.join('expert', founder.organisation);
    const key = await createMemberKey({ passphrase });
    const { armoredPublicKey, armoredLockedPrivateKey: file, fingerprint } = key;
    await publishMemberKey(connection, { armoredPublicKey });

    await changePassphrase(connection, { current: passphrase, next, file, keepBackup: true });

    expect((await unlockKeyBackup(connection, next)).fingerprint).toBe(fingerprint);
  });

  it('is exported for GnuPG under a passphrase of its own', async () => {
    const { memberKey } = await member();

    const armoredLockedPrivateKey = await exportForGnupg(memberKey, next);

    expect(await inspectLockedKey({ armoredLockedPrivateKey })).toMatchObject({ isLocked: true });
    const unlocked = await unlockKey({ armoredLockedPrivateKey, passphrase: next });
    expect(unlocked.fingerprint).toBe(memberKey.fingerprint);
  });
});
