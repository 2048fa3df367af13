import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../support/actors.ts';
import { isPublic, type Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(embeddedEngine)('a State that is suspended goes on, on %s', (engine) => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let acts: Readonly<Record<string, Act>>;
  let version: number;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    stage = await createMatrixStage(portal);
    acts = await createActs(stage);
    const download = await stage.actors.owner.get(content());
    expect(download.status).toBe(200);
    version = await change('post', stage.organisations.own.version);
  });
  afterAll(() => portal.close());

  const content = () => `/files/${stage.submission.files.toShare.id}/content`;

  async function change(method: 'post' | 'delete', expected: number): Promise<number> {
    const response = await stage.actors.administrator
      .request(method, `/organisations/${stage.people.state}/suspension`)
      .set('If-Match', `"${expected}"`);
    expect(response.status).toBe(200);
    return (response.body as { version: number }).version;
  }

  async function halfway({ email, secondFactorSecret }: Actor): Promise<Actor> {
    portal.clock.offset += 60_000;
    const again = portal.anonymous();
    Object.assign(again, { email, secondFactorSecret });
    await again.enterPassword();
    return again;
  }

  it('by each of its members, with the sessions they have', async () => {
    const { owner, colleague, 'focal point': focalPoint } = stage.actors;
    for (const by of [owner, colleague, focalPoint]) {
      for (const [endpoint, act] of Object.entries(acts)) {
        if (isPublic(portal, endpoint)) continue;
        const response = await sendAct(endpoint, act, by);
        expect({ endpoint, status: response.status }).toEqual({ endpoint, status: 401 });
      }
    }
  });

  it('by signing in anew: nobody gets past the second factor', async () => {
    const again = await halfway(stage.actors.owner);

    const response = await again.enterCode(portal.clock.now());

    expect(response.body).toMatchObject({ code: 'SECOND_FACTOR_FAILED' });
    expect((await again.get('/cases')).status).toBe(401);
  });

  it('while others see nothing change', async () => {
    expect((await stage.actors.reviewer.get(content())).status).toBe(200);
    expect((await stage.actors['foreign expert'].get('/cases')).status).toBe(200);
  });

  it('and may go on, signed in anew, when the suspension has ended', async () => {
    await change('delete', version);

    const again = await halfway(stage.actors.owner);
    expect((await again.enterCode(portal.clock.now())).status).toBe(200);
    expect((await again.get(content())).status).toBe(200);
  });
});
