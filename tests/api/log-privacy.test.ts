import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { AccessLogRecord, type AccessEntry } from '../../core/contracts/access-log.ts';
import { canonicalBytes, parsePolicy, verifyLog } from '../../core/transparency/index.ts';
import { createLeakSearch } from '../../scripts/demonstration/leaks.ts';
import { createAccessLogStore } from '../../server/features/access-log/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { password, type Actor } from '../support/actors.ts';
import { dumpOf, type Held } from '../support/dump.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { octetsOf } from '../support/octets-of.ts';
import { createTestPortal, servedEngine, type TestPortal } from '../support/test-portal.ts';

const userAgent = 'Canary-Browser/7.31 (Arcadia)';
const ip = '127.0.0.1';
const typed = 'canary-that-somebody-typed';

describe.each(servedEngine)(
  'what the log tells of people once everything was done, on %s',
  (engine) => {
    let portal: TestPortal;
    let stage: MatrixStage;
    let auditor: Actor;
    let markers: string[];

    beforeAll(async () => {
      portal = await createTestPortal(engine);
      stage = await createMatrixStage(portal);
      ({ auditor } = stage.actors);
      const people = Object.values(stage.actors);
      const sessions = people.map(
        ({ cookie }) => decodeURIComponent(cookie).split(/[=.]/)[1] ?? '',
      );
      for (const [endpoint, act] of Object.entries(await createActs(stage)))
        await sendAct(endpoint, act).set('User-Agent', userAgent);
      await typeEverywhere();
      markers = [
        ...[userAgent, ip, typed, password, 'Person person', '@portal.test'],
        ...people.flatMap(({ email, csrfToken, secondFactorSecret }) => [
          ...[email, csrfToken, secondFactorSecret],
        ]),
        ...sessions.map((session) => session.replace('s:', '')),
        stage.invitations.toAccept.token,
      ].filter((marker) => marker !== '');
      await portal.composition.accessLog.requestCheckpoint();
      await portal.composition.accessLog.catchUp();
    }, 120_000);
    afterAll(() => portal.close());

    /** In a path, a query, a body, headers, and where it is refused. */
    async function typeEverywhere(): Promise<void> {
      const { owner, anonymous } = stage.actors;
      await owner.get(`/organisations/${typed}`);
      await owner.get(`/cases?reference=${typed}`).set('X-Request-Id', typed);
      await auditor.get(`/access-log/entries?text=${typed}`);
      await auditor.get(`/access-log/tile/entries/${typed}`);
      await anonymous.enterPassword(`${typed}@portal.test`, typed);
      await owner.post('/submissions', { caseId: typed, [typed]: typed });
    }

    function leaksIn(held: readonly Held[]) {
      const { search } = createLeakSearch(markers);
      return held.flatMap(({ where, bytes }) => search(bytes, where));
    }
    const inLog = (held: readonly Held[], place: RegExp) =>
      held.filter(
        ({ where }) => /^(?:table|collection) access_log_/.test(where) && place.test(where),
      );

    it('is nothing, in entries, rows, tiles and checkpoints', async () => {
      const held = await dumpOf(portal);

      for (const place of ['batches', 'index', 'tiles', 'checkpoints', 'cosignatures'])
        expect(inLog(held, new RegExp(`access_log_${place}`)).length).toBeGreaterThan(0);
      expect(markers.length).toBeGreaterThan(20);
      expect(leaksIn(inLog(held, /access_log_private/)).length).toBeGreaterThan(0);
      expect(leaksIn(inLog(held, /access_log_(?!private)/))).toEqual([]);
    });

    it.each(['export', 'export/csv', 'export/ocsf'])(
      'is nothing in GET /access-log/%s',
      async (path) => {
        const bytes = await octetsOf(auditor.get(`/access-log/${path}`).expect(200));

        expect(bytes.length).toBeGreaterThan(10_000);
        expect(leaksIn([{ where: path, bytes }])).toEqual([]);
      },
    );

    describe('after personal data were erased', () => {
      let committed: { index: number; entry: AccessEntry }[];
      beforeAll(async () => {
        const entries = await createLogReader(portal).entriesFrom(0);
        committed = [...entries.entries()]
          .map(([index, entry]) => ({ index, entry }))
          .filter(({ entry }) => entry.priv !== undefined);
        await createAccessLogStore(portal.database).privateData.eraseBefore('9999');
      });

      it('the log verifies as before', async () => {
        const read = (path: string) => octetsOf(auditor.get(`/access-log/${path}`).expect(200));
        const policy = parsePolicy((await read('policy')).toString());

        const { entries } = await verifyLog({ source: { read }, policy, hasher });

        expect(entries).toBeGreaterThan(committed.length);
      });

      it('entries say that it is gone', async () => {
        const { index } = committed[0] ?? { index: -1 };

        const response = await auditor.get(`/access-log/entries/${index}`);

        expect(AccessLogRecord.parse(response.body).private).toEqual({ state: 'erased' });
      });

      it('nobody who knows address and browser finds them in the commitments', () => {
        const guesses = [{ ip, ua: userAgent }, { ip: `::ffff:${ip}`, ua: userAgent }, { ip }];
        const known = guesses.map((guess) => canonicalBytes(guess));
        const attempts = committed.flatMap(({ entry: { id, nonce } }) =>
          known.flatMap((data) => [
            createHash('sha256').update(data).digest('base64url'),
            ...[id, nonce, ''].map((key) =>
              createHmac('sha256', key).update(data).digest('base64url'),
            ),
          ]),
        );
        const commitments = committed.map(({ entry }) => entry.priv);

        expect(new Set(commitments).size).toBe(commitments.length);
        expect(commitments.filter((each) => attempts.includes(each ?? ''))).toEqual([]);
      });
    });
  },
);
