import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { looksLikeFormula, parseDelimited } from '../../../../client/preview/delimited-text.ts';

const whole = { rows: 1_000, columns: 100 };
const rowsOf = (text: string) => parseDelimited(text, whole).rows;

describe('parseDelimited', () => {
  it('says that rows are left out', () => {
    expect(parseDelimited('a,b\n1,2\n3,4', { rows: 2, columns: 9 })).toEqual({
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
      isCut: true,
    });
  });

  it('says that columns are left out', () => {
    expect(parseDelimited('a,b,c\n', { rows: 9, columns: 2 })).toEqual({
      rows: [['a', 'b']],
      isCut: true,
    });
  });

  it('does not say so of a table that fits exactly', () => {
    expect(parseDelimited('a,b\n1,2\n', { rows: 2, columns: 2 }).isCut).toBe(false);
  });

  it.each([',', ';', '\t', '|'])('finds out that cells are kept apart by %j', (delimiter) => {
    const text = `date${delimiter}amount\n3 Nov${delimiter}1\n4 Nov${delimiter}2\n`;

    expect(rowsOf(text)[1]).toEqual(['3 Nov', '1']);
  });

  it('takes decimal commas for part of the number where semicolons divide', () => {
    expect(rowsOf('a;b\n1,5;2,5\n3,0;4,0\n')[1]).toEqual(['1,5', '2,5']);
  });

  it('keeps delimiters, quotes and line ends inside quotes', () => {
    expect(rowsOf('"a,b","say ""no""","two\r\nlines"\r\nc,d,e')).toEqual([
      ['a,b', 'say "no"', 'two\r\nlines'],
      ['c', 'd', 'e'],
    ]);
  });

  it('keeps what stands behind a closing quote, and what a missing one leaves open', () => {
    expect(rowsOf('"a"b,c\n"d,e')).toEqual([['ab', 'c'], ['d,e']]);
  });

  it('keeps empty cells, at the end of the text as well', () => {
    expect(rowsOf(',a\nb,')).toEqual([
      ['', 'a'],
      ['b', ''],
    ]);
  });

  it('reads any table back that was written as RFC 4180 says', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ') });
    const table = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 5 }))
      .chain(([columns, rows]) => {
        const row = fc.array(cell, { minLength: columns, maxLength: columns });
        return fc.array(row, { minLength: rows, maxLength: rows });
      });

    fc.assert(
      fc.property(table, (rows) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect(rowsOf(text)).toEqual(rows);
      }),
    );
  });

  it('comes to an end with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseDelimited(text, whole).rows.length).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});

describe('looksLikeFormula', () => {
  it.each(['=1+1', ' =HYPERLINK("x")', '@SUM(A1)', "-cmd|' /C calc'!A0", '+A1', '\t=1'])(
    'says so of %j',
    (cell) => {
      expect(looksLikeFormula(cell)).toBe(true);
    },
  );

  it.each(['', '-18 500,00', '+ 112 000,00 EUR', '-5 %', '+33 1 23 45 67 89', 'a=b', '-', '- €3'])(
    'does not say so of %j',
    (cell) => {
      expect(looksLikeFormula(cell)).toBe(false);
    },
  );
});
