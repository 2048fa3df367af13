import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Act } from '../support/matrix-act.ts';
import { createActs, sendAct } from '../support/matrix-acts.ts';
import { createMatrixStage } from '../support/matrix-stage.ts';
import { createTestPortal, type TestPortal } from '../support/test-portal.ts';

type Line = { readonly level: number; readonly msg: string; readonly requestId?: string };

describe('an attacker makes the portal fail, to read how it is built', () => {
  let portal: TestPortal;
  let acts: Readonly<Record<string, Act>>;

  beforeAll(async () => {
    portal = await createTestPortal('sqlite');
    acts = await createActs(await createMatrixStage(portal));
  });
  afterAll(() => portal.close());

  it('reads the identifier of the request, and nothing else', async () => {
    if (portal.database.engine !== 'sqlite') throw new Error('the embedded engine expected');
    const { sqlite } = portal.database;
    const broken = ['cases', 'submissions', 'remarks', 'sealed_files', 'file_parts', 'invitations'];
    for (const table of broken) sqlite.exec(`ALTER TABLE ${table} RENAME TO broken_${table}`);
    portal.logLines.length = 0;
    const failed: string[] = [];

    for (const [endpoint, act] of Object.entries(acts)) {
      const response = await sendAct(endpoint, act);
      if (response.status !== 500) continue;
      failed.push(endpoint);
      const { requestId, ...problem } = response.body as Record<string, unknown>;
      expect(problem).toEqual({
        type: 'urn:problem:internal',
        title: 'Something went wrong in the portal. Nothing of it is shown here.',
        status: 500,
        code: 'INTERNAL',
      });
      expect(JSON.stringify(response.headers)).not.toMatch(/sqlite|broken|\.ts/i);
      const lines = portal.logLines.join('').split('\n').filter(Boolean);
      const defect = lines
        .map((line) => JSON.parse(line) as Line)
        .find((line) => line.requestId === requestId);
      expect(defect).toMatchObject({ level: 50, msg: 'defect' });
      expect(JSON.stringify(defect)).toContain('no such table');
    }

    expect(failed.length).toBeGreaterThan(25);
    for (const table of broken) sqlite.exec(`ALTER TABLE broken_${table} RENAME TO ${table}`);
    expect((await acts['GET /cases']?.by.get('/cases'))?.status).toBe(200);
  });
});
