import { parseCheckpoint, parseNote } from '../../core/transparency/index.ts';
import type { Act } from './matrix-act.ts';
import { createLogReader } from './matrix-records.ts';
import type { MatrixStage } from './matrix-stage.ts';

const year = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T23:59:59.999Z' };

/** Requests about the signed tree, which the keys of the stage have brought about. */
export async function createLogActs({
  actors,
  portal,
}: MatrixStage): Promise<Readonly<Record<string, Act>>> {
  const { anonymous, auditor, owner } = actors;
  await portal.composition.accessLog.requestCheckpoint();
  const note = (await anonymous.get('/access-log/checkpoint')).text;
  const { size } = parseCheckpoint(parseNote(note).text);
  const entries = await createLogReader(portal).entriesFrom(0);
  const ofOwner = entries.findIndex(({ actor }) => actor.org === owner.organisationId);

  return {
    'GET /access-log/checkpoint': { by: anonymous },
    'GET /access-log/vkey': { by: anonymous },
    'GET /access-log/policy': { by: anonymous },
    'GET /access-log/consistency': { by: anonymous, query: { from: '1', to: '2' } },
    'GET /access-log/tile/*path': { by: anonymous, params: { path: '0/000.p/1' } },
    'GET /access-log/tile/entries/*path': { by: auditor, params: { path: '000.p/1' } },
    'GET /access-log/proof/:index': { by: owner, params: { index: String(ofOwner) } },
    'GET /access-log/anomalies': { by: auditor, query: year },
    'GET /access-log/export/summary': { by: auditor, query: year },
    'GET /access-log/report-certificate': { by: anonymous },
    'GET /access-log/export': { by: auditor },
    'GET /access-log/export/csv': { by: auditor },
    'GET /access-log/export/ocsf': { by: auditor },
    'POST /access-log/cosignatures': {
      by: anonymous,
      body: { size, cosignature: await portal.witness.cosign(note) },
    },
  };
}
