import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLeakSearch, type Leak } from '../../scripts/demonstration/leaks.ts';
import { inspectLockedKey } from '../../core/sealing/index.ts';
import { exchangeSecrets, secrets, type ExchangedSecrets } from '../support/blind-exchange.ts';
import { dumpOf, type Held } from '../support/dump.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { engines } from '../support/test-portal.ts';

const PRIVATE_KEY = '-----BEGIN PGP PRIVATE KEY BLOCK-----';

describe.each(engines)('what a portal on %s holds after a whole exchange', (engine) => {
  let portal: ExchangePortal;
  let exchanged: ExchangedSecrets;
  let held: Held[];

  beforeAll(async () => {
    portal = await createExchangePortal(engine, { logLevel: 'debug' });
    exchanged = await exchangeSecrets(portal);
    await portal.composition.accessLog.catchUp();
    held = await dumpOf(portal);
  }, 120_000);
  afterAll(() => portal.close());

  function leaksIn(among: readonly Held[], markers: readonly string[]): Leak[] {
    const { search } = createLeakSearch(markers);
    return among.flatMap(({ where, bytes }) => search(bytes, where));
  }
  const heldIn = (place: RegExp) => held.filter(({ where }) => place.test(where));

  it('is a dump of all of it: rows or documents, bodies, and the log', () => {
    const tables = ['submissions', 'requests', 'messages', 'consents', 'access_log_batches'];
    const kept = tables.map((name) => new RegExp(`^(?:table|collection) ${name}\\b`));
    const sealed = engine === 'sqlite' ? /^file .*\/sealed\/../ : /^collection sealed\.chunks/;
    const places = [...kept, sealed, /^log line/];

    for (const place of places) expect(heldIn(place).length).toBeGreaterThan(1);
    expect(leaksIn(held, [exchanged.caseReference]).length).toBeGreaterThan(0);
  });

  it('shows nothing that was sealed', () => {
    expect(leaksIn(held, Object.values(secrets))).toEqual([]);
  });

  it('shows no passphrase, no password and no secret of a second factor', () => {
    const { passphrases, passwords, secondFactors } = exchanged;

    expect(passphrases.length * passwords.length * secondFactors.length).toBeGreaterThan(0);
    expect(leaksIn(held, [...passphrases, ...passwords, ...secondFactors])).toEqual([]);
  });

  it('shows nothing by which somebody could ride a session or use an invitation', () => {
    const { sessionIds, cookieSignatures, invitationTokens } = exchanged;

    expect(sessionIds.length).toBeGreaterThanOrEqual(7);
    expect(leaksIn(held, [...sessionIds, ...cookieSignatures, ...invitationTokens])).toEqual([]);
  });

  it('has private keys only where members keep them, under their passphrases', async () => {
    const found = leaksIn(held, [PRIVATE_KEY]);
    const blocks = heldIn(/^(?:table|collection) /).filter(({ bytes }) =>
      bytes.toString().startsWith(PRIVATE_KEY),
    );

    expect([...new Set(found.map(({ encoding }) => encoding))]).toEqual(['raw']);
    for (const { where } of found) {
      expect(where).toMatch(/^(?:(?:table|collection) member_keyrings|file .*\/portal\.sqlite)/);
    }
    expect(blocks).toHaveLength(exchanged.backups);
    for (const { bytes } of blocks) {
      const armoredLockedPrivateKey = bytes.toString();
      expect(await inspectLockedKey({ armoredLockedPrivateKey })).toMatchObject({ isLocked: true });
    }
  });

  it('has the secret numbers of no key', () => {
    expect(exchanged.secretNumbers.length).toBeGreaterThanOrEqual(12);
    const texts = exchanged.secretNumbers.flatMap((secret) => [
      secret.toString('hex'),
      // The first and the last characters depend on what stands beside the secret.
      ...[0, 1, 2].map((offset) =>
        Buffer.concat([Buffer.alloc(offset), secret])
          .toString('base64')
          .slice(4, -4),
      ),
    ]);
    expect(leaksIn(held, texts)).toEqual([]);
    for (const secret of exchanged.secretNumbers) {
      expect(held.filter(({ bytes }) => bytes.includes(secret))).toEqual([]);
    }
  });

  it('names nobody in the access log, neither in its leaves nor in its index', () => {
    const leaves = heldIn(/^(?:table|collection) access_log_(?:batches|index)/);
    const beside = heldIn(/^(?:table|collection) access_log_private/);
    const { names, emails, client } = exchanged;

    expect(leaksIn(beside, [client.userAgent, client.ip]).length).toBeGreaterThan(1);
    expect(leaksIn(leaves, [...names, ...emails, client.userAgent, client.ip])).toEqual([]);
  });

  it('names nobody and nothing in the operational log', () => {
    const { names, emails, client } = exchanged;

    expect(leaksIn(heldIn(/^log line/), [...names, ...emails, client.userAgent])).toEqual([]);
  });

  it('would show a leak, wherever it were', async () => {
    const { remark, narrative, content, holder } = secrets;
    portal.logLines.push(JSON.stringify({ msg: `${remark} was refused` }));
    await writeFile(join(portal.dataDirectory, 'left-over'), Buffer.from(narrative, 'utf16le'));
    await appendFile(join(portal.dataDirectory, content), '');
    if (portal.database.engine === 'mongodb') {
      const collection = portal.database.mongo.collection('never-heard-of');
      await collection.insertOne({ deep: [{ down: Buffer.from(btoa(`x${holder}`)) }] });
    } else {
      portal.database.sqlite.exec('CREATE TABLE "never heard of" (value BLOB)');
      portal.database.sqlite
        .prepare('INSERT INTO "never heard of" VALUES (?)')
        .run(Buffer.from(btoa(`x${holder}`)));
    }

    const found = leaksIn(await dumpOf(portal), Object.values(secrets)).map(
      ({ marker, encoding, where }) => `${marker}, ${encoding}, in ${where}`,
    );

    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`^${remark}, raw, in log line`)),
        `${narrative}, UTF-16LE, in file ${join(portal.dataDirectory, 'left-over')}`,
        `${content}, raw, in name of ${join(portal.dataDirectory, content)}`,
        expect.stringMatching(
          new RegExp(
            `^${holder}, base64 at 1, in (?:table never heard of|collection never-heard-of)`,
          ),
        ),
      ]),
    );
  });
});
