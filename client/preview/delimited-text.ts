const DELIMITERS = [',', ';', '\t', '|'];
/** Enough to tell by which character the cells are kept apart. */
const SAMPLE = 8_000;

export type Limits = { readonly rows: number; readonly columns: number };

/** Rows of comma-separated values (RFC 4180), or of one of its relatives. Nothing in a cell is ever calculated. */
export function parseDelimited(
  text: string,
  limits: Limits,
): { rows: readonly (readonly string[])[]; isCut: boolean } {
  const delimiter = delimiterOf(text.slice(0, SAMPLE));
  const rows: string[][] = [];
  let isCut = false;
  for (const row of rowsOf(text, delimiter)) {
    if (rows.length === limits.rows) return { rows, isCut: true };
    isCut ||= row.length > limits.columns;
    rows.push(row.slice(0, limits.columns));
  }
  return { rows, isCut };
}

/** The one that gives the same number of cells, more than one, in most rows. */
function delimiterOf(sample: string): string {
  const scored = DELIMITERS.map((delimiter) => {
    const widths = [...rowsOf(sample, delimiter)].map((row) => row.length);
    const usual = widths[Math.floor(widths.length / 2)] ?? 1;
    const agreeing = widths.filter((width) => width === usual).length;
    return { delimiter, score: usual > 1 ? agreeing * 1_000 + usual : 0 };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function* rowsOf(text: string, delimiter: string): Generator<string[]> {
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const { cell, end } = cellAt(text, at, delimiter);
    row.push(cell);
    const isDelimited = text[end] === delimiter;
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (isDelimited && at < text.length) continue;
    if (isDelimited) row.push('');
    // A line with nothing on it is no row.
    if (row.length > 1 || row[0] !== '') yield row;
    row = [];
  }
}

/** What stands behind a closing quote and should not be there stays in the cell, so that nothing is lost. */
function cellAt(text: string, start: number, delimiter: string): { cell: string; end: number } {
  const quoted = text[start] === '"' ? quotedAt(text, start) : { content: '', end: start };
  let end = quoted.end;
  while (end < text.length && text[end] !== delimiter && !'\r\n'.includes(text.charAt(end)))
    end += 1;
  return { cell: quoted.content + text.slice(quoted.end, end), end };
}

function quotedAt(text: string, start: number): { content: string; end: number } {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  const end = quote === -1 ? text.length : quote;
  return {
    content: text.slice(start + 1, end).replaceAll('""', '"'),
    end: Math.min(end + 1, text.length),
  };
}

/** What a spreadsheet that opens the file would take for a formula: signed numbers are none. */
export function looksLikeFormula(cell: string): boolean {
  return /^[\t\r ]*(?:[=@]|[+-](?![\s\d.,'’()%\p{Sc}]*(?:[A-Z]{3})?$))/u.test(cell);
}
