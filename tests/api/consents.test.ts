import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { ConsentPage, ConsentResponse, type ConsentState } from '../../core/contracts/consents.ts';
import { NotificationPage } from '../../core/contracts/notifications.ts';
import type { SubmissionResponse } from '../../core/contracts/submissions.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createSubmissionActions, type SubmissionActions } from '../support/submission-actions.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const people = [
  'anonymous',
  'expert',
  'focalPoint',
  'reviewer',
  'secondReviewer',
  'receivingFocalPoint',
  'otherFocalPoint',
  'otherReviewer',
  'outsider',
  'auditor',
  'administrator',
] as const;
type Status = 201 | 401 | 403 | 404 | 409;

/** Written out by hand: a column for each of the people above. Of who asks for the record of a submission. */
const expectedOfAsking: readonly (readonly [
  'draft' | 'submitted' | 'accepted' | 'withdrawn',
  ...Status[],
])[] = [
  ['draft', 401, 403, 403, 404, 404, 404, 404, 404, 404, 403, 403],
  ['submitted', 401, 403, 403, 201, 201, 201, 404, 404, 404, 403, 403],
  ['accepted', 401, 403, 403, 201, 201, 201, 404, 404, 404, 403, 403],
  ['withdrawn', 401, 403, 403, 201, 201, 201, 404, 404, 404, 403, 403],
];

type Answer = Status | 'granted' | 'refused';
/** Of who answers what the reviewer asked. */
const expectedOfAnswering: readonly (readonly ['grant' | 'refuse', ConsentState, ...Answer[]])[] = [
  ['grant', 'asked', 401, 403, 'granted', 404, 404, 404, 404, 404, 404, 403, 403],
  ['grant', 'granted', 401, 403, 409, 404, 404, 404, 404, 404, 404, 403, 403],
  ['grant', 'refused', 401, 403, 409, 404, 404, 404, 404, 404, 404, 403, 403],
  ['refuse', 'asked', 401, 403, 'refused', 404, 404, 404, 404, 404, 404, 403, 403],
  ['refuse', 'granted', 401, 403, 'refused', 404, 404, 404, 404, 404, 404, 403, 403],
  ['refuse', 'refused', 401, 403, 409, 404, 404, 404, 404, 404, 404, 403, 403],
];

describe.each(engines)('consents, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actors: Exchange['actors'];
  let actions: SubmissionActions;
  let submission: SubmissionResponse;
  let forOrganisationId: string;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    exchange = await createExchange(portal);
    ({ actors } = exchange);
    actions = createSubmissionActions(exchange);
    forOrganisationId = actors.otherFocalPoint.organisationId;
  });
  beforeEach(async () => {
    submission = await actions.submissionThatIs('submitted');
  });
  afterAll(() => portal.close());

  const actorOf = (name: (typeof people)[number]): Actor =>
    name === 'anonymous' ? portal.anonymous() : actors[name];

  function ask(by: Actor, more: object = {}) {
    const object = { type: 'record', id: submission.id };
    return by.post('/consents', { object, forOrganisationId, ...more });
  }

  function answer(how: 'grant' | 'refuse', by: Actor, { id, version }: ConsentResponse) {
    return by.post(`/consents/${id}/${how}`).set('If-Match', `"${version}"`);
  }

  async function consentThatIs(state: ConsentState): Promise<ConsentResponse> {
    const asked = ConsentResponse.parse((await ask(actors.reviewer)).body);
    if (state === 'asked') return asked;
    const how = state === 'granted' ? 'grant' : 'refuse';
    return ConsentResponse.parse((await answer(how, actors.focalPoint, asked)).body);
  }

  async function listed(by: Actor, query: string): Promise<ConsentResponse[]> {
    return ConsentPage.parse((await by.get(`/consents?${query}`)).body).items;
  }

  describe('POST /consents', () => {
    it.each(expectedOfAsking)(
      'of a record that is %s, answers each of the people',
      async (standing, ...answers) => {
        expect(answers).toHaveLength(people.length);
        for (const [index, name] of people.entries()) {
          submission = await actions.submissionThatIs(standing);
          expect([name, (await ask(actorOf(name))).status]).toEqual([name, answers[index]]);
        }
      },
    );

    it('refuses what is not there, and who is not in the case', async () => {
      const { reviewer, outsider } = actors;
      const file = { type: 'file', id: submission.id };

      expect((await ask(reviewer, { object: file })).body).toMatchObject({ code: 'NOT_FOUND' });
      expect(
        (await ask(reviewer, { forOrganisationId: outsider.organisationId })).body,
      ).toMatchObject({ code: 'RECIPIENT_NOT_IN_CASE' });
      expect((await ask(reviewer, { state: 'granted' })).body).toMatchObject({
        code: 'VALIDATION_FAILED',
      });
    });

    it('refuses who can open it anyway', async () => {
      const { focalPoint, reviewer, receivingFocalPoint } = actors;

      for (const { organisationId } of [focalPoint, reviewer, receivingFocalPoint]) {
        expect((await ask(reviewer, { forOrganisationId: organisationId })).body).toMatchObject({
          code: 'ALREADY_EXISTS',
        });
      }
    });

    it('refuses what is asked or granted already, and takes what was refused', async () => {
      const { reviewer, focalPoint, receivingFocalPoint } = actors;
      const asked = await consentThatIs('asked');

      expect((await ask(reviewer)).body).toMatchObject({ code: 'ALREADY_EXISTS' });
      expect((await ask(receivingFocalPoint)).status).toBe(201);
      const granted = ConsentResponse.parse((await answer('grant', focalPoint, asked)).body);
      expect((await ask(reviewer)).body).toMatchObject({ code: 'ALREADY_EXISTS' });
      await answer('refuse', focalPoint, granted);
      expect((await ask(reviewer)).status).toBe(201);
    });

    it('takes one of two that ask at once', async () => {
      const asked = await Promise.all([ask(actors.reviewer), ask(actors.secondReviewer)]);

      expect(asked.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    });

    it('takes a reason sealed to who asks and who provides, and to nobody else', async () => {
      const { reviewer, focalPoint, otherFocalPoint } = actors;
      const sides = [reviewer.organisationId, focalPoint.organisationId];
      const sealed = (to: readonly string[]) => exchange.sealed('For their inquiry.', reviewer, to);

      const wider = await ask(reviewer, {
        reason: await sealed([...sides, otherFocalPoint.organisationId]),
      });
      const narrower = await ask(reviewer, { reason: await sealed(sides.slice(0, 1)) });
      const right = await ask(reviewer, { reason: await sealed(sides) });

      expect(wider.body).toMatchObject({ code: 'SEALED_RECIPIENT_UNEXPECTED' });
      expect(narrower.body).toMatchObject({ code: 'SEALED_RECIPIENT_MISSING' });
      const own = ConsentResponse.parse(right.body);
      const [theirs] = await listed(focalPoint, 'side=provider');
      expect(theirs).toEqual({
        ...own,
        reason: { ...own.reason, keyPacket: theirs?.reason?.keyPacket },
      });
      expect(theirs?.reason?.keyPacket).not.toBe(own.reason?.keyPacket);
    });
  });

  describe.each(['grant', 'refuse'] as const)('POST /consents/:consentId/%s', (how) => {
    it('asks for the version, and refuses another than the present one', async () => {
      const consent = await consentThatIs('asked');

      expect((await actors.focalPoint.post(`/consents/${consent.id}/${how}`)).status).toBe(428);
      expect((await answer(how, actors.focalPoint, { ...consent, version: 2 })).body).toMatchObject(
        { code: 'VERSION_CONFLICT' },
      );
      expect((await answer(how, actors.focalPoint, { ...consent, id: uuid() })).body).toMatchObject(
        { code: 'NOT_FOUND' },
      );
    });
  });

  describe('an answer', () => {
    it.each(expectedOfAnswering)(
      'to %s what is %s, by each of the people',
      async (how, state, ...answers) => {
        expect(answers).toHaveLength(people.length);
        const consent = await consentThatIs(state);
        for (const [index, name] of people.entries()) {
          const expected = answers[index];
          if (typeof expected === 'number') {
            const { status } = await answer(how, actorOf(name), consent);
            expect([name, status]).toEqual([name, expected]);
            continue;
          }
          submission = await actions.submissionThatIs('submitted');
          const another = await consentThatIs(state);
          const response = await answer(how, actorOf(name), another);
          expect(ConsentResponse.parse(response.body)).toMatchObject({
            id: another.id,
            version: another.version + 1,
            state: expected,
            answeredBy: actors.focalPoint.id,
          });
        }
      },
    );

    it('is one of two that are given at once', async () => {
      const consent = await consentThatIs('asked');

      const answers = await Promise.all([
        answer('grant', actors.focalPoint, consent),
        answer('refuse', actors.focalPoint, consent),
      ]);

      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const [first] = await listed(actors.focalPoint, 'side=provider');
      const winner = answers.find(({ status }) => status === 200);
      expect(first).toEqual(ConsentResponse.parse(winner?.body));
    });
  });

  describe('GET /consents', () => {
    it('is for content roles, and needs a side', async () => {
      const found: number[] = [];
      for (const name of people) {
        found.push((await actorOf(name).get('/consents?side=asking')).status);
      }

      expect(found).toEqual([401, 200, 200, 200, 200, 200, 200, 200, 200, 403, 403]);
      expect((await actors.reviewer.get('/consents')).body).toMatchObject({
        code: 'VALIDATION_FAILED',
      });
    });

    it('lists to each side its own, and to others nothing', async () => {
      const { focalPoint, reviewer, secondReviewer, otherFocalPoint } = actors;
      const consent = await consentThatIs('asked');

      const shows = async (by: Actor, query: string) =>
        (await listed(by, query)).some(({ id }) => id === consent.id);
      expect(await shows(otherFocalPoint, 'side=asking')).toBe(false);
      expect(await shows(otherFocalPoint, 'side=provider')).toBe(false);
      expect(await shows(focalPoint, 'side=asking')).toBe(false);
      expect(await shows(reviewer, 'side=provider')).toBe(false);
      expect(await shows(secondReviewer, 'side=asking&state=asked')).toBe(true);
      expect(await shows(focalPoint, 'side=provider&state=asked')).toBe(true);
      expect(await shows(focalPoint, 'side=provider&state=granted')).toBe(false);
    });
  });

  it('is written down, asked and answered, where the provider finds it', async () => {
    const { id } = await consentThatIs('granted');

    await portal.composition.accessLog.catchUp();
    const log = await actors.auditor.get(`/access-log/entries?object=${id}`);

    const { items } = log.body as {
      items: { entry: { action: string; outcome: string; object: { org: string } } }[];
    };
    const succeeded = items.filter(({ entry }) => entry.outcome === 'success');
    expect(succeeded.map(({ entry }) => [entry.action, entry.object.org])).toEqual([
      ['consent.grant', actors.focalPoint.organisationId],
      ['consent.ask', actors.focalPoint.organisationId],
    ]);
  });

  it('is told to the provider when asked, and to who asked when answered', async () => {
    const { id } = await consentThatIs('granted');

    const told = async (by: Actor) =>
      NotificationPage.parse((await by.get('/notifications')).body)
        .items.filter(({ object }) => object.id === id)
        .map(({ kind }) => kind);
    expect(await told(actors.focalPoint)).toEqual(['consent-asked']);
    expect(await told(actors.secondReviewer)).toEqual(['consent-answered']);
    expect(await told(actors.otherFocalPoint)).toEqual([]);
  });
});
