import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { dumpOf } from '../support/matrix-records.ts';
import { createMatrixStage } from '../support/matrix-stage.ts';
import { accessMatrix } from '../support/matrix.ts';
import { createTestPortal, servedEngine, type TestPortal } from '../support/test-portal.ts';

const operators: readonly unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'sleep(1000) || true' },
  { $in: ['a'] },
  { toString: { $ne: 1 } },
  ['a'],
  [{ $ne: null }],
];
const parameters = ['[$ne]=', '[$gt]=', '[$regex]=.*', '[]=a', '.$ne=a', '[__proto__]=a'];

describe.each(servedEngine)(
  'an attacker sends operators in the place of values, on %s',
  (engine) => {
    let portal: TestPortal;
    let acts: Readonly<Record<string, Act>>;
    let before: Awaited<ReturnType<typeof dumpOf>>;

    beforeAll(async () => {
      portal = await createTestPortal(engine);
      acts = await createActs(await createMatrixStage(portal));
      for (const { by } of Object.values(acts)) await by.get('/session');
      before = await dumpOf(portal);
    });
    afterAll(() => portal.close());

    async function expectInvalid(endpoint: string, act: Act): Promise<void> {
      const response = await sendAct(endpoint, act);

      expect({
        endpoint,
        act: act.body ?? act.query,
        body: response.body as unknown,
      }).toMatchObject({
        endpoint,
        body: { status: 400, code: 'VALIDATION_FAILED' },
      });
    }

    const withBody = () =>
      Object.entries(acts).flatMap(([endpoint, act]) => {
        return act.body ? [[endpoint, act, act.body] as const] : [];
      });

    it('signs nobody in', async () => {
      for (const operator of operators) {
        const { by } = acts['POST /session'] ?? {};
        if (!by) throw new Error('somebody expected');
        const body = { email: operator, password: operator };

        await expectInvalid('POST /session', { by, body });
      }
    });

    it('finds each of them refused, in every member of every body', async () => {
      for (const [endpoint, act, body] of withBody()) {
        for (const name of Object.keys(body)) {
          for (const operator of operators.slice(0, 2)) {
            await expectInvalid(endpoint, { ...act, body: { ...body, [name]: operator } });
          }
        }
      }
      expect(await dumpOf(portal)).toEqual(before);
    });

    it('finds each of them refused in every query', async () => {
      for (const endpoint of [...accessMatrix.keys()].filter((name) => name.startsWith('GET '))) {
        const act = acts[endpoint];
        if (!act) throw new Error(`${endpoint}: no request`);
        for (const parameter of parameters) {
          for (const name of ['cursor', '$where']) {
            const [key = '', value = ''] = `${name}${parameter}`.split('=');
            await expectInvalid(endpoint, { ...act, query: { ...act.query, [key]: value } });
          }
        }
      }
    });

    it('finds a parameter refused that is given twice', async () => {
      const { by } = acts['GET /members'] ?? {};

      const response = await by?.get('/cases?limit=1&limit=2');

      expect(response?.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('finds each of them refused in every path', async () => {
      const names = [...accessMatrix.keys()].filter((name) => name.includes('/:'));
      for (const endpoint of names) {
        const act = acts[endpoint];
        if (!act) throw new Error(`${endpoint}: no request`);
        for (const value of ['{"$ne":null}', '[$ne]', '$where', "' OR 1=1 --", '*']) {
          const params = Object.fromEntries(
            Object.keys(act.params ?? {}).map((name) => [name, value]),
          );
          await expectInvalid(endpoint, { ...act, params });
        }
      }
      expect(await dumpOf(portal)).toEqual(before);
    });
  },
);
