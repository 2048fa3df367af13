import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../support/actors.ts';
import { isPublic, type Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { versionOfMember } from '../support/matrix-people.ts';
import { dumpOf } from '../support/matrix-records.ts';
import { createMatrixStage, type MatrixStage } from '../support/matrix-stage.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';

describe.each(embeddedEngine)('somebody whose access has ended goes on, on %s', (engine) => {
  let portal: TestPortal;
  let stage: MatrixStage;
  let acts: Readonly<Record<string, Act>>;

  beforeAll(async () => {
    portal = await createTestPortal(engine);
    stage = await createMatrixStage(portal);
    acts = await createActs(stage);
  });
  afterAll(() => portal.close());

  async function end(method: 'post' | 'delete', what: string, { id }: Actor) {
    const { administrator } = stage.actors;
    const version = await versionOfMember(administrator, id);
    const response = await administrator
      .request(method, `/members/${id}${what}`)
      .set('If-Match', `"${version}"`);
    expect(response.status).toBe(200);
  }

  async function expectNothingWorksFor(by: Actor): Promise<void> {
    for (const [endpoint, act] of Object.entries(acts)) {
      if (isPublic(portal, endpoint)) continue;
      const response = await sendAct(endpoint, act, by);
      expect({ endpoint, status: response.status }).toEqual({ endpoint, status: 401 });
    }
  }

  /** At the second factor, with the right password and the right code to come. */
  async function halfway(actor: Actor): Promise<Actor> {
    portal.clock.offset += 60_000;
    const half = portal.anonymous();
    Object.assign(half, { email: actor.email, secondFactorSecret: actor.secondFactorSecret });
    await half.enterPassword();
    return half;
  }

  it.each([
    ['removed', 'delete', ''],
    ['suspended', 'post', '/suspension'],
  ] as const)('%s: with every session, from the next request on', async (_name, method, what) => {
    const leaver = await portal.people.member('expert', stage.people.state);
    const elsewhere = await (await halfway(leaver)).signIn(portal.clock.now());
    const half = await halfway(leaver);
    expect((await leaver.get('/cases')).status).toBe(200);
    expect((await elsewhere.get('/cases')).status).toBe(200);

    await end(method, what, leaver);
    const before = await dumpOf(portal);

    await expectNothingWorksFor(leaver);
    await expectNothingWorksFor(elsewhere);
    expect((await half.enterCode(portal.clock.now())).status).toBe(401);
    expect((await half.get('/cases')).status).toBe(401);
    expect((await portal.anonymous().enterPassword(leaver.email)).status).toBe(401);
    const { sessions, ...after } = await dumpOf(portal);
    const { sessions: known, ...rest } = before;
    expect(after).toEqual(rest);
    expect(sessions?.length).toBeLessThanOrEqual(known?.length ?? 0);
  });

  it('with an upload that was under way: its next part is refused', async () => {
    const leaver = await portal.people.member('expert', stage.people.state);
    const part = acts['PUT /files/:fileId/parts/:n'];
    if (!part) throw new Error('a part expected');
    expect((await sendAct('PUT /files/:fileId/parts/:n', part, leaver)).status).toBe(200);

    await end('delete', '', leaver);

    expect((await sendAct('PUT /files/:fileId/parts/:n', part, leaver)).status).toBe(401);
  });

  it('with a session that is good again when they are back: it is not', async () => {
    const member = await portal.people.member('expert', stage.people.state);
    await end('post', '/suspension', member);
    await end('delete', '/suspension', member);

    expect((await member.get('/cases')).status).toBe(401);
    expect((await (await halfway(member)).enterCode(portal.clock.now())).status).toBe(200);
  });
});
