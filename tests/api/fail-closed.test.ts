import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import supertest from 'supertest';
import { createApp } from '../../server/app.ts';
import { defineEndpoint, type AuditClass } from '../../server/platform/http/endpoint.ts';
import { mount } from '../../server/platform/http/mount.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { createHeldLog } from '../support/held-log.ts';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { createLogReader, dumpOf } from '../support/matrix-records.ts';
import { createMatrixStage } from '../support/matrix-stage.ts';
import { createTestPortal, engines, type TestPortal } from '../support/test-portal.ts';

type Acts = Readonly<Record<string, Act>>;
type Response = Awaited<ReturnType<typeof sendAct>>;

/** What the portal says of who is signed in is no act, so it is said without the log. */
const unrecorded = 'GET /session';

async function prepared(portal: TestPortal): Promise<Acts> {
  const acts = recordedOf(portal, await createActs(await createMatrixStage(portal)));
  // A session is touched once a minute; let that be now.
  for (const { by } of Object.values(acts)) await by.get('/session');
  return acts;
}

/** Without what is public and no act: hashes and signatures. */
function recordedOf({ composition }: TestPortal, acts: Acts): Acts {
  const isAct = composition.endpoints
    .filter(({ audit }) => 'action' in audit)
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const kept = new Set([...isAct, unrecorded]);
  return Object.fromEntries(Object.entries(acts).filter(([endpoint]) => kept.has(endpoint)));
}

function sendAll(acts: Acts): Promise<readonly [string, Response]>[] {
  return Object.entries(acts).map(async ([endpoint, act]) => {
    const response = await sendAct(endpoint, act);
    return [endpoint, response] as const;
  });
}

function codesOf(answers: readonly (readonly [string, Response])[]): Record<string, unknown> {
  return Object.fromEntries(
    answers.map(([endpoint, { body }]) => [endpoint, (body as { code?: string }).code]),
  );
}

function everyRecorded(acts: Acts, value: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(acts).map((endpoint) => [endpoint, endpoint === unrecorded ? undefined : value]),
  );
}

function expectNoneDisclosed(answers: readonly (readonly [string, Response])[]): void {
  for (const [endpoint, { status, headers, body }] of answers) {
    if (endpoint === unrecorded) continue;
    expect({ endpoint, status, members: Object.keys(body as object).toSorted() }).toEqual({
      endpoint,
      status: 503,
      members: ['code', 'requestId', 'status', 'title', 'type'],
    });
    expect(Object.keys(headers as object)).not.toContain('etag');
    expect(Object.keys(headers as object)).not.toContain('content-disposition');
  }
}

function accessLogOf({ database }: TestPortal) {
  if (database.engine !== 'sqlite') throw new Error('the embedded engine expected');
  return database.accessLog;
}

async function isReady({ server }: TestPortal): Promise<boolean> {
  return (await supertest(server).get('/health/ready')).status === 200;
}

/** From now on acts wait at the barriers of a held log. */
function holdLogOf(portal: TestPortal): Omit<ReturnType<typeof createHeldLog>, 'recorder'> {
  const { composition, server } = portal;
  const { recorder, ...barriers } = createHeldLog(composition.accessLog.recorder);
  const accessLog = { ...composition.accessLog, recorder };
  const app = createApp({
    ...portal,
    composition: { ...composition, accessLog },
    logger: createLogger('silent'),
    softwareVersion: 'test',
    isShuttingDown: () => false,
    whyNotReady: () => Promise.resolve(undefined),
  });
  server.removeAllListeners('request');
  server.on('request', app);
  return barriers;
}

async function untilThereAre<Item>(count: number, read: () => Promise<Item[]>): Promise<Item[]> {
  for (;;) {
    const items = await read();
    if (items.length >= count) return items;
    await delay(50);
  }
}

async function untilReady(portal: TestPortal): Promise<void> {
  while (!(await isReady(portal))) await delay(50);
}

it.each([undefined, {}, { unrecorded: '' }])(
  'does not mount an endpoint of the audit class %j',
  (audit) => {
    const endpoint = defineEndpoint({
      method: 'get',
      path: '/unheard-of',
      summary: 'Says nothing of what it is',
      access: 'public',
      audit: audit as unknown as AuditClass,
      input: {},
      status: 204,
      output: 'empty',
      handle: () => Promise.resolve(undefined),
    });

    expect(() => {
      mount(Router(), endpoint, {} as never);
    }).toThrow('declares no audit class');
  },
);

describe.each(engines)('while the access log is slow, on %s', (engine) => {
  let portal: TestPortal;
  let acts: Acts;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    acts = await prepared(portal);
  });
  afterAll(() => portal.close());

  it('does nothing before the intent is durable, answers nothing before the result is', async () => {
    const { intents, results } = holdLogOf(portal);
    const recorded = Object.keys(acts).length - 1;
    const answered: string[] = [];
    const before = await dumpOf(portal);

    const answers = sendAll(acts).map(async (answer) => {
      const [endpoint, response] = await answer;
      answered.push(endpoint);
      return [endpoint, response] as const;
    });

    await intents.reachedBy(recorded);
    expect(await dumpOf(portal)).toEqual(before);
    intents.open();

    await results.reachedBy(recorded);
    expect(answered).toEqual([unrecorded]);
    expect(await dumpOf(portal)).not.toEqual(before);
    results.open();

    expect(codesOf(await Promise.all(answers))).toEqual(everyRecorded(acts, undefined));
  });
});

describe('while the access log fails', () => {
  let portal: TestPortal;
  let acts: Acts;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    acts = await prepared(portal);
  });
  afterAll(() => portal.close());

  it.each([
    ['takes no writes', 'PRAGMA query_only = ON', 'PRAGMA query_only = OFF'],
    [
      'is gone',
      'ALTER TABLE access_log_batches RENAME TO elsewhere',
      'ALTER TABLE elsewhere RENAME TO access_log_batches',
    ],
  ])(
    'does nothing and discloses nothing when it %s; goes on when it is back',
    async (_name, fail, heal) => {
      const before = await dumpOf(portal);
      accessLogOf(portal).exec(fail);

      const answers = await Promise.all(sendAll(acts));

      expect(codesOf(answers)).toEqual(everyRecorded(acts, 'LOG_UNAVAILABLE'));
      expectNoneDisclosed(answers);
      expect(await dumpOf(portal)).toEqual(before);
      expect(await isReady(portal)).toBe(false);

      accessLogOf(portal).exec(heal);
      await untilReady(portal);
    },
  );

  it('discloses nothing of what was done when only results are refused, and has them when it goes on', async () => {
    const log = createLogReader(portal);
    const head = await log.head();
    const recorded = Object.keys(acts).length - 1;
    const { intents, results } = holdLogOf(portal);
    intents.open();

    const sent = sendAll(acts);
    await results.reachedBy(recorded);
    accessLogOf(portal).exec(`
      CREATE TRIGGER no_results BEFORE INSERT ON access_log_batches
      BEGIN SELECT RAISE(ABORT, 'no results today'); END`);
    results.open();
    const answers = await Promise.all(sent);

    expect(codesOf(answers)).toEqual(everyRecorded(acts, 'LOG_UNAVAILABLE'));
    expectNoneDisclosed(answers);

    const riding = answers.map(async ([endpoint, { headers }]) => {
      const [cookie = ''] = (headers as { 'set-cookie'?: string[] })['set-cookie'] ?? [];
      const session = await portal.anonymous().get('/session').set('Cookie', cookie);
      return [endpoint, session.body as unknown];
    });
    const sessions = Object.fromEntries(await Promise.all(riding)) as Record<string, unknown>;
    expect(Object.values(sessions)).toHaveLength(answers.length);
    for (const session of Object.values(sessions))
      expect(session).toEqual({ status: 'signed-out' });

    accessLogOf(portal).exec('DROP TRIGGER no_results');
    const entries = await untilThereAre(2 * recorded, () => log.entriesFrom(head));
    const announced = entries.filter(({ phase }) => phase === 'intent').map(({ id }) => id);
    const ended = entries.filter(({ phase }) => phase === 'result').map(({ ref }) => ref);
    expect(announced).toHaveLength(recorded);
    expect(ended.toSorted()).toEqual(announced.toSorted());
  });
  it('answers then as before, without a restart', async () => {
    const reading = Object.entries(acts).filter(([endpoint]) => endpoint.startsWith('GET '));

    const answers = await Promise.all(sendAll(Object.fromEntries(reading)));

    expect(answers.map(([, { status }]) => status)).toEqual(reading.map(() => 200));
  });
});
