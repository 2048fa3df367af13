import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { FileResponse } from '../../core/contracts/files.ts';
import { OrganisationKeysResponse } from '../../core/contracts/keys.ts';
import { DescriptorPayload } from '../../core/contracts/sealed-payloads.ts';
import {
  admitMember,
  listFiles,
  openDepositedFile,
  openPayload,
  sealPayload,
} from '../../core/exchange/index.ts';
import {
  deposit,
  draft,
  openCase,
  recipientsAmong,
  type Member,
} from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { aKey } from '../support/sealing.ts';
import { storedOctetsOf } from '../support/stored-octets.ts';
import { embeddedEngine } from '../support/test-portal.ts';

const altered = { name: 'SealingError', code: 'altered' };

describe.each(embeddedEngine)('a server that lies, on %s,', (engine) => {
  let portal: ExchangePortal;
  let author: Member;
  let reader: Member;
  let caseId: string;
  let submissionId: string;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    author = await portal.founder('state');
    reader = await portal.founder('court-organ');
    caseId = (await openCase(reader, [author])).id;
    submissionId = (await draft(author, caseId, [reader])).id;
  });
  afterEach(() => {
    portal.line.interfere = undefined;
  });
  afterAll(() => portal.close());

  /** The server answers these paths with what a test wants, and notes every other request. */
  function lie(answers: Readonly<Record<string, object | Buffer>>): string[] {
    const others: string[] = [];
    portal.line.interfere = ({ method = '', url = '' }, response) => {
      const answer = method === 'GET' && answers[url.replace('/api/v1', '')];
      if (!answer) {
        others.push(`${method} ${url}`);
        return false;
      }
      const isJson = !(answer instanceof Buffer);
      response.setHeader('Content-Type', isJson ? 'application/json' : 'application/octet-stream');
      response.end(isJson ? JSON.stringify(answer) : answer);
      return true;
    };
    return others;
  }

  const readFile = ({ id }: { id: string }) => author.connection.call(FileResponse, `/files/${id}`);

  async function messageOf({ id }: { id: string }): Promise<Buffer> {
    const { body: stream } = await author.connection.stream(`/files/${id}/content`);
    return Buffer.from(await new Response(stream as BodyInit).arrayBuffer());
  }

  const keyPacketOf = (file: FileResponse) => Buffer.from(file.keyPacket ?? '', 'base64');

  /** Opens a file to its end. Says what was shown before the refusal, and the refusal. */
  async function attempt({ id }: { id: string }, by = author) {
    const shown: Uint8Array[] = [];
    try {
      const { plaintext, verdict } = await openDepositedFile(by.connection, id, by.keyring);
      for await (const chunk of plaintext) shown.push(chunk);
      await verdict;
    } catch (refusal) {
      return { shown: Buffer.concat(shown).length, refusal };
    }
    return { shown: Buffer.concat(shown).length, refusal: undefined };
  }

  async function twoFiles(): Promise<[FileResponse, FileResponse]> {
    const one = await deposit(author, [reader], submissionId, randomBytes(5000), { name: 'one' });
    const other = await deposit(author, [reader], submissionId, randomBytes(5000), {
      name: 'other',
    });
    return [await readFile(one), await readFile(other)];
  }

  it.each([
    ['in its header', () => 9],
    ['in its first chunk', () => 600],
    ['in its last octet', (size: number) => size - 1],
  ])('cannot show a stored body altered %s', async (_where, at) => {
    const file = await deposit(author, [reader], submissionId, randomBytes(600_000));

    await storedOctetsOf(portal).flip(file.id, 1, at(file.size));

    expect(await attempt(file)).toMatchObject({ shown: 0, refusal: altered });
  });

  it('cannot show a body that ends too early or goes on too long', async () => {
    const [file] = await twoFiles();
    const message = await messageOf(file);

    for (const wrong of [
      message.subarray(0, -1),
      message.subarray(0, 2000),
      Buffer.concat([message, message.subarray(-100)]),
    ]) {
      lie({ [`/files/${file.id}/content`]: wrong });
      expect(await attempt(file)).toMatchObject({ shown: 0, refusal: altered });
    }
  });

  it('cannot put the key packet of another file in front of a body', async () => {
    const [one, other] = await twoFiles();
    const body = (await messageOf(one)).subarray(keyPacketOf(one).length);

    lie({ [`/files/${one.id}/content`]: Buffer.concat([keyPacketOf(other), body]) });

    expect(await attempt(one)).toMatchObject({ shown: 0, refusal: altered });
  });

  it('cannot pass the content of one file off as another', async () => {
    const [one, other] = await twoFiles();
    const content = await messageOf(other);

    lie({ [`/files/${one.id}/content`]: content });

    expect(await attempt(one)).toMatchObject({ shown: 0, refusal: altered });
  });

  it('cannot pass content, manifest and descriptor of one file off as another', async () => {
    const [one, other] = await twoFiles();
    const content = await messageOf(other);
    const { descriptor: _descriptor, ...bare } = { ...other, id: one.id };

    for (const file of [{ ...other, id: one.id }, bare, { ...other, descriptor: one.descriptor }]) {
      lie({ [`/files/${one.id}`]: file, [`/files/${one.id}/content`]: content });
      expect(await attempt(one)).toMatchObject({ shown: 0, refusal: altered });
    }
  });

  /** The file with a descriptor that says something else, well sealed to its readers. */
  async function redescribed(
    file: FileResponse,
    said: Partial<DescriptorPayload>,
    signingKey = author.memberKey,
  ) {
    if (!file.descriptor) throw new Error('has a descriptor');
    const { keyring } = author;
    const { payload } = await openPayload(DescriptorPayload, file.descriptor, keyring, []);
    const recipients = await recipientsAmong(author, [author, reader]);
    const sealing = { recipients, signingKey };
    const sealed = await sealPayload(DescriptorPayload, { ...payload, ...said }, sealing);
    const { keyPacket } = sealed.keyPackets[0] ?? {};
    return { ...file, descriptor: { ...file.descriptor, body: sealed.body, keyPacket } };
  }

  it('cannot put another name on a file: whoever signed the file signed its descriptor', async () => {
    const [file] = await twoFiles();
    const colleague = await portal.colleagueOf(author, 'expert');

    for (const key of [colleague.memberKey, reader.memberKey, (await aKey()).key]) {
      lie({ [`/files/${file.id}`]: await redescribed(file, { name: 'other' }, key) });
      expect(await attempt(file)).toMatchObject({ shown: 0, refusal: altered });
    }
  });

  it.each([
    ['shorter', { size: 4999 }],
    ['longer', { size: 5001 }],
    ['another', { sha256: '0'.repeat(64) }],
  ])('cannot pass a file off as one whose sender calls its content %s', async (_how, said) => {
    const [file] = await twoFiles();

    lie({ [`/files/${file.id}`]: await redescribed(file, said) });

    expect(await attempt(file)).toMatchObject({ refusal: altered });
  });

  it('cannot pass a file of one submission off as one of another', async () => {
    const [file] = await twoFiles();
    const { id } = await draft(author, caseId, [reader]);

    lie({ [`/files/${file.id}`]: { ...file, submissionId: id } });

    expect(await attempt(file)).toMatchObject({ shown: 0, refusal: altered });
    await expect(
      listFiles(author.connection, { type: 'submission', id: submissionId }),
    ).rejects.toMatchObject(altered);
  });

  it('cannot leave out what the uploader signed, to show other content in its place', async () => {
    const [one, other] = await twoFiles();
    const content = await messageOf(other);
    const { signature: _signature, ...unsigned } = one;

    lie({ [`/files/${one.id}`]: unsigned, [`/files/${one.id}/content`]: content });

    const refusal = { message: 'the file is not complete' };
    expect(await attempt(one)).toMatchObject({ shown: 0, refusal });
  });

  it('is told apart from a line that breaks', async () => {
    const [file] = await twoFiles();
    const content = await messageOf(file);
    portal.line.interfere = ({ url = '' }, response) => {
      if (!url.endsWith('/content')) return false;
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, 1000), () => response.destroy());
      return true;
    };

    expect(await attempt(file)).toMatchObject({ shown: 0, refusal: { name: 'ConnectionError' } });
  });

  it('cannot have anything sealed to a key that was not compared', async () => {
    const path = `/organisations/${reader.organisationId}/keys`;
    const answer = await author.connection.call(OrganisationKeysResponse, path);
    const { armoredPublicKey } = await aKey();
    const { current } = answer;

    for (const swapped of [
      { ...current, armoredPublicKey },
      { ...current, armoredPublicKey, fingerprint: (await aKey()).fingerprint },
      undefined,
    ]) {
      const others = lie({ [path]: { ...answer, current: swapped } });
      const sending = deposit(author, [reader], submissionId, randomBytes(10));
      await expect(sending).rejects.toMatchObject({ name: 'KeyChangedError' });
      expect(others.filter((request) => !request.startsWith('GET '))).toEqual([]);
    }
  });

  it('cannot have an organisation’s key granted to another member key than the compared one', async () => {
    const newcomer = await portal.colleagueOf(author, 'expert');
    const path = `/members/${newcomer.accountId}/keys`;
    const key = await aKey();
    const at = new Date().toISOString();
    const { armoredPublicKey, fingerprint } = key;
    const current = {
      ...{ armoredPublicKey, fingerprint, algorithm: 'any', readsSeipd2: true },
      ...{ createdAt: at, publishedAt: at },
    };
    const others = lie({ [path]: { accountId: newcomer.accountId, current, superseded: [] } });

    const admitting = admitMember(author.connection, author.organisationId, author.keyring, {
      accountId: newcomer.accountId,
      comparedFingerprint: newcomer.memberKey.fingerprint,
    });

    await expect(admitting).rejects.toMatchObject({ name: 'KeyChangedError' });
    expect(others).toEqual([]);
  });
});
