import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeFileName, shortenFileName } from '../../../../client/session/file-names.ts';

describe('the name under which an opened file is saved', () => {
  it.each([
    ['a path', '../../etc/passwd', '_.._etc_passwd'],
    ['a path of Windows', 'C:\\Users\\x.pdf', 'C__Users_x.pdf'],
    ['an override of the direction of writing', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['control characters', 'a\u0000b\r\n.txt', 'ab.txt'],
    ['a name that Windows keeps for itself', 'con.txt', '_con.txt'],
    ['dots alone', '...', 'fallback'],
    ['no name', undefined, 'fallback'],
  ])('is made harmless: %s', (_, name, safe) => {
    expect(safeFileName(name, 'fallback')).toBe(safe);
  });

  it('keeps letters of every script', () => {
    expect(safeFileName('Relevé bancaire (été) كشف.pdf', 'x')).toBe(
      'Relevé bancaire (été) كشف.pdf',
    );
  });

  it('is never empty, a path, or too long, whatever the sender wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeFileName(name, 'fallback');
        expect(safe).toMatch(/^[^/\\:]+$/);
        expect(Array.from(safe).length).toBeLessThanOrEqual(151);
        expect(['.', '..']).not.toContain(safe);
      }),
    );
  });

  it('keeps its ending when it is shortened', () => {
    const short = shortenFileName(`${'é'.repeat(400)}.xlsx`);

    expect(short).toHaveLength(150);
    expect(short.endsWith('é.xlsx')).toBe(true);
  });
});
