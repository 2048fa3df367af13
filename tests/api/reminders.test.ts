import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RequestSummary } from '../../core/contracts/requests.ts';
import type { Actor } from '../support/actors.ts';
import { createExchange, type Exchange } from '../support/exchange.ts';
import { createRequestActions, type RequestActions } from '../support/request-actions.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

const DAY = 86_400_000;
/** Days pass while everybody stays signed in. */
const endless = { sessionIdleMinutes: 1_000_000, sessionHours: 100_000 };

describe.each(embeddedEngine)('what is due, on %s', (engine) => {
  let portal: TestPortal;
  let exchange: Exchange;
  let actions: RequestActions;
  let request: RequestSummary;

  beforeAll(async () => {
    portal = await createTestPortal(engine, { config: endless });
    exchange = await createExchange(portal);
    actions = createRequestActions(exchange);
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    const { focalPoint: by, receivingFocalPoint: to } = exchange.actors;
    request = await actions.sent({ by, to }, { responseTarget: dayIn(5) });
  });

  function dayIn(days: number): string {
    return new Date(portal.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
  }
  async function remindedOf({ id }: RequestSummary, who: Actor): Promise<string[]> {
    const response = await who.get('/notifications?limit=100');
    const { items } = response.body as { items: { kind: string; object: { id: string } }[] };
    return items
      .filter(({ kind, object }) => /due|late/.test(kind) && object.id === id)
      .map(({ kind }) => kind);
  }
  async function calendarOf(who: Actor): Promise<string> {
    const created = await who.post('/calendar');
    const { path } = created.body as { path: string };
    const response = await portal.anonymous().get(path.replace('/api/v1', ''));
    expect(response.status).toBe(200);
    return response.text.replaceAll('\r\n ', '');
  }
  const remind = () => portal.composition.notifications.remind();

  describe('reminders', () => {
    it('tell nobody of what is due later, and nobody of a draft', async () => {
      const { focalPoint: by, receivingFocalPoint: to } = exchange.actors;
      const later = await actions.sent({ by, to }, { responseTarget: dayIn(20) });
      const draft = await actions.draft({ by, to }, { responseTarget: dayIn(2) });

      await remind();

      for (const each of [later, draft]) {
        expect(await remindedOf(each, to)).toEqual([]);
        expect(await remindedOf(each, by)).toEqual([]);
      }
    });

    it('tell the addressee once that the response target is near', async () => {
      await remind();
      await remind();

      expect(await remindedOf(request, exchange.actors.receivingFocalPoint)).toEqual([
        'request-due-soon',
      ]);
      expect(await remindedOf(request, exchange.actors.focalPoint)).toEqual([]);
    });

    it('tell both sides once that it has passed', async () => {
      portal.clock.offset += 6 * DAY;

      await Promise.all([remind(), remind()]);
      await remind();

      expect(await remindedOf(request, exchange.actors.receivingFocalPoint)).toEqual([
        'request-late',
      ]);
      expect(await remindedOf(request, exchange.actors.focalPoint)).toEqual(['request-late']);
      expect(await remindedOf(request, exchange.actors.outsider)).toEqual([]);
    });

    it('tell nobody of what was withdrawn', async () => {
      const withdrawn = await actions.step(exchange.actors.focalPoint, request, 'withdraw');
      expect(withdrawn.status).toBe(200);

      await remind();

      expect(await remindedOf(request, exchange.actors.receivingFocalPoint)).toEqual([]);
    });
  });

  describe('the calendar', () => {
    it('shows nothing to who has no part in a request', async () => {
      expect(await calendarOf(exchange.actors.outsider)).not.toContain(request.id);
    });

    it('shows the day to both sides, and no word of what it is about', async () => {
      for (const actor of [exchange.actors.focalPoint, exchange.actors.receivingFocalPoint]) {
        const calendar = await calendarOf(actor);

        const [event = ''] = calendar
          .split('BEGIN:VEVENT')
          .filter((each) => each.includes(request.id));
        expect(event).toContain(`DTSTART;VALUE=DATE:${request.responseTarget.replaceAll('-', '')}`);
        expect(event).toContain(`${portal.config.publicOrigin}/requests/${request.id}`);
        for (const word of [exchange.courtCase.id, 'trace', 'informal', 'Organisation', 'ICC']) {
          expect(event).not.toContain(word);
        }
      }
    });

    it('forgets what is not owed an answer any more', async () => {
      await actions.step(exchange.actors.focalPoint, request, 'withdraw');

      expect(await calendarOf(exchange.actors.receivingFocalPoint)).not.toContain(request.id);
    });
  });
});
