import { hexOf, type ExportRow } from './export-rows.ts';

type Column = readonly [name: string, value: (row: ExportRow) => string | number | undefined];

/** Every member of an entry but its nonce and its commitment, which say nothing to a reader. */
const columns: readonly Column[] = [
  ['index', ({ index }) => index],
  ['leaf hash', ({ leafHash }) => hexOf(leafHash)],
  ['time', ({ entry }) => entry.time],
  ['id', ({ entry }) => entry.id],
  ['phase', ({ entry }) => entry.phase],
  ['action', ({ entry }) => entry.action],
  ['outcome', ({ entry }) => entry.outcome],
  ['reason', ({ entry }) => entry.reason],
  ['ref', ({ entry }) => entry.ref],
  ['actor type', ({ entry }) => entry.actor.type],
  ['actor id', ({ entry }) => entry.actor.id],
  ['actor organisation', ({ entry }) => entry.actor.org],
  ['actor role', ({ entry }) => entry.actor.role],
  ['actor authentication', ({ entry }) => entry.actor.authn],
  ['actor on behalf of', ({ entry }) => entry.actor.behalf],
  ['actor state', ({ entry }) => entry.actor.state],
  ['basis', ({ entry }) => entry.basis?.code],
  ['basis reference', ({ entry }) => entry.basis?.ref],
  ['object type', ({ entry }) => entry.object?.type],
  ['object id', ({ entry }) => entry.object?.id],
  ['object organisation', ({ entry }) => entry.object?.org],
  ['object version', ({ entry }) => entry.object?.ver],
  ['object digest', ({ entry }) => entry.object?.digest],
  ['method', ({ entry }) => entry.req?.method],
  ['route', ({ entry }) => entry.req?.route],
  ['status', ({ entry }) => entry.req?.status],
  ['request', ({ entry }) => entry.req?.rid],
  ['session', ({ entry }) => entry.req?.sid],
  ['instance', ({ entry }) => entry.src.inst],
  ['version', ({ entry }) => entry.src.ver],
  ['writer', ({ entry }) => entry.w.boot],
  ['writer number', ({ entry }) => entry.w.n],
];

/** RFC 4180, the names of the columns first. */
export function csvHead(): string {
  return lineOf(columns.map(([name]) => name));
}

export function csvLine(row: ExportRow): string {
  return lineOf(columns.map(([, value]) => value(row) ?? ''));
}

function lineOf(values: readonly (string | number)[]): string {
  return `${values.map((value) => csvField(String(value))).join(',')}\r\n`;
}

/** What a spreadsheet takes for a formula, in its Western and its full-width form, also behind white space. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/** Always quoted; what could be taken for a formula begins with an apostrophe, which makes it text. */
export function csvField(value: string): string {
  const harmless = formula.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
