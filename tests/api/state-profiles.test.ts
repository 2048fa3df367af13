import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { StateProfileResponse } from '../../core/contracts/state-profiles.ts';
import type { Actor } from '../support/actors.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

const facts = { languages: ['fr', 'en'], requirements: ['translation'] };

describe.each(embeddedEngine)('profiles of States, on %s', (engine) => {
  let portal: TestPortal;
  let focalPoint: Actor;
  let expert: Actor;
  let stranger: Actor;
  let reviewer: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const [own, other] = [
      await portal.people.organisation('state'),
      await portal.people.organisation('state'),
    ];
    const organ = await portal.people.organisation('court-organ');
    focalPoint = await portal.people.member('national-focal-point', own.id);
    expert = await portal.people.member('expert', own.id);
    stranger = await portal.people.member('national-focal-point', other.id);
    reviewer = await portal.people.member('court-focal-point', organ.id);
  });
  afterAll(() => portal.close());

  const pathOf = ({ organisationId }: Pick<Actor, 'organisationId'>) =>
    `/state-profiles/${organisationId}`;
  const write = (who: Actor, version: number, body: object = facts, of: Actor = who) =>
    who.put(pathOf(of), body).set('If-Match', `"${version}"`);

  describe('GET /state-profiles/:organisationId', () => {
    it('asks to sign in first', async () => {
      const response = await portal.anonymous().get(pathOf(focalPoint));

      expect(response.body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    });

    it('refuses who may open no content', async () => {
      const [administrator] = await portal.people.administrators();

      const response = await administrator.get(pathOf(focalPoint));

      expect(response.body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    });

    it('answers for what is no State as for what is not there', async () => {
      const organ = await reviewer.get(pathOf(reviewer));
      const nobody = await reviewer.get(`/state-profiles/${randomUUID()}`);

      expect(organ.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect(nobody.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('shows an empty one of a State that has written nothing', async () => {
      const response = await reviewer.get(pathOf(stranger));

      expect(response.status).toBe(200);
      expect(response.body).toEqual({
        organisationId: stranger.organisationId,
        version: 0,
        languages: [],
        requirements: [],
      });
    });
  });

  describe('PUT /state-profiles/:organisationId', () => {
    it('refuses an expert', async () => {
      const response = await write(expert, 0);

      expect(response.body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    });

    it('hides the profile of another State from who would write it', async () => {
      const response = await write(stranger, 0, facts, focalPoint);

      expect(response.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('lets no partner say what a State demands', async () => {
      const { id } = await portal.people.organisation('partner');
      const partner = await portal.people.member('national-focal-point', id);

      const response = await write(partner, 0);

      expect(response.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('needs to be told which version it changes', async () => {
      const response = await focalPoint.put(pathOf(focalPoint), facts);

      expect(response.body).toMatchObject({ status: 428, code: 'PRECONDITION_REQUIRED' });
    });

    it.each([
      { ...facts, languages: [] },
      { ...facts, languages: ['French'] },
      { ...facts, requirements: ['a-favour'] },
      { ...facts, maximumFreezeMonths: 0 },
      { ...facts, remarks: 'words' },
    ])('refuses %j', async (body) => {
      const response = await write(focalPoint, 0, body);

      expect(response.body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    });

    it('lets one of two who write at once succeed, and confirms with every write', async () => {
      const written = await write(focalPoint, 0, { ...facts, maximumFreezeMonths: 24 });
      const stale = await write(focalPoint, 0, { ...facts, languages: ['de'] });
      portal.clock.offset += 60_000;
      const confirmed = await write(focalPoint, 1);

      expect(written.body).toMatchObject({ version: 1, ...facts, maximumFreezeMonths: 24 });
      expect(stale.body).toMatchObject({ status: 409, code: 'VERSION_CONFLICT' });
      const [before, after] = [written.body, confirmed.body] as StateProfileResponse[];
      expect(after).toMatchObject({ version: 2, ...facts });
      expect(after).not.toHaveProperty('maximumFreezeMonths');
      expect(Date.parse(after?.confirmedAt ?? '')).toBeGreaterThan(
        Date.parse(before?.confirmedAt ?? ''),
      );
      expect((await reviewer.get(pathOf(focalPoint))).body).toEqual(after);
    });
  });
});
