import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { dumpOf } from '../support/matrix-records.ts';
import { createMatrixStage } from '../support/matrix-stage.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

/** What the store keeps of things and no caller may say. */
const fields: Readonly<Record<string, unknown>> = {
  id: randomUUID(),
  _id: randomUUID(),
  version: 1,
  state: 'accepted',
  role: 'administrator',
  organisationId: randomUUID(),
  ownerOrganisationId: randomUUID(),
  participantOrganisationIds: [],
  sender: { organisationId: randomUUID(), accountId: randomUUID() },
  passwordHash: 'x',
  secondFactor: { lastStep: 0 },
  invitedBy: randomUUID(),
  approvedBy: randomUUID(),
  createdAt: '2026-01-01T00:00:00.000Z',
  submittedAt: '2026-01-01T00:00:00.000Z',
  takenUpBy: randomUUID(),
  size: 1,
  objects: [],
  shares: [],
  isAdmin: true,
};

describe('an attacker sends members that a request does not have', () => {
  let portal: TestPortal;
  let acts: [string, Act, object][];
  let before: Awaited<ReturnType<typeof dumpOf>>;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    const all = await createActs(await createMatrixStage(portal));
    for (const { by } of Object.values(all)) await by.get('/session');
    acts = Object.entries(all).flatMap(([endpoint, act]) =>
      act.body ? [[endpoint, act, act.body]] : [],
    );
    before = await dumpOf(portal);
  });
  afterAll(() => portal.close());

  it.each(Object.keys(fields))(
    '%s is refused by every endpoint that does not ask for it',
    async (name) => {
      for (const [endpoint, act, body] of acts) {
        if (Object.hasOwn(body, name)) continue;
        const response = await sendAct(endpoint, {
          ...act,
          body: { ...body, [name]: fields[name] },
        });

        expect({ endpoint, body: response.body as unknown }).toMatchObject({
          endpoint,
          body: { status: 400, code: 'VALIDATION_FAILED' },
        });
      }
      expect(await dumpOf(portal)).toEqual(before);
    },
  );

  it('is refused below the surface too', async () => {
    for (const [endpoint, act, body] of acts) {
      for (const [member, value] of Object.entries(body) as [string, unknown][]) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
        const inner = { ...value, isAdmin: true };
        const response = await sendAct(endpoint, { ...act, body: { ...body, [member]: inner } });

        expect({ endpoint, status: response.status }).toEqual({ endpoint, status: 400 });
      }
    }
    expect(await dumpOf(portal)).toEqual(before);
  });
});
