import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encryptKey } from 'openpgp';
import type { OrganisationKey } from '../../core/sealing/index.ts';
import { privateKeyOf } from '../../core/sealing/unlocked-key.ts';
import { dumpOf } from '../support/matrix-records.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { aKey } from '../support/sealing.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

describe('somebody uploads a private key by mistake', () => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let mistaken: OrganisationKey;
  let armored: string;
  let binary: Buffer;
  let locked: string;
  let before: Awaited<ReturnType<typeof dumpOf>>;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    stage = await createMatrixStage(portal);
    mistaken = await aKey();
    const privateKey = privateKeyOf(mistaken.key);
    armored = privateKey.armor();
    binary = Buffer.from(privateKey.write());
    locked = (
      await encryptKey({
        privateKey,
        passphrase: 'a passphrase of the test',
        config: { s2kIterationCountByte: 0 },
      })
    ).armor();
    const { owner, 'focal point': focalPoint } = stage.actors;
    for (const actor of [stage.newcomer, owner, focalPoint]) await actor.get('/session');
  });
  beforeEach(async () => {
    before = await dumpOf(portal);
  });
  afterAll(() => portal.close());

  async function expectNothingKept(): Promise<void> {
    const { storage_usage: usage, ...tables } = await dumpOf(portal);
    const { storage_usage: known, ...rest } = before;
    expect(tables).toEqual(rest);
    expect(usage).toHaveLength(known?.length ?? 0);
    const files = await readdir(portal.dataDirectory, { recursive: true, withFileTypes: true });
    const contents = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name)));
    const everything = Buffer.concat([
      ...(await Promise.all(contents)),
      Buffer.from(portal.logLines.join('')),
    ]);
    expect(everything.includes(binary.subarray(60, 100))).toBe(false);
    expect(everything.includes(lineOf(armored))).toBe(false);
  }

  it.each([
    ['as it is', () => armored],
    ['under a passphrase', () => locked],
    ['behind the public one', () => `${mistaken.armoredPublicKey}\n${armored}`],
  ])('in the place of the public one, %s', async (_name, key) => {
    const response = await stage.newcomer.put('/account/key', { armoredPublicKey: key() });

    expect(response.status).toBe(422);
    expect(['PRIVATE_KEY_REFUSED', 'SEVERAL_KEYS']).toContain(
      (response.body as { code: string }).code,
    );
    expect(response.text).not.toContain(lineOf(key()));
    await expectNothingKept();
  });

  it('as a backup without a passphrase', async () => {
    const response = await stage.newcomer.put('/account/key', {
      armoredPublicKey: mistaken.armoredPublicKey,
      armoredLockedPrivateKey: armored,
    });

    expect(response.body).toMatchObject({ code: 'KEY_NOT_LOCKED' });
    await expectNothingKept();
  });

  it('as the key of the organisation', async () => {
    const { 'focal point': focalPoint, owner } = stage.actors;
    const grant = await focalPoint.get('/account/grants');
    const [{ accountId, armoredMessage } = { accountId: owner.id, armoredMessage: '' }] = (
      grant.body as { items: { accountId: string; armoredMessage: string }[] }
    ).items;

    const response = await focalPoint
      .post(`/organisations/${focalPoint.organisationId}/keys`, {
        armoredPublicKey: armored,
        grants: [{ accountId, armoredMessage }],
      })
      .set('If-Match', '"1"');

    expect(response.body).toMatchObject({ code: 'PRIVATE_KEY_REFUSED' });
    await expectNothingKept();
  });

  it.each([
    ['in binary', () => binary, 'SEALED_SECRET_KEY'],
    ['armored', () => Buffer.from(armored), 'SEALED_ARMORED'],
  ])('as a file, %s', async (_name, octets, code) => {
    const path = `/submissions/${stage.submissions.drafts.id}/files/deposits`;

    const response = await stage.actors.owner
      .request('post', path)
      .attach('message', octets(), 'key.pgp');

    expect(response.body).toMatchObject({ code });
    await expectNothingKept();
  });

  it('as the first part of a file: the file is discarded with it', async () => {
    const { owner } = stage.actors;
    const octets = binary;
    const { keyPackets } = stage.sealed.part;
    const files = `/submissions/${stage.submissions.drafts.id}/files`;
    const begun = await owner.post(files, { maxSize: octets.length, keyPackets });
    const digest = createHash('sha256').update(octets).digest('base64');

    const response = await owner
      .request('put', `/files/${(begun.body as { id: string }).id}/parts/1`)
      .set({ 'Content-Type': 'application/octet-stream', 'Content-Digest': `sha-256=:${digest}:` })
      .send(octets);

    expect(response.body).toMatchObject({ code: 'SEALED_SECRET_KEY' });
    await expectNothingKept();
  });
});

/** One line of base64 out of the middle, as no other key has it. */
function lineOf(text: string): string {
  return text.split('\n').filter((line) => /^[\w+/]{50,}$/.test(line))[2] ?? text;
}
