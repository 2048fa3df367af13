import { describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import {
  csvField,
  csvHead,
  csvLine,
} from '../../../../../../server/features/access-log/exports/csv.ts';
import { anAlteredRow, anExportRow } from '../../../../../support/export-rows.ts';

/** The fields of one line, read as RFC 4180 says. */
function fieldsOf(line: string): string[] {
  return Array.from(line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g), ([, field = '']) =>
    field.replaceAll('""', '"'),
  );
}

describe('a field of CSV', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|' /C calc'!A0",
    '+1',
    '-1+1',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00A0@x',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(1)',
  ])('makes %j a text', (attack) => {
    expect(fieldsOf(`${csvField(attack)}\r\n`)).toEqual([`'${attack}`]);
  });

  it('cannot be left by a quotation mark, a comma or a line end', () => {
    const attack = 'x",=1+1,"\r\n=2';

    const line = `${csvField(attack)},${csvField('next')}\r\n`;

    expect(fieldsOf(line)).toEqual([attack, 'next']);
  });

  it.each(['', 'plain', '2026-03-01T12:00:00.123Z', 'a=b', '1-2'])('leaves %j as it is', (text) => {
    expect(csvField(text)).toBe(`"${text}"`);
  });
});

describe('an entry as a line of CSV', () => {
  function named(line: string): Record<string, string> {
    const names = fieldsOf(csvHead());
    return Object.fromEntries(fieldsOf(line).map((field, at) => [names[at] ?? '', field]));
  }

  it('is harmless, whatever a field of it holds', () => {
    const row = anAlteredRow({
      object: { type: 'file', id: '=1+1' },
      req: { method: '@GET', rid: randomUUID(), route: '+/x', sid: '-aaaa', status: -1 },
    });

    const fields = Object.values(named(csvLine(row)));

    expect(fields.filter((field) => /^[=+\-@]/.test(field))).toEqual([]);
    expect(fields).toEqual(expect.arrayContaining(["'=1+1", "'@GET", "'+/x", "'-aaaa", "'-1"]));
  });

  it('has every column, the index and the hash of its leaf among them', () => {
    const id = randomUUID();
    const row = anExportRow({ action: 'file.open', object: { type: 'file', id, version: 3 } });
    const leafHash = createHash('sha256').update(Buffer.of(0)).update(row.bytes).digest('hex');

    const line = csvLine(row);

    expect(line.endsWith('\r\n')).toBe(true);
    expect(fieldsOf(line)).toHaveLength(fieldsOf(csvHead()).length);
    expect(named(line)).toMatchObject({
      index: '7',
      'leaf hash': leafHash,
      time: '2026-03-01T12:00:00.123Z',
      action: 'file.open',
      'object id': id,
      'object version': '3',
      'actor on behalf of': '',
    });
  });
});
