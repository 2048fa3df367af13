import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessEntry } from '../../core/contracts/access-log.ts';
import type { Endpoint } from '../../server/platform/http/endpoint.ts';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { actorNames } from '../support/matrix-people.ts';
import { asProbe } from '../support/matrix-probes.ts';
import { createLogReader, type LogReader } from '../support/matrix-records.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { accessMatrix, type Expectation } from '../support/matrix.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(embeddedEngine)('what each call leaves in the access log, on %s', (engine) => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let acts: Readonly<Record<string, Act>>;
  let log: LogReader;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    stage = await createMatrixStage(portal);
    acts = await createActs(stage);
    log = createLogReader(portal);
  });
  afterAll(() => portal.close());

  function endpointOf(name: string): Endpoint {
    const endpoint = portal.composition.endpoints.find(
      ({ method, path }) => `${method.toUpperCase()} ${path}` === name,
    );
    if (!endpoint) throw new Error(`${name} is not mounted`);
    return endpoint;
  }

  function actOf(name: string): Act {
    const act = acts[name];
    if (!act) throw new Error(`${name}: no request`);
    return act;
  }

  /** The answer to a request, and every entry that came with it. */
  async function recorded(request: () => ReturnType<typeof sendAct>) {
    const head = await log.head();
    const response = await request();
    return { response, entries: await log.actsFrom(head) };
  }

  function refusedWith(expectation: Expectation) {
    return [...accessMatrix].flatMap(([name, row]) => {
      const who = actorNames.find((each) => row[each] === expectation);
      return who === undefined ? [] : [[name, who] as const];
    });
  }

  it.each(refusedWith('401'))('%s writes nothing for somebody unknown', async (name, who) => {
    const act = asProbe(name, actOf(name), stage);
    const { response, entries } = await recorded(() => sendAct(name, act, stage.actors[who]));

    expect(response.status).toBe(401);
    const { access } = endpointOf(name);
    expect(entries).toHaveLength(access === 'public' ? 2 : 0);
  });

  it.each(refusedWith('403'))('%s writes one entry for a wrong role', async (name, who) => {
    const act = asProbe(name, actOf(name), stage);
    const { response, entries } = await recorded(() => sendAct(name, act, stage.actors[who]));

    expect(response.body).toMatchObject({ code: 'FORBIDDEN' });
    expect(entries).toMatchObject([
      {
        ...recordedAs(endpointOf(name)),
        actor: { id: stage.actors[who].id, type: 'user' },
        phase: 'single',
        outcome: 'denied',
        reason: 'FORBIDDEN',
      },
    ]);
  });

  it.each(refusedWith('404'))('%s says that it was denied', async (name, who) => {
    const act = asProbe(name, actOf(name), stage);
    const { entries } = await recorded(() => sendAct(name, act, stage.actors[who]));

    const [intent] = entries;
    const common = recordedAs(endpointOf(name));
    expect(entries).toMatchObject([
      { ...common, phase: 'intent', outcome: 'pending' },
      { ...common, phase: 'result', outcome: 'denied', reason: 'NOT_FOUND', ref: intent?.id },
    ]);
  });

  it.each([...accessMatrix.keys()])('%s writes what it declares', async (name) => {
    const act = actOf(name);
    const endpoint = endpointOf(name);

    const { response, entries } = await recorded(() => sendAct(name, act));

    expect({ status: response.status, body: response.body as unknown }).toMatchObject({
      status: endpoint.status,
    });
    expect(entries).toMatchObject(declaredBy(endpoint, entries[0]));
    expect(entries).toHaveLength('action' in endpoint.audit ? 2 : 0);
  });
});

function recordedAs({ method, path, audit }: Endpoint) {
  if (!('action' in audit)) throw new Error(`${path} records nothing`);
  const req = { method: method.toUpperCase(), route: `/api/v1${path}` };
  return { action: audit.action, req };
}

function declaredBy(endpoint: Endpoint, intent: AccessEntry | undefined): object[] {
  if ('unrecorded' in endpoint.audit) return [];
  const common = recordedAs(endpoint);
  const { status } = endpoint;
  return [
    { ...common, phase: 'intent', outcome: 'pending' },
    {
      ...common,
      req: { ...common.req, status },
      phase: 'result',
      outcome: 'success',
      ref: intent?.id,
    },
  ];
}
