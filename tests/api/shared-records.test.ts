import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  SubmissionPage,
  type SubmissionResponse,
  type SubmissionSummary,
} from '../../core/contracts/submissions.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createRecordSharing, type RecordSharing } from '../support/record-sharing.ts';
import {
  createSubmissionActions,
  send,
  type SubmissionActions,
} from '../support/submission-actions.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

const everybody = [
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

describe.each(embeddedEngine)('an organisation with whom a record was shared, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let actions: SubmissionActions;
  let sharing: RecordSharing;
  let submission: SubmissionResponse;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    actions = createSubmissionActions(exchange);
    sharing = createRecordSharing(exchange);
  });
  beforeEach(async () => {
    submission = await actions.submissionThatIs('submitted');
  });
  afterAll(() => portal.close());

  const read = (by: Actor) => sharing.read(by, submission.id);
  const share = (by: Actor, to: Actor) => sharing.share(submission.id, by, to);

  it('reads nothing around it: no remarks, no decision, no files', async () => {
    const { focalPoint, otherFocalPoint, reviewer } = actors;
    submission = await actions.submissionThatIs('accepted');
    await share(focalPoint, otherFocalPoint);

    const path = `/submissions/${submission.id}`;
    for (const around of ['remarks', 'files', 'receipt']) {
      expect((await otherFocalPoint.get(`${path}/${around}`)).status).toBe(404);
    }
    const content = await exchange.sealed('May I?', otherFocalPoint);
    expect((await otherFocalPoint.post(`${path}/remarks`, { content })).status).toBe(404);
    expect((await read(reviewer)).decision).toBeDefined();
    expect((await read(otherFocalPoint)).decision).toBeUndefined();
    expect((await otherFocalPoint.get('/inbox')).body).toMatchObject({ items: [] });
  });

  it('finds it in a list of its own, and nobody else does', async () => {
    const { focalPoint, otherFocalPoint, otherReviewer, reviewer } = actors;
    await share(focalPoint, otherFocalPoint);

    const statuses: number[] = [];
    for (const name of everybody) {
      statuses.push((await actors[name].get('/submissions/shared')).status);
    }
    const lists = async (by: Actor) => {
      const page = SubmissionPage.parse((await by.get('/submissions/shared')).body);
      return page.items.some(({ id }: SubmissionSummary) => id === submission.id);
    };
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 403, 403]);
    expect((await portal.anonymous().get('/submissions/shared')).status).toBe(401);
    for (const by of [focalPoint, reviewer, otherReviewer]) expect(await lists(by)).toBe(false);
    expect(await lists(otherFocalPoint)).toBe(true);
  });

  it('loses it with the case, and when it is written anew', async () => {
    const { expert, focalPoint, otherFocalPoint, reviewer } = actors;
    const { courtCase } = exchange;
    submission = await actions.submissionThatIs('returned');
    await share(focalPoint, otherFocalPoint);
    const participant = (method: 'put' | 'delete', version: number) =>
      reviewer
        .request(method, `/cases/${courtCase.id}/participants/${otherFocalPoint.organisationId}`)
        .set('If-Match', `"${version}"`);
    const reads = async () => (await otherFocalPoint.get(`/submissions/${submission.id}`)).status;

    expect((await participant('delete', courtCase.version)).status).toBe(200);
    expect(await reads()).toBe(404);
    expect((await otherFocalPoint.get('/submissions/shared')).body).toMatchObject({ items: [] });
    expect((await participant('put', courtCase.version + 1)).status).toBe(200);
    courtCase.version += 2;
    expect(await reads()).toBe(200);
    const content = await exchange.sealed('Written anew.');
    const written = await send('put', expert, await read(expert), 'record', { content });
    expect(written.status).toBe(200);
    expect(await reads()).toBe(404);
  });
});
