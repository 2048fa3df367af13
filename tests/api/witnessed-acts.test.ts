import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { parseCheckpoint, parseNote } from '../../core/transparency/index.ts';
import type { Actor } from '../support/actors.ts';
import { versionOfMember } from '../support/matrix-people.ts';
import { createLogReader } from '../support/matrix-records.ts';
import { createTestPortal, embeddedEngine, type TestPortal } from '../support/test-portal.ts';
import { createTestWitness, type TestWitness } from '../support/test-witness.ts';

describe.each(embeddedEngine)('an act that waits for witnesses, on %s', (engine) => {
  let witness: TestWitness;
  let portal: TestPortal;
  let administrators: readonly [Actor, Actor];
  let member: Actor;

  beforeAll(async () => {
    witness = await createTestWitness('state.test');
    const witnessPolicy = `${witness.policyLine}quorum state.test\n`;
    portal = await createTestPortal(engine, { witnessPolicy });
    administrators = await portal.people.administrators();
    const { id } = await portal.people.organisation('court-organ');
    member = await portal.people.member('court-focal-point', id);
    const version = await versionOfMember(administrators[0], member.id);
    await administrators[0]
      .put(`/members/${member.id}/role-change`, { role: 'auditor' })
      .set('If-Match', `"${version}"`);
  });
  afterAll(() => portal.close());

  async function approve() {
    const version = await versionOfMember(administrators[0], member.id);
    return administrators[1]
      .post(`/members/${member.id}/role-change/approval`)
      .set('If-Match', `"${version}"`);
  }
  const approvals = async () =>
    (await createLogReader(portal).entriesFrom(0))
      .map((entry, index) => ({ ...entry, index }))
      .filter(({ action }) => action === 'member.approve-role');

  it('is not done when they do not answer, and its entry says so', async () => {
    const before = await versionOfMember(administrators[0], member.id);

    const response = await approve();

    expect(response.status).toBe(503);
    expect(response.body).toMatchObject({ code: 'LOG_UNAVAILABLE' });
    expect(await versionOfMember(administrators[0], member.id)).toBe(before);
    expect(await approvals()).toMatchObject([
      { phase: 'intent', outcome: 'pending' },
      { phase: 'result', outcome: 'failure', reason: 'LOG_UNAVAILABLE', req: { status: 503 } },
    ]);
  });

  it('is done once they have seen its intent, and not before', async () => {
    const before = (await approvals()).length;
    const answer = approve();
    while ((await approvals()).length === before) await delay(10);
    const intent = (await approvals()).at(-1);
    const latest = () => portal.composition.accessLog.tree.latest();
    while (((await latest())?.size ?? 0) <= (intent?.index ?? 0)) await delay(10);
    const { note = '' } = (await latest()) ?? {};
    const { size } = parseCheckpoint(parseNote(note).text);

    const cosignature = await witness.cosign(note);
    await portal.anonymous().post('/access-log/cosignatures', { size, cosignature });

    expect((await answer).status).toBe(200);
    expect((await approvals()).slice(before)).toMatchObject([
      { phase: 'intent' },
      { phase: 'result', outcome: 'success' },
    ]);
    expect((await portal.composition.accessLog.tree.counting())?.size).toBe(size);
  });
});
