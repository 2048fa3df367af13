import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FilePage, FileResponse } from '../../core/contracts/files.ts';
import {
  openFile,
  shareWith,
  signShareStatement,
  type UnlockedKey,
} from '../../core/sealing/index.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createFileExchange, type FileExchange } from '../support/file-exchange.ts';
import { bytesOf, drained, streamOfBytes } from '../support/sealing.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('opening and sharing files, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let files: FileExchange;
  let file: FileResponse;
  let plaintext: Uint8Array;
  let body: Uint8Array;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    files = createFileExchange(portal, exchange);
    plaintext = bytesOf(100_000);
    const sealed = await files.sealedFor(plaintext);
    body = sealed.body;
    const { id } = await exchange.draft();
    file = await files.completed(id, body, sealed.keyPackets);
    await submit(id);
  });
  afterAll(() => portal.close());

  async function submit(submissionId: string): Promise<void> {
    const { expert } = exchange.actors;
    const content = await exchange.sealed('a record');
    const written = await expert
      .put(`/submissions/${submissionId}/record`, { content })
      .set('If-Match', '"1"');
    const submitted = await expert
      .post(`/submissions/${submissionId}/submit`)
      .set('If-Match', `"${(written.body as { version: number }).version}"`);
    if (submitted.status !== 200) throw new Error(submitted.text);
  }

  async function current(as = exchange.actors.expert): Promise<FileResponse> {
    return FileResponse.parse((await as.get(`/files/${file.id}`)).body);
  }

  /** The statuses that these people get, in the order they are named. */
  async function statuses(
    ask: (actor: Actor) => PromiseLike<{ status: number }>,
    ...names: (keyof Exchange['actors'] | 'anonymous')[]
  ): Promise<number[]> {
    const people = { ...exchange.actors, anonymous: portal.anonymous() };
    const found: number[] = [];
    for (const name of names) found.push((await ask(people[name])).status);
    return found;
  }
  const everybody = [
    'anonymous',
    'expert',
    'focalPoint',
    'reviewer',
    'receivingFocalPoint',
    'otherFocalPoint',
    'otherReviewer',
    'outsider',
    'auditor',
    'administrator',
  ] as const;

  describe('GET /submissions/:submissionId/files', () => {
    it('is for sender and recipients', async () => {
      const found = await statuses(
        (actor) => actor.get(`/submissions/${file.submissionId}/files`),
        ...everybody,
      );

      expect(found).toEqual([401, 200, 200, 200, 200, 404, 404, 404, 403, 403]);
    });

    it('shows nobody else a file of a draft', async () => {
      const { id } = await exchange.draft();
      await files.completed(id, (await files.sealedFor(plaintext)).body);

      const found = await statuses(
        (actor) => actor.get(`/submissions/${id}/files`),
        'focalPoint',
        'reviewer',
        'receivingFocalPoint',
      );

      expect(found).toEqual([200, 404, 404]);
    });
  });

  describe('GET /files', () => {
    it('lists what one may open, and is for content roles', async () => {
      const listed = async (actor: Actor) =>
        FilePage.parse((await actor.get('/files')).body).items.map(({ id }) => id);

      expect(await statuses((actor) => actor.get('/files'), ...everybody)).toEqual([
        401, 200, 200, 200, 200, 200, 200, 200, 403, 403,
      ]);
      expect(await listed(exchange.actors.reviewer)).toEqual([file.id]);
      expect(await listed(exchange.actors.outsider)).toEqual([]);
    });
  });

  describe('GET /files/:fileId', () => {
    it('is for who may open the file, with their own key packet only', async () => {
      const found = await statuses((actor) => actor.get(`/files/${file.id}`), ...everybody);
      const { expert, reviewer } = exchange.actors;
      const [own, theirs] = [await current(expert), await current(reviewer)];

      expect(found).toEqual([401, 200, 200, 200, 200, 404, 404, 404, 403, 403]);
      expect(own.keyPacket).not.toBe(theirs.keyPacket);
      expect(own.descriptor?.keyPacket).not.toBe(theirs.descriptor?.keyPacket);
      expect(own.signature).toEqual(theirs.signature);
      expect(theirs.uploaderAccountId).toBe(expert.id);
    });
  });

  describe('GET /files/:fileId/content', () => {
    it('is for who may open the file', async () => {
      const found = await statuses((actor) => files.download(actor, file), ...everybody);

      expect(found).toEqual([401, 200, 200, 200, 200, 404, 404, 404, 403, 403]);
    });

    it('gives each organisation a message that opens to what was sealed', async () => {
      const { focalPoint, reviewer, receivingFocalPoint } = exchange.actors;

      for (const actor of [focalPoint, reviewer, receivingFocalPoint]) {
        expect(await opensFor(actor)).toBe(true);
      }
    });

    it('is an attachment of a fixed type that is never shown nor kept', async () => {
      const { headers } = await files.download(exchange.actors.reviewer, file);

      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${file.id}.pgp"`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'accept-ranges': 'bytes',
        etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
      });
    });

    it('has another tag for every organisation', async () => {
      const { expert, focalPoint, reviewer } = exchange.actors;
      const tags = await Promise.all(
        [expert, focalPoint, reviewer].map(async (actor) =>
          String((await files.download(actor, file)).headers['etag']),
        ),
      );

      expect(tags[0]).toBe(tags[1]);
      expect(tags[0]).not.toBe(tags[2]);
    });

    it('is given in part, as far as it goes', async () => {
      const { reviewer } = exchange.actors;
      const whole = (await files.download(reviewer, file)).body as Buffer;
      const last = whole.length - 1;
      const ranges: readonly (readonly [string, number, number])[] = [
        ['bytes=0-0', 0, 0],
        [`bytes=${last}-`, last, last],
        ['bytes=-1', last, last],
        ['bytes=100-199', 100, 199],
        [`bytes=50000-${last + 10}`, 50_000, last],
        [`bytes=-${whole.length + 1}`, 0, last],
      ];

      for (const [range, start, end] of ranges) {
        const part = await files.download(reviewer, file, { Range: range });
        expect([part.status, part.headers['content-range']]).toEqual([
          206,
          `bytes ${start}-${end}/${whole.length}`,
        ]);
        expect((part.body as Buffer).equals(whole.subarray(start, end + 1))).toBe(true);
      }
    });

    it('says how long it is when a range lies outside', async () => {
      const { reviewer } = exchange.actors;
      const { length } = (await files.download(reviewer, file)).body as Buffer;

      const refused = await files.download(reviewer, file, { Range: `bytes=${length}-` });

      expect([refused.status, refused.headers['content-range']]).toEqual([
        416,
        `bytes */${length}`,
      ]);
      expect(String(refused.body)).toContain('RANGE_NOT_SATISFIABLE');
    });

    it('answers conditions: not changed, and a range only of what has not changed', async () => {
      const { reviewer } = exchange.actors;
      const etag = String((await files.download(reviewer, file)).headers['etag']);
      const ask = async (headers: Record<string, string>) =>
        (await files.download(reviewer, file, headers)).status;

      expect(await ask({ 'If-None-Match': etag })).toBe(304);
      expect(await ask({ 'If-None-Match': '"other"' })).toBe(200);
      expect(await ask({ 'If-None-Match': etag, Range: 'bytes=0-0' })).toBe(304);
      expect(await ask({ 'If-Range': etag, Range: 'bytes=0-0' })).toBe(206);
      expect(await ask({ 'If-Range': '"other"', Range: 'bytes=0-0' })).toBe(200);
      expect(await ask({ Range: 'bytes=0-0,5-6' })).toBe(200);
    });

    it('answers HEAD with the headers alone', async () => {
      const { reviewer } = exchange.actors;
      const whole = await files.download(reviewer, file);

      const head = await reviewer.request('head', `/files/${file.id}/content`);

      expect(head.status).toBe(200);
      expect(head.headers['content-length']).toBe(`${(whole.body as Buffer).length}`);
      expect(head.headers['etag']).toBe(whole.headers['etag']);
      expect(head.text).toBeUndefined();
    });

    it('is written down, with whose file it is, before it leaves', async () => {
      const { reviewer, auditor } = exchange.actors;
      await files.download(reviewer, file);

      await portal.composition.accessLog.catchUp();
      const log = await auditor.get(
        `/access-log/entries?object=${file.id}&action=file.open&actor=${reviewer.id}`,
      );

      const entries = (log.body as { items: { entry: object }[] }).items.map(({ entry }) => entry);
      expect(entries).toContainEqual(
        expect.objectContaining({
          outcome: 'success',
          object: expect.objectContaining({ org: file.organisationId }) as object,
        }),
      );
    });
  });

  async function opensFor(actor: Actor): Promise<boolean> {
    const { signature } = await current(actor);
    const download = await files.download(actor, file);
    const opened = await openFile({
      message: streamOfBytes(download.body as Buffer),
      decryptionKeys: [exchange.organisationKeyOf(actor.organisationId).key],
      armoredVerificationKeys: [exchange.keyOf(exchange.actors.expert).armoredPublicKey],
      manifest: signature?.manifest ?? '',
      armoredSignature: signature?.armoredSignature ?? '',
    });
    const octets = await drained(opened.plaintext);
    const verdict = await opened.verdict;
    const isRight = verdict.signature.status === 'verified' && verdict.content !== 'no-manifest';
    return isRight && Buffer.from(octets).equals(plaintext);
  }

  /** What the browser of somebody of the sending State sends, to share with somebody's organisation. */
  async function shareRequest(to: Actor, signer: UnlockedKey) {
    const { seipd, keyPacket, descriptor } = await current();
    const recipient = exchange.organisationKeyOf(to.organisationId);
    if (!seipd || !keyPacket || !descriptor) throw new Error('a complete file expected');
    const wrap = (own: string) =>
      shareWith({
        keyPacket: new Uint8Array(Buffer.from(own, 'base64')),
        seipd,
        decryptionKeys: [exchange.organisationKeyOf(file.organisationId).key],
        recipient,
      });
    const [shared, forDescriptor] = [await wrap(keyPacket), await wrap(descriptor.keyPacket)];
    return {
      organisationId: to.organisationId,
      keyPacket: Buffer.from(shared.keyPacket).toString('base64'),
      descriptorKeyPacket: Buffer.from(forDescriptor.keyPacket).toString('base64'),
      ...(await signShareStatement({
        fileId: file.id,
        shared,
        signingKey: signer,
        at: new Date(),
      })),
    };
  }

  describe('POST /files/:fileId/shares', () => {
    it('is for focal points of the provider; others who hold the file need consent', async () => {
      const { otherFocalPoint } = exchange.actors;
      const request = await shareRequest(
        otherFocalPoint,
        exchange.keyOf(exchange.actors.expert).key,
      );
      const share = (actor: Actor) =>
        actor.post(`/files/${file.id}/shares`, request).set('If-Match', '"9"');

      expect(await statuses(share, ...everybody)).toEqual([
        401, 403, 409, 403, 403, 404, 404, 404, 403, 403,
      ]);
      expect((await share(exchange.actors.reviewer)).body).toMatchObject({
        code: 'CONSENT_REQUIRED',
      });
    });

    it('lets one more organisation open the file and changes no octet of the body; then takes it back', async () => {
      const { focalPoint, otherFocalPoint, reviewer, outsider } = exchange.actors;
      const signer = exchange.keyOf(focalPoint).key;
      const path = `/files/${file.id}/shares`;
      const before = (await files.download(reviewer, file)).body as Buffer;
      const request = await shareRequest(otherFocalPoint, signer);

      const stranger = await focalPoint
        .post(path, await shareRequest(outsider, signer))
        .set('If-Match', '"2"');
      expect(stranger.body).toMatchObject({ code: 'RECIPIENT_NOT_IN_CASE' });
      const shared = await focalPoint.post(path, request).set('If-Match', '"2"');
      expect([shared.status, shared.headers['etag']]).toEqual([201, '"3"']);

      const theirs = (await files.download(otherFocalPoint, file)).body as Buffer;
      expect(theirs.subarray(-body.length).equals(body)).toBe(true);
      expect(((await files.download(reviewer, file)).body as Buffer).equals(before)).toBe(true);
      expect(await opensFor(otherFocalPoint)).toBe(true);
      const listed = FilePage.parse((await otherFocalPoint.get('/files')).body);
      expect(listed.items.map(({ id }) => id)).toEqual([file.id]);

      const takeBack = (actor: Actor, from: Actor) =>
        actor.delete(`${path}/${from.organisationId}`).set('If-Match', '"3"');
      expect((await takeBack(portal.anonymous(), otherFocalPoint)).status).toBe(401);
      expect((await takeBack(reviewer, otherFocalPoint)).status).toBe(404);
      expect((await takeBack(focalPoint, reviewer)).status).toBe(404);
      expect((await takeBack(focalPoint, otherFocalPoint)).status).toBe(200);
      expect((await files.download(otherFocalPoint, file)).status).toBe(404);
      expect(((await files.download(reviewer, file)).body as Buffer).equals(before)).toBe(true);
    });
  });
});
