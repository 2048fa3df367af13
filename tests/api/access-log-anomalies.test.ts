import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Anomalies } from '../../core/contracts/access-log-anomalies.ts';
import type { Actor } from '../support/actors.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

describe.each(engines)('what stands out in the access log, on %s', (engine) => {
  let portal: TestPortal;
  let expert: Actor;
  let organ: Actor;
  let auditor: Actor;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    const state = await portal.people.organisation('state', { name: 'State of Examples' });
    const court = await portal.people.organisation('court-organ');
    expert = await portal.people.member('expert', state.id);
    organ = await portal.people.member('court-focal-point', court.id);
    auditor = await portal.people.member('auditor', court.id);
  });
  afterAll(() => portal.close());

  const HOUR = 3_600_000;
  function lastHour(): string {
    const now = portal.clock.now().getTime();
    const [from, to] = [now - HOUR, now + HOUR].map((time) => new Date(time).toISOString());
    return `/access-log/anomalies?from=${from}&to=${to}`;
  }

  describe('GET /access-log/anomalies', () => {
    it('answers nobody but auditors', async () => {
      expect((await portal.anonymous().get(lastHour())).body).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      expect((await expert.get(lastHour())).body).toMatchObject({ code: 'FORBIDDEN' });
    });

    it.each([
      '',
      '?from=2026-01-02T00:00:00.000Z&to=2026-01-01T00:00:00.000Z',
      '?from=2024-01-01T00:00:00.000Z&to=2026-01-01T00:00:00.000Z',
      '?from=2026-01-01&to=2026-01-02',
    ])('refuses %j', async (query) => {
      const response = await auditor.get(`/access-log/anomalies${query}`);

      expect(response.body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    });

    it('names who was denied again and again, with the entries that show it', async () => {
      const colleague = await portal.people.member('expert', expert.organisationId);
      for (let times = 0; times < 6; times += 1)
        await colleague.post('/cases', { reference: 'ICC-01/26-NO-1' }).expect(403);

      const response = await auditor.get(lastHour());

      const { items, names } = Anomalies.parse(response.body);
      const anomaly = items.find(({ actor }) => actor === colleague.id);
      expect(anomaly).toMatchObject({ rule: 'repeated-denials', figures: { denied: 6 } });
      expect(names[expert.organisationId]).toBe('State of Examples');
      const entries = await createLogReader(portal).entriesFrom(0);
      for (const index of anomaly?.evidence ?? [])
        expect(entries[index]).toMatchObject({ actor: { id: colleague.id }, outcome: 'denied' });
    });
  });

  it('rests on entries that say which organisation came to a case and left it', async () => {
    const log = createLogReader(portal);
    const reference = `ICC-01/26-${String(Math.floor(performance.now()))}`;
    const created = await organ.post('/cases', { reference }).expect(201);
    const { id, version } = created.body as { id: string; version: number };
    const path = `/cases/${id}/participants/${expert.organisationId}`;
    const head = await log.head();

    await organ.put(path).set('If-Match', `"${version}"`).expect(200);
    await organ
      .delete(path)
      .set('If-Match', `"${version + 1}"`)
      .expect(200);

    const results = (await log.actsFrom(head)).filter(({ phase }) => phase === 'result');
    const object = { type: 'case', id, org: expert.organisationId };
    expect(results).toMatchObject([
      { action: 'case.add-participant', object },
      { action: 'case.remove-participant', object },
    ]);
  });
});
