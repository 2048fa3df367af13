import { afterEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createAccessLogStore } from '../../server/features/access-log/index.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

const MINUTES = 60_000;

describe.each(engines)('GET /health/log, on %s', (engine) => {
  let portal: TestPortal;
  afterEach(() => portal.close());

  const health = () => supertest(portal.server).get('/health/log');

  it('tells anybody of an alarm, and the portal goes on being ready', async () => {
    portal = await createTestPortal(engine);
    const alarm = { code: 'E_FORK', source: 'witness', since: '2026-03-01T12:00:00.000Z' };
    await createAccessLogStore(portal.database).alarms.raise(alarm);

    const response = await health();
    const ready = await supertest(portal.server).get('/health/ready');

    expect(response.status).toBe(503);
    expect(response.body).toEqual({ status: 'alarm', alarms: [alarm] });
    expect(ready.status).toBe(200);
  });

  it('tells when nobody has signed for minutes', async () => {
    portal = await createTestPortal(engine);
    await portal.composition.accessLog.requestCheckpoint();
    await portal.anonymous().post('/session', { email: 'a@portal.test', password: 'x' });

    portal.clock.offset += 4 * MINUTES;
    expect((await health()).body).toMatchObject({ status: 'well', checkpoint: { size: 1 } });
    portal.clock.offset += 2 * MINUTES;
    const late = await health();

    expect(late.status).toBe(503);
    expect(late.body).toMatchObject({ status: 'behind', checkpoint: { size: 1 }, alarms: [] });
  });

  it('is well when all that is written is signed', async () => {
    portal = await createTestPortal(engine);

    await portal.composition.accessLog.requestCheckpoint();
    portal.clock.offset += 60 * MINUTES;
    const response = await health();

    expect(response.status).toBe(200);
    expect(response.get('Cache-Control')).toBe('no-store');
    expect(response.body).toEqual({
      status: 'well',
      checkpoint: { size: 1, publishedAt: expect.any(String) as unknown },
      alarms: [],
    });
  });
});
