import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../support/actors.ts';
import { dumpOf } from '../support/dump.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(embeddedEngine)('the calendar, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    const { id } = await portal.people.organisation('state');
    expert = await portal.people.member('expert', id);
  });

  async function newPath(): Promise<string> {
    const response = await expert.post('/calendar');
    expect(response.status).toBe(201);
    return (response.body as { path: string }).path.replace('/api/v1', '');
  }
  const read = (path: string) => portal.anonymous().get(path);

  describe('POST /calendar', () => {
    it('asks to sign in first', async () => {
      const response = await portal.anonymous().post('/calendar');

      expect(response.body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    });

    it('refuses who may open no content', async () => {
      const [administrator] = await portal.people.administrators();

      const response = await administrator.post('/calendar');

      expect(response.body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    });

    it('ends the address before', async () => {
      const before = await newPath();
      const after = await newPath();

      expect((await read(before)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect((await read(after)).status).toBe(200);
    });
  });

  describe('DELETE /calendar', () => {
    it('ends the address, and is content when there is none', async () => {
      const path = await newPath();

      const statuses = [(await expert.delete('/calendar')).status];
      statuses.push((await expert.delete('/calendar')).status);

      expect(statuses).toEqual([204, 204]);
      expect((await read(path)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });
  });

  describe('GET /calendar/:token', () => {
    it('answers an unknown address with 404', async () => {
      const response = await read(`/calendar/${'A'.repeat(43)}.ics`);

      expect(response.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('refuses what is no address of a calendar', async () => {
      const response = await read('/calendar/own.ics');

      expect(response.body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    });

    it('ends when its member is suspended', async () => {
      const path = await newPath();
      const [administrator] = await portal.people.administrators();
      const members = await administrator.get(`/members?organisationId=${expert.organisationId}`);
      const [member] = (members.body as { items: { version: number }[] }).items;

      const suspended = await administrator
        .post(`/members/${expert.id}/suspension`)
        .set('If-Match', `"${member?.version}"`);

      expect(suspended.status).toBe(200);
      expect((await read(path)).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('is closed while the organisation of its member is suspended', async () => {
      const path = await newPath();
      const [administrator] = await portal.people.administrators();
      const organisation = `/organisations/${expert.organisationId}/suspension`;

      await administrator.post(organisation).set('If-Match', '"1"');
      const suspended = await read(path);
      await administrator.delete(organisation).set('If-Match', '"2"');

      expect(suspended.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect((await read(path)).status).toBe(200);
    });

    it('is a calendar for any program that reads calendars, and is kept by nobody between', async () => {
      const response = await read(await newPath());

      expect(response.headers).toMatchObject({
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'no-store',
      });
      expect(response.text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    });

    it('is recorded as an act of its member', async () => {
      const [administrator] = await portal.people.administrators();
      const auditor = await portal.people.member('auditor', administrator.organisationId);

      await read(await newPath());

      const answer = await auditor.get(
        `/access-log/entries?action=calendar.read&actor=${expert.id}`,
      );
      const [newest] = (answer.body as { items: { entry: object }[] }).items;
      expect(newest?.entry).toMatchObject({
        action: 'calendar.read',
        outcome: 'success',
        actor: { type: 'user', id: expert.id, org: expert.organisationId },
        object: { type: 'account', id: expert.id, org: expert.organisationId },
      });
    });

    it('keeps its address out of the operational log and the database', async () => {
      const path = await newPath();
      await read(path);
      const token = path.slice('/calendar/'.length, -'.ics'.length);

      const held = await dumpOf(portal);

      expect(held.filter(({ bytes }) => bytes.includes(expert.id)).length).toBeGreaterThan(0);
      expect(held.filter(({ bytes }) => bytes.includes(token))).toEqual([]);
    });
  });
});
