import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { FileResponse } from '../../core/contracts/files.ts';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createFileExchange, messageOf, type FileExchange } from '../support/file-exchange.ts';
import { createRequestStage, send, type RequestStage } from '../support/request-stage.ts';
import { bytesOf } from '../support/sealing.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('the files of a request, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let stage: RequestStage;
  let files: FileExchange;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    stage = await createRequestStage(portal, exchange);
    const to = [actors.expert.organisationId, actors.receivingFocalPoint.organisationId];
    files = createFileExchange(portal, exchange, { folder: 'request', to });
  });
  afterAll(() => portal.close());

  async function attached({ id }: { readonly id: string }): Promise<FileResponse> {
    const { body, keyPackets } = await files.sealedFor(bytesOf(5_000));
    return files.completed(id, body, keyPackets);
  }

  async function listedBy(actor: Actor, { id }: { readonly id: string }) {
    const response = await actor.get(`/requests/${id}/files`);
    const { items = [] } = response.body as { items?: { id: string }[] };
    return [response.status, items.map((item) => item.id)];
  }

  describe('POST /requests/:requestId/files', () => {
    it('answers nobody, and not those who oversee and operate', async () => {
      const { id } = await stage.draft();
      const path = `/requests/${id}/files`;

      expect((await portal.anonymous().post(path, {})).status).toBe(401);
      for (const actor of [actors.auditor, actors.administrator]) {
        expect((await actor.post(path, {})).status).toBe(403);
      }
    });

    it('takes files of who asks, for exactly the two sides, while it is a draft', async () => {
      const draft = await stage.draft();
      const sent = await stage.requestThatIs('sent');
      const body = { maxSize: 1_000, keyPackets: await files.keyPackets() };
      const tooMany = await files.keyPackets([...files.readers, actors.reviewer.organisationId]);

      const byAsked = await actors.receivingFocalPoint.post(`/requests/${draft.id}/files`, body);
      const late = await files.begin(sent.id, 1_000);
      const forOthers = await files.begin(draft.id, 1_000, tooMany);
      const begun = await files.begin(draft.id, 1_000);

      expect(byAsked.body).toMatchObject({ code: 'NOT_FOUND' });
      expect(late.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
      expect(forOthers.body).toMatchObject({ code: 'SEALED_RECIPIENT_UNEXPECTED' });
      expect(begun.status).toBe(201);
    });
  });

  it("does not answer below another kind of folder's path", async () => {
    const request = await stage.draft();
    const submission = await exchange.draft();
    const body = { maxSize: 1_000, keyPackets: await files.keyPackets() };
    for (const path of [
      `/submissions/${request.id}/files`,
      `/requests/${submission.id}/files`,
      `/requests/${uuid()}/files`,
    ]) {
      expect((await actors.expert.get(path)).body).toMatchObject({ code: 'NOT_FOUND' });
      expect((await actors.expert.post(path, body)).body).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('deposits a message made elsewhere', async () => {
    const { id } = await stage.draft();
    const { body, keyPackets } = await files.sealedFor(bytesOf(2_000));

    const refused = await files.deposit(id, messageOf(keyPackets, body), actors.otherFocalPoint);
    const response = await files.deposit(id, messageOf(keyPackets, body));

    expect(refused.body).toMatchObject({ code: 'NOT_FOUND' });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ state: 'unsigned', submissionId: id });
  });

  it('are listed and opened by who is asked once the request was sent, and by nobody else', async () => {
    const draft = await stage.written();
    const file = await attached(draft);
    const { focalPoint, receivingFocalPoint, otherFocalPoint, reviewer } = actors;
    const before = await listedBy(receivingFocalPoint, draft);
    const early = await files.download(receivingFocalPoint, file);
    await stage.change('post', focalPoint, draft, 'send');

    expect(before).toEqual([404, []]);
    expect(early.status).toBe(404);
    expect(await listedBy(focalPoint, draft)).toEqual([200, [file.id]]);
    expect(await listedBy(receivingFocalPoint, draft)).toEqual([200, [file.id]]);
    expect((await files.download(receivingFocalPoint, file)).status).toBe(200);
    for (const other of [otherFocalPoint, reviewer]) {
      expect(await listedBy(other, draft)).toEqual([404, []]);
      expect((await files.download(other, file)).status).toBe(404);
    }
  });

  it('stay as they are once the request was sent, and are not seen of a draft withdrawn', async () => {
    const draft = await stage.written();
    const file = await attached(draft);
    const withdrawn = await stage.written();
    const unseen = await attached(withdrawn);
    await stage.change('post', actors.focalPoint, draft, 'send');
    await stage.change('post', actors.focalPoint, withdrawn, 'withdraw');

    const discarded = await actors.expert
      .delete(`/files/${file.id}`)
      .set('If-Match', `"${file.version}"`);

    expect(discarded.body).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
    expect((await files.download(actors.receivingFocalPoint, unseen)).status).toBe(404);
  });

  it('hold the sending and the sign-off back while one of them is not complete', async () => {
    const draft = await stage.written();
    await files.begun(draft.id, 1_000);
    for (const step of ['send', 'sign-off']) {
      const response = await send('post', actors.focalPoint, draft, step);
      expect(response.body).toMatchObject({ code: 'FILES_UNFINISHED', status: 409 });
    }
  });

  describe('a sign-off', () => {
    const seen = async (request: RequestSummary) => {
      const { items } = (await actors.expert.get('/requests?side=requester')).body as {
        items: RequestSummary[];
      };
      const listed = items.find(({ id }) => id === request.id)?.signedOffBy;
      return [(await stage.read(actors.expert, request)).signedOffBy, listed];
    };

    it('ends when a file is added, and when one is discarded', async () => {
      const { expert, focalPoint } = actors;
      const added = await stage.change('post', focalPoint, await stage.written(), 'sign-off');
      const before = await seen(added);
      await attached(added);
      const other = await stage.written();
      const file = await attached(other);
      const discarded = await stage.change('post', focalPoint, other, 'sign-off');
      await expert.delete(`/files/${file.id}`).set('If-Match', `"${file.version}"`);

      expect(before).toEqual([focalPoint.id, focalPoint.id]);
      for (const request of [added, discarded]) {
        expect(await seen(request)).toEqual([undefined, undefined]);
        const response = await send('post', expert, request, 'send');
        expect(response.body).toMatchObject({ code: 'SIGN_OFF_REQUIRED' });
      }
    });

    it('covers the files that were there', async () => {
      const draft = await stage.written();
      await attached(draft);
      const signedOff = await stage.change('post', actors.focalPoint, draft, 'sign-off');

      const response = await send('post', actors.expert, signedOff, 'send');

      expect(response.body).toMatchObject({ state: 'sent', signedOffBy: actors.focalPoint.id });
    });
  });
});
