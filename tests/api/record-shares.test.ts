import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsentResponse } from '../../core/contracts/consents.ts';
import type { SubmissionResponse } from '../../core/contracts/submissions.ts';
import { openContent } from '../../core/sealing/index.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import {
  createRecordSharing,
  recordShareRequest,
  type RecordSharing,
} from '../support/record-sharing.ts';
import {
  createSubmissionActions,
  send,
  type SubmissionActions,
} from '../support/submission-actions.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

const free = { classification: 'restricted', handlingCondition: 'H0', sharingLimit: 'TLP:GREEN' };
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

describe.each(embeddedEngine)('sharing a record onward, on %s', (engine) => {
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

  const versionOf = () => sharing.versionOf(submission.id);
  const read = (by: Actor) => sharing.read(by, submission.id);
  const share = (by: Actor, to: Actor, wrong: Parameters<RecordSharing['share']>[3] = {}) =>
    sharing.share(submission.id, by, to, wrong);
  const takeBack = (by: Actor, from: Actor, version: number) =>
    sharing.takeBack(submission.id, by, from, version);

  async function consent(asking: Actor, forWhom: Actor): Promise<ConsentResponse> {
    const object = { type: 'record', id: submission.id };
    const asked = await asking.post('/consents', {
      object,
      forOrganisationId: forWhom.organisationId,
    });
    const { id } = ConsentResponse.parse(asked.body);
    const granted = await actors.focalPoint.post(`/consents/${id}/grant`).set('If-Match', '"1"');
    return ConsentResponse.parse(granted.body);
  }

  async function opens(by: Actor): Promise<string> {
    const { record } = await read(by);
    const { plaintext, verdict } = await openContent({
      body: new Uint8Array(Buffer.from(record?.body ?? '', 'base64')),
      keyPacket: new Uint8Array(Buffer.from(record?.keyPacket ?? '', 'base64')),
      decryptionKeys: [exchange.organisationKeyOf(by.organisationId).key],
      armoredVerificationKeys: [exchange.keyOf(actors.expert).armoredPublicKey],
    });
    return `${verdict.status}: ${new TextDecoder().decode(plaintext)}`;
  }

  describe('POST /submissions/:submissionId/record-shares', () => {
    it('is for focal points of who provides it; of who received it, with consent', async () => {
      const { focalPoint, otherFocalPoint } = actors;
      const request = await recordShareRequest(
        exchange,
        focalPoint,
        otherFocalPoint,
        submission.id,
      );
      const path = `/submissions/${submission.id}/record-shares`;
      const found: (number | string)[] = [];

      for (const name of everybody) {
        const response = await actors[name].post(path, request).set('If-Match', '"99"');
        found.push((response.body as { code: string }).code);
      }

      expect((await portal.anonymous().post(path, request)).status).toBe(401);
      expect(found).toEqual([
        'FORBIDDEN',
        'VERSION_CONFLICT',
        'CONSENT_REQUIRED',
        'CONSENT_REQUIRED',
        'NOT_FOUND',
        'NOT_FOUND',
        'NOT_FOUND',
        'FORBIDDEN',
        'FORBIDDEN',
      ]);
    });

    it('refuses who is not in the case, who has it already, and a version not seen', async () => {
      const { focalPoint, otherFocalPoint, outsider, reviewer } = actors;

      expect((await share(focalPoint, outsider)).body).toMatchObject({
        code: 'RECIPIENT_NOT_IN_CASE',
      });
      expect((await share(focalPoint, reviewer)).body).toMatchObject({ code: 'ALREADY_EXISTS' });
      expect((await share(focalPoint, otherFocalPoint, { version: 1 })).body).toMatchObject({
        code: 'VERSION_CONFLICT',
      });
    });

    it('refuses what nobody has seen yet, and what was withdrawn', async () => {
      const { expert, focalPoint, otherFocalPoint } = actors;
      const draft = await exchange.draft();
      await send('put', expert, draft, 'record', { content: await exchange.sealed('A draft.') });

      for (const standing of [draft, await actions.submissionThatIs('withdrawn')]) {
        submission = standing;
        expect((await share(focalPoint, otherFocalPoint)).body).toMatchObject({
          code: 'TRANSITION_NOT_ALLOWED',
        });
      }
    });

    it('refuses a statement about a file or another record, and one that somebody else signed', async () => {
      const { focalPoint, otherFocalPoint, expert } = actors;
      const { id } = await exchange.draft();
      const wrongs = [
        [{ about: { fileId: submission.id } }, 'SHARE_NOT_VALID'],
        [{ about: { submissionId: id } }, 'SHARE_NOT_VALID'],
        [{ signer: expert }, 'SIGNATURE_NOT_VALID'],
      ] as const;

      for (const [wrong, code] of wrongs) {
        expect((await share(focalPoint, otherFocalPoint, wrong)).body).toMatchObject({ code });
      }
    });

    it('adds a key packet and changes no octet of the body', async () => {
      const { focalPoint, otherFocalPoint, reviewer } = actors;
      const before = await read(reviewer);
      expect((await otherFocalPoint.get(`/submissions/${submission.id}`)).status).toBe(404);

      const shared = await share(focalPoint, otherFocalPoint);

      expect(shared.status).toBe(201);
      const theirs = await read(otherFocalPoint);
      expect(theirs.record?.body).toBe(before.record?.body);
      expect((await read(reviewer)).record).toEqual(before.record);
      expect(await opens(otherFocalPoint)).toBe('verified: The account is held by ...');
      expect(theirs.recordShares).toEqual([
        expect.objectContaining({
          organisationId: otherFocalPoint.organisationId,
          byOrganisationId: focalPoint.organisationId,
          accountId: focalPoint.id,
        }),
      ]);
    });

    it('lets a receiver share with consent for exactly that organisation', async () => {
      const { reviewer, receivingFocalPoint, otherFocalPoint, otherReviewer } = actors;
      const granted = await consent(reviewer, otherFocalPoint);

      const refused = { code: 'CONSENT_REQUIRED' };
      expect((await share(reviewer, otherReviewer)).body).toMatchObject(refused);
      expect((await share(receivingFocalPoint, otherFocalPoint)).body).toMatchObject(refused);
      expect((await share(reviewer, otherFocalPoint)).status).toBe(201);
      expect(await opens(otherFocalPoint)).toBe('verified: The account is held by ...');
      await takeBack(actors.focalPoint, otherFocalPoint, await versionOf());
      await actors.focalPoint
        .post(`/consents/${granted.id}/refuse`)
        .set('If-Match', `"${granted.version}"`);
      expect((await share(reviewer, otherFocalPoint)).body).toMatchObject(refused);
    });

    it('lets a receiver share without consent what its markings leave free', async () => {
      const { receivingFocalPoint, otherFocalPoint } = actors;
      submission = await actions.submissionThatIs('accepted', { markings: free });

      expect((await share(receivingFocalPoint, otherFocalPoint)).status).toBe(201);
    });

    it('is seen by the provider, by who shared, and by who got it', async () => {
      const { focalPoint, reviewer, receivingFocalPoint, otherFocalPoint } = actors;
      submission = await actions.submissionThatIs('submitted', { markings: free });
      await share(reviewer, otherFocalPoint);

      const sees = async (by: Actor) => {
        const { record, recordShares = [] } = await read(by);
        const holders = record?.sealedTo.map(({ organisationId }) => organisationId) ?? [];
        return [recordShares.length, holders.includes(otherFocalPoint.organisationId)];
      };
      expect(await sees(receivingFocalPoint)).toEqual([0, false]);
      for (const by of [focalPoint, reviewer, otherFocalPoint]) {
        expect(await sees(by)).toEqual([1, true]);
      }
    });
  });

  describe('DELETE /submissions/:submissionId/record-shares/:organisationId', () => {
    it('is for the provider and who shared, and for shares only', async () => {
      const { focalPoint, reviewer, receivingFocalPoint, otherFocalPoint, outsider } = actors;
      submission = await actions.submissionThatIs('submitted', { markings: free });
      await share(reviewer, otherFocalPoint);
      const version = await versionOf();
      const notFound = { code: 'NOT_FOUND' };

      expect((await takeBack(portal.anonymous(), otherFocalPoint, version)).status).toBe(401);
      expect((await takeBack(actors.expert, otherFocalPoint, version)).status).toBe(403);
      for (const by of [receivingFocalPoint, otherFocalPoint, outsider]) {
        expect((await takeBack(by, otherFocalPoint, version)).body).toMatchObject(notFound);
      }
      expect((await takeBack(focalPoint, receivingFocalPoint, version)).body).toMatchObject(
        notFound,
      );
      expect((await takeBack(reviewer, otherFocalPoint, version - 1)).body).toMatchObject({
        code: 'VERSION_CONFLICT',
      });
      expect((await takeBack(reviewer, otherFocalPoint, version)).status).toBe(200);
      expect((await otherFocalPoint.get(`/submissions/${submission.id}`)).status).toBe(404);
      expect((await read(focalPoint)).recordShares).toBeUndefined();
    });

    it('lets the provider take back what others shared, and leaves everybody else theirs', async () => {
      const { focalPoint, reviewer, receivingFocalPoint, otherFocalPoint } = actors;
      submission = await actions.submissionThatIs('submitted', { markings: free });
      const before = await read(receivingFocalPoint);
      await share(reviewer, otherFocalPoint);

      expect((await takeBack(focalPoint, otherFocalPoint, await versionOf())).status).toBe(200);

      expect((await otherFocalPoint.get(`/submissions/${submission.id}`)).status).toBe(404);
      expect((await read(receivingFocalPoint)).record).toEqual(before.record);
      expect((await share(focalPoint, otherFocalPoint)).status).toBe(201);
    });
  });

  it('is written down with whose record it is, and the digest of the body', async () => {
    const { focalPoint, otherFocalPoint, auditor } = actors;
    await share(focalPoint, otherFocalPoint);
    await takeBack(focalPoint, otherFocalPoint, await versionOf());

    await portal.composition.accessLog.catchUp();
    const log = await auditor.get(`/access-log/entries?object=${submission.id}&outcome=success`);

    const { items } = log.body as {
      items: { entry: { action: string; object: { org: string; digest: string } } }[];
    };
    const acts = items
      .map(({ entry }) => entry)
      .filter(({ action }) => action.startsWith('record.'));
    expect(acts.map(({ action, object }) => [action, object.org])).toEqual([
      ['record.unshare', focalPoint.organisationId],
      ['record.share', focalPoint.organisationId],
    ]);
    expect(new Set(acts.map(({ object }) => object.digest)).size).toBe(1);
  });
});
