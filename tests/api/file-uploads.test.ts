import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PART_SIZE } from '../../core/contracts/limits.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import {
  contentDigest,
  createFileExchange,
  messageOf,
  type FileExchange,
} from '../support/file-exchange.ts';
import { aBody, cut, sha256 } from '../support/file-stage.ts';
import {
  bytes,
  fiveOctetLength,
  keyPacket3,
  keyPacket6,
  oldPacket,
  packet,
  partialPacket,
  pseudoRandomBytes,
  seipd1,
  seipd2,
} from '../support/openpgp-packets.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';
import { utf8 } from '../support/sealing.ts';

const MIB = 1024 * 1024;
const config = { maxFileBytes: 24 * MIB, organisationQuotaBytes: 400 * MIB };

describe.each(engines)('sending files, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let files: FileExchange;
  let submissionId: string;
  let before: Awaited<ReturnType<FileExchange['kept']>>;

  beforeAll(async () => {
    portal = await createTestPortal(engine, { config });
    exchange = await createExchange(portal);
    files = createFileExchange(portal, exchange);
    const { id } = await exchange.draft();
    await files.completed(id, aBody(100));
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    submissionId = (await exchange.draft()).id;
    before = await files.kept();
  });

  describe('POST /submissions/:submissionId/files', () => {
    it('asks who is there, and is for content roles of the sender', async () => {
      const path = `/submissions/${submissionId}/files`;
      const body = { maxSize: 100, keyPackets: await files.keyPackets() };
      const { actors } = exchange;
      const as = async (actor: { post: (typeof actors.expert)['post'] }) =>
        (await actor.post(path, body)).body as object;

      expect(await as(portal.anonymous())).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await as(actors.auditor)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await as(actors.administrator)).toMatchObject({ code: 'FORBIDDEN' });
      for (const actor of [actors.reviewer, actors.outsider, actors.otherFocalPoint]) {
        expect(await as(actor)).toMatchObject({ code: 'NOT_FOUND' });
      }
      expect(await files.kept()).toEqual(before);
    });

    it('refuses the largest size and one octet', async () => {
      const refused = await files.begin(submissionId, config.maxFileBytes + 1);

      expect([refused.status, refused.body]).toMatchObject([413, { code: 'SEALED_TOO_LARGE' }]);
      expect(await files.kept()).toEqual(before);
      const file = await files.begun(submissionId, config.maxFileBytes);
      expect(file).toMatchObject({ version: 1, partSize: PART_SIZE, maxPartCount: 3 });
    });

    it('refuses recipients other than those of the submission', async () => {
      const fewer = await files.keyPackets(files.readers.slice(1));

      const refused = await files.begin(submissionId, 100, fewer);

      expect([refused.status, refused.body]).toMatchObject([
        422,
        { code: 'SEALED_RECIPIENT_MISSING' },
      ]);
      expect(await files.kept()).toEqual(before);
    });
  });

  describe('PUT /files/:fileId/parts/:n', () => {
    it('asks who is there, and is not there for anybody else', async () => {
      const part = aBody(100);
      const file = await files.begun(submissionId, 100);
      const { reviewer, outsider, auditor } = exchange.actors;

      expect((await files.put(file, 1, part, portal.anonymous())).status).toBe(401);
      expect((await files.put(file, 1, part, auditor)).status).toBe(403);
      expect((await files.put(file, 1, part, reviewer)).status).toBe(404);
      expect((await files.put(file, 1, part, outsider)).status).toBe(404);
    });

    it('asks for length, digest and type', async () => {
      const part = aBody(100);
      const file = await files.begun(submissionId, 100);
      const request = (type: string) =>
        exchange.actors.expert
          .request('put', `/files/${file.id}/parts/1`)
          .set('Content-Type', type);

      const untyped = await request('text/plain').send('x');
      const undigested = await request('application/octet-stream').send(Buffer.from(part));
      const chunked = request('application/octet-stream')
        .set('Content-Digest', contentDigest(part))
        .set('Transfer-Encoding', 'chunked');
      chunked.write(Buffer.from(part));

      expect(untyped.body).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
      expect([undigested.status, undigested.body]).toMatchObject([
        400,
        { code: 'CONTENT_DIGEST_REQUIRED' },
      ]);
      expect((await chunked).body).toMatchObject({ code: 'LENGTH_REQUIRED' });
      expect(await files.kept()).toMatchObject({ objects: before.objects, parts: before.parts });
    });

    it('keeps nothing of a part that is not what its digest says', async () => {
      const part = aBody(100);
      const file = await files.begun(submissionId, 100);

      const refused = await files
        .put(file, 1, part)
        .set('Content-Digest', contentDigest(utf8('other')));

      expect([refused.status, refused.body]).toMatchObject([422, { code: 'PART_DIGEST_MISMATCH' }]);
      expect(await files.kept()).toMatchObject({ objects: before.objects, parts: before.parts });
    });

    it('keeps nothing of a part whose line is cut, and takes it again', async () => {
      const part = aBody(PART_SIZE);
      const file = await files.begun(submissionId, PART_SIZE);
      const headers = {
        'Content-Type': 'application/octet-stream',
        'Content-Digest': contentDigest(part),
      };

      await files.breakOff(`/files/${file.id}/parts/1`, 'PUT', headers, part);
      const again = await files.put(file, 1, part);
      await files.settled({ ...before, files: before.files + 1 });

      expect(again.body).toEqual({ n: 1, size: PART_SIZE, sha256: sha256(part) });
      expect(await files.kept()).toMatchObject({
        objects: before.objects + 1,
        unfinished: before.unfinished,
        parts: before.parts + 1,
      });
    });

    it('answers on the same connection after refusing a large part early', async () => {
      const file = await files.begun(submissionId, PART_SIZE);

      const refused = await files.put(file, 1, packet(11, pseudoRandomBytes(PART_SIZE - 6)));

      expect([refused.status, refused.body]).toMatchObject([
        422,
        { code: 'SEALED_PLAINTEXT_LITERAL' },
      ]);
      expect((await files.put(file, 1, aBody(PART_SIZE))).status).toBe(404);
      expect(await files.kept()).toEqual(before);
    });
  });

  it('refuses a key packet where only the body belongs', async () => {
    const file = await files.begun(submissionId, 1000);

    const answer = await files.put(file, 1, bytes(aKeyPacket(), aBody(500)));

    expect([answer.status, answer.body]).toMatchObject([
      422,
      { code: 'SEALED_UNEXPECTED_KEY_PACKET' },
    ]);
    expect(await files.kept()).toEqual(before);
  });

  describe('GET /files/:fileId/parts', () => {
    it('tells the provider, and nobody else, what has arrived', async () => {
      const body = aBody(PART_SIZE + 5);
      const file = await files.begun(submissionId, body.length);
      const [, second = body] = cut(body, PART_SIZE);
      await files.put(file, 2, second);
      const path = `/files/${file.id}/parts`;

      expect((await portal.anonymous().get(path)).status).toBe(401);
      expect((await exchange.actors.reviewer.get(path)).status).toBe(404);
      const answer = await exchange.actors.expert.get(path);
      expect(answer.body).toMatchObject({
        id: file.id,
        version: 1,
        items: [{ n: 2, size: 5, sha256: sha256(second) }],
      });
    });
  });

  describe('POST /files/:fileId/completion', () => {
    it('asks who is there, and for the version seen', async () => {
      const body = aBody(100);
      const file = await files.begun(submissionId, 100);
      await files.put(file, 1, body);
      const path = `/files/${file.id}/completion`;
      const request = {
        ...(await files.signed(file, body)),
        descriptor: await exchange.sealed('a name'),
      };

      expect((await portal.anonymous().post(path, request)).status).toBe(401);
      expect((await exchange.actors.expert.post(path, request)).body).toMatchObject({
        code: 'PRECONDITION_REQUIRED',
      });
      expect((await files.complete({ ...file, version: 2 }, body)).body).toMatchObject({
        code: 'VERSION_CONFLICT',
      });
      expect((await files.complete(file, body)).status).toBe(200);
    });

    it('names the part that is missing', async () => {
      const body = aBody(PART_SIZE + 1);
      const file = await files.begun(submissionId, body.length);
      await files.put(file, 1, body.subarray(0, PART_SIZE));

      const refused = await files.complete(file, body);

      expect([refused.status, refused.body]).toMatchObject([
        409,
        { code: 'PARTS_MISSING', issues: [{ path: 'parts', message: '2' }] },
      ]);
    });

    it.each([-1, 0, 1, PART_SIZE + 1])(
      'takes a body of one part and %i octets, its parts in any order',
      async (more) => {
        const body = aBody(PART_SIZE + more);
        const file = await files.begun(submissionId, body.length + 1000);
        const parts = cut(body, PART_SIZE).map((part, index) => ({ n: index + 1, part }));
        await Promise.all(parts.toReversed().map(({ n, part }) => files.put(file, n, part)));

        const answer = await files.complete(file, body);

        expect([answer.status, answer.body]).toMatchObject([
          200,
          { state: 'complete', size: body.length, version: 2 },
        ]);
        expect(answer.headers['etag']).toBe('"2"');
        expect(await files.kept()).toEqual({
          ...before,
          objects: before.objects + parts.length,
          files: before.files + 1,
          bytes: before.bytes + body.length,
        });
        const downloaded = await files.download(exchange.actors.focalPoint, file);
        expect((downloaded.body as Buffer).subarray(-body.length).equals(body)).toBe(true);
      },
    );

    it('shows the file to the log as the provider’s', async () => {
      const file = await files.completed(submissionId, aBody(100));
      await portal.composition.accessLog.catchUp();

      const log = await exchange.actors.auditor.get(
        `/access-log/entries?object=${file.id}&action=file.complete`,
      );

      expect(
        (log.body as { items: { entry: object }[] }).items.map(({ entry }) => entry),
      ).toContainEqual(
        expect.objectContaining({
          outcome: 'success',
          object: expect.objectContaining({ id: file.id, org: file.organisationId }) as object,
        }),
      );
    });
  });

  /** Written out by hand: what arrives as a whole message, and how it is refused. */
  const refused: readonly (readonly [string, (right: Uint8Array) => Uint8Array])[] = [
    ['SEALED_EMPTY', () => new Uint8Array()],
    ['SEALED_TRUNCATED', (right) => right.subarray(0, -1)],
    ['SEALED_ARMORED', () => utf8('-----BEGIN PGP MESSAGE-----\n')],
    ['SEALED_NOT_OPENPGP', () => utf8('Dear colleague, the account number is')],
    ['SEALED_PLAINTEXT_LITERAL', () => packet(11, bytes('b', 0, 0, 0, 0, 0, 'in clear'))],
    ['SEALED_SIGNED_PLAINTEXT', () => packet(4, pseudoRandomBytes(13))],
    ['SEALED_COMPRESSED_PLAINTEXT', () => packet(8, pseudoRandomBytes(100))],
    ['SEALED_SECRET_KEY', () => packet(5, pseudoRandomBytes(100))],
    ['SEALED_PUBLIC_KEY', () => packet(6, pseudoRandomBytes(100))],
    ['SEALED_PASSWORD_ENCRYPTED', () => packet(3, pseudoRandomBytes(13))],
    ['SEALED_NO_INTEGRITY_PROTECTION', () => oldPacket(9, pseudoRandomBytes(100), 0)],
    ['SEALED_AEAD_LIBREPGP', () => packet(20, pseudoRandomBytes(100))],
    ['SEALED_PADDING_PACKET', () => packet(21, pseudoRandomBytes(100))],
    ['SEALED_MARKER_PACKET', () => packet(10, utf8('PGP'))],
    ['SEALED_UNKNOWN_PACKET', () => packet(40, pseudoRandomBytes(100))],
    ['SEALED_NO_KEY_PACKET', () => aBody(200)],
    ['SEALED_TOO_MANY_KEY_PACKETS', () => bytes(...Array.from({ length: 33 }, aKeyPacket))],
    ['SEALED_BAD_KEY_PACKET_LENGTH', () => bytes(0xc1, fiveOctetLength(2 ** 31))],
    ['SEALED_KEY_PACKET_MALFORMED', () => packet(1, bytes(5, pseudoRandomBytes(100)))],
    ['SEALED_KEY_PACKET_VERSION_MISMATCH', () => bytes(aKeyPacket(), packet(18, seipd1(100)))],
    ['SEALED_KEY_PACKET_ALGORITHM', () => keyPacket6('ab'.repeat(20), { algorithm: 16 })],
    ['SEALED_ANONYMOUS_RECIPIENT', () => keyPacket3('00'.repeat(8))],
    ['SEALED_DUPLICATE_RECIPIENT', (right) => bytes(right.subarray(0, 110), right)],
    ['SEALED_RECIPIENT_MISSING', (right) => right.subarray(110)],
    ['SEALED_RECIPIENT_UNEXPECTED', (right) => bytes(aKeyPacket(), right)],
    ['SEALED_PARTIAL_LENGTH_NOT_ALLOWED', () => bytes(0xc1, 224 + 9)],
    ['SEALED_BAD_PARTIAL_LENGTH', () => bytes(aKeyPacket(), partialPacket(18, seipd2(900), 8))],
    ['SEALED_BODY_VERSION', () => bytes(aKeyPacket(), packet(18, seipd2(200, { version: 9 })))],
    ['SEALED_BODY_CIPHER', () => bytes(aKeyPacket(), packet(18, seipd2(200, { cipher: 3 })))],
    ['SEALED_BODY_AEAD', () => bytes(aKeyPacket(), packet(18, seipd2(200, { aead: 1 })))],
    [
      'SEALED_BODY_CHUNK_SIZE',
      () => bytes(aKeyPacket(), packet(18, seipd2(200, { chunkSizeByte: 17 }))),
    ],
    ['SEALED_BODY_TOO_SMALL', () => bytes(aKeyPacket(), packet(18, seipd2(20)))],
    ['SEALED_TOO_LARGE', () => bytes(aKeyPacket(), 0xd2, fiveOctetLength(config.maxFileBytes))],
    [
      'SEALED_OCB_TOO_LARGE',
      () => bytes(aKeyPacket(), 0xd2, fiveOctetLength(21e6), seipd2(200, { aead: 2 })),
    ],
    ['SEALED_TRAILING_DATA', (right) => bytes(right, 0)],
    [
      'SEALED_LOOKS_LIKE_PLAINTEXT',
      () => bytes(aKeyPacket(), packet(18, bytes(2, 9, 3, 12, new Uint8Array(4000)))),
    ],
  ];

  describe('POST /submissions/:submissionId/files/deposits', () => {
    it('asks who is there, and is for content roles of the sender', async () => {
      const { auditor, reviewer } = exchange.actors;
      const message = aBody(100);

      expect((await files.deposit(submissionId, message, portal.anonymous())).status).toBe(401);
      expect((await files.deposit(submissionId, message, auditor)).status).toBe(403);
      expect((await files.deposit(submissionId, message, reviewer)).status).toBe(404);
    });

    it.each(refused)('refuses, and leaves nothing of, %s', async (code, malformed) => {
      const right = messageOf(await files.keyPackets(), aBody(500));

      const answer = await files.deposit(submissionId, malformed(right));

      expect(answer.body).toMatchObject({ code });
      expect(answer.status).toBe(code.endsWith('TOO_LARGE') ? 413 : 422);
      expect(await files.kept()).toEqual(before);
    });

    it('leaves nothing of a message whose line is cut', async () => {
      const message = messageOf(await files.keyPackets(), aBody(2 * MIB));
      const head = 'Content-Disposition: form-data; name="message"; filename="a"\r\n\r\n';
      const body = bytes(`--b\r\n${head}`, message, '\r\n--b--\r\n');
      const type = { 'Content-Type': 'multipart/form-data; boundary=b' };
      const path = `/submissions/${submissionId}/files/deposits`;

      await files.breakOff(path, 'POST', type, body);
      const after = await files.deposit(submissionId, message);

      expect(after.status).toBe(201);
      await files.settled({ ...before, files: before.files + 1 });
      expect(await files.kept()).toMatchObject({
        objects: before.objects + 1,
        files: before.files + 1,
        bytes: before.bytes + 2 * MIB,
      });
    });

    it.each([8, 50])('stores %i at once, each as it was sent', async (count) => {
      const packets = await files.keyPackets();
      const bodies = Array.from({ length: count }, (_, index) => aBody(20_000 + index));

      const answers = await Promise.all(
        bodies.map((body) => files.deposit(submissionId, messageOf(packets, body))),
      );

      expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 201));
      expect(answers.map(({ body }) => (body as { size: number }).size)).toEqual(
        bodies.map(({ length }) => length),
      );
      expect(await files.kept()).toEqual({
        ...before,
        objects: before.objects + count,
        files: before.files + count,
        bytes: before.bytes + bodies.reduce((sum, { length }) => sum + length, 0),
      });
    });
  });

  describe('PUT /files/:fileId/manifest', () => {
    it('makes a deposit complete for who signs for exactly its body', async () => {
      const body = aBody(PART_SIZE + 100);
      const { expert, reviewer } = exchange.actors;
      const message = messageOf(await files.keyPackets(), body);
      const deposited = (await files.deposit(submissionId, message)).body as { id: string };
      const file = { ...deposited, submissionId };
      const path = `/files/${file.id}/manifest`;
      const right = await files.signed(file, body);
      const wrong = await files.signed(file, aBody(body.length));
      expect((await files.download(expert, file)).status).toBe(404);

      expect((await portal.anonymous().put(path, right)).status).toBe(401);
      expect((await reviewer.put(path, right).set('If-Match', '"2"')).status).toBe(404);
      expect((await expert.put(path, right).set('If-Match', '"1"')).status).toBe(409);
      expect((await expert.put(path, wrong).set('If-Match', '"2"')).body).toMatchObject({
        code: 'MANIFEST_MISMATCH',
      });
      const signed = await expert.put(path, right).set('If-Match', '"2"');

      expect([signed.status, signed.body]).toMatchObject([200, { state: 'complete', version: 3 }]);
      expect((await files.download(expert, file)).status).toBe(200);
    });
  });

  describe('DELETE /files/:fileId', () => {
    it('leaves nothing of the file, and is for the provider with the version seen', async () => {
      const file = await files.completed(submissionId, aBody(PART_SIZE + 1));
      const discard = (actor: (typeof exchange.actors)['expert'], version: number) =>
        actor.delete(`/files/${file.id}`).set('If-Match', `"${version}"`);
      const { expert, reviewer, focalPoint } = exchange.actors;

      expect((await portal.anonymous().delete(`/files/${file.id}`)).status).toBe(401);
      expect((await discard(reviewer, 2)).status).toBe(404);
      expect((await discard(expert, 1)).status).toBe(409);
      expect((await discard(focalPoint, 2)).status).toBe(204);

      expect((await expert.get(`/files/${file.id}`)).status).toBe(404);
      expect(await files.kept()).toEqual(before);
    });
  });

  it('reserves the quota of an organisation to the byte, and gives it back', async () => {
    const { bytes: used } = await files.kept();
    const free = config.organisationQuotaBytes - used;
    const begun: { id: string; version: number }[] = [];
    for (let left = free; left > 0; left -= config.maxFileBytes) {
      begun.push(await files.begun(submissionId, Math.min(left, config.maxFileBytes)));
    }

    const full = await files.begin(submissionId, 1);
    expect([full.status, full.body]).toMatchObject([507, { code: 'QUOTA_EXCEEDED' }]);
    expect((await files.kept()).bytes).toBe(config.organisationQuotaBytes);
    for (const { id, version } of begun) {
      await exchange.actors.expert.delete(`/files/${id}`).set('If-Match', `"${version}"`);
    }
    expect(await files.kept()).toEqual(before);
  });
});

function aKeyPacket(): Uint8Array {
  return keyPacket6('ab'.repeat(20));
}
