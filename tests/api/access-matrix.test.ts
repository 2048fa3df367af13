import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { actorNames, type ActorName } from '../support/matrix-people.ts';
import { aboutNothing, asProbe } from '../support/matrix-probes.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { accessMatrix, verdictOn, type Row } from '../support/matrix.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(embeddedEngine)('who may call what, on %s', (engine) => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let acts: Readonly<Record<string, Act>>;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    stage = await createMatrixStage(portal);
    acts = await createActs(stage);
  });
  afterAll(() => portal.close());

  function probe(endpoint: string): Act {
    const act = acts[endpoint];
    if (!act) throw new Error(`${endpoint}: no request`);
    return asProbe(endpoint, act, stage);
  }

  it('has a row for each endpoint that is mounted, and no other', () => {
    const mounted = portal.composition.endpoints.map(
      ({ method, path }) => `${method.toUpperCase()} ${path}`,
    );

    expect([...accessMatrix.keys()].toSorted()).toEqual(mounted.toSorted());
    expect(Object.keys(acts).toSorted()).toEqual(mounted.toSorted());
  });

  it.each([...accessMatrix])('%s', async (endpoint, row) => {
    const verdicts = new Map<ActorName, string>();

    for (const name of refusedFirst(row)) {
      const by = stage.actors[name];
      const response = await sendAct(endpoint, probe(endpoint), by);
      verdicts.set(name, verdictOn(response));
      if (row[name] === '404') {
        const absent = await sendAct(endpoint, aboutNothing(probe(endpoint)), by);
        expect({ [name]: telling(response) }).toEqual({ [name]: telling(absent) });
      }
    }

    expect(Object.fromEntries(verdicts)).toEqual(row);
  });
});

/** So that whoever may act does not take away what the others are refused: it is there when they ask. */
function refusedFirst(row: Row): ActorName[] {
  const isRefused = (name: ActorName) => Number(row[name] === 'ok');
  return actorNames.toSorted((one, other) => isRefused(one) - isRefused(other));
}

/** Everything in an answer by which a caller could tell two cases apart. */
function telling({ status, headers, body }: Awaited<ReturnType<typeof sendAct>>) {
  const { requestId, ...problem } = body as Record<string, unknown>;
  return {
    status,
    headers: Object.keys(headers).toSorted(),
    problem,
    has: typeof requestId,
  };
}
