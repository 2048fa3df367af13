import { randomBytes } from 'node:crypto';
import type { AccessEntry } from '../../core/contracts/access-log.ts';
import { createEntries, parseEntry } from '../../server/features/access-log/entry.ts';
import type { ExportRow } from '../../server/features/access-log/exports/export-rows.ts';
import type { Act, Conclusion } from '../../server/platform/http/access-recorder.ts';
import { nodeTreeHasher } from '../../server/platform/tree-hasher.ts';
import { anAct, anInstance } from './access-log-acts.ts';

const entries = createEntries({
  clock: () => new Date('2026-03-01T12:00:00.123Z'),
  ...anInstance(),
});
const boot = randomBytes(16).toString('base64url');

/** An act that ended, as it is exported. */
export function anExportRow(
  act: Partial<Act> = {},
  conclusion: Partial<Conclusion> = {},
  index = 7,
): ExportRow {
  const ended: Conclusion = { outcome: 'success', status: 200, ...conclusion };
  const bytes = entries.single(anAct(act), ended).toBytes({ boot, n: index });
  return { index, bytes, entry: parseEntry(bytes), leafHash: nodeTreeHasher.leaf(bytes) };
}

/** A row of which no schema has approved: for what must hold whatever an entry says. */
export function anAlteredRow(values: Partial<AccessEntry>): ExportRow {
  const row = anExportRow();
  return { ...row, entry: { ...row.entry, ...values } };
}
