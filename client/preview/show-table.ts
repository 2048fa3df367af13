import { decodeText } from './decode-text.ts';
import { looksLikeFormula, parseDelimited } from './delimited-text.ts';
import type { ShowRequest, Shown } from './messages.ts';

const LIMITS = { rows: 1_000, columns: 60 };

export function showTable({ bytes, isCut }: ShowRequest, viewer: HTMLElement): Shown {
  const { text, encoding } = decodeText(new Uint8Array(bytes), isCut);
  const { rows, isCut: isCutHere } = parseDelimited(text, LIMITS);
  const table = document.createElement('table');
  const [first = [], ...others] = rows;
  // Whether the first row names the columns, nobody says: it does where it holds words only.
  const isHeaded = others.length > 0 && first.every((cell) => /\p{L}/u.test(cell));
  if (isHeaded) table.createTHead().append(rowOf(first, 1, 'th'));
  const body = table.createTBody();
  const from = isHeaded ? 2 : 1;
  body.append(...(isHeaded ? others : rows).map((row, index) => rowOf(row, from + index, 'td')));
  viewer.append(table);
  return {
    kind: 'table',
    encoding,
    rows: rows.length,
    isCut: isCut || isCutHere,
    formulas: rows.flat().filter(looksLikeFormula).length,
  };
}

function rowOf(cells: readonly string[], number: number, tag: 'th' | 'td'): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.append(cellOf(String(number), 'th'), ...cells.map((cell) => cellOf(cell, tag)));
  return row;
}

function cellOf(text: string, tag: 'th' | 'td'): HTMLTableCellElement {
  const cell = document.createElement(tag);
  cell.textContent = text;
  if (/^[-+\s\d.,'’]+$/.test(text) && /\d/.test(text)) cell.className = 'number';
  return cell;
}
