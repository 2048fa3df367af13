import { describe, expect, it } from '@jest/globals';
import { decodeText } from '../../../../client/preview/decode-text.ts';

const utf8 = new TextEncoder().encode('Relevé');

describe('decodeText', () => {
  it('does not take text for UTF-8 that is not', () => {
    const bytes = Uint8Array.of(0x52, 0x65, 0x6c, 0x65, 0x76, 0xe9);

    expect(decodeText(bytes, false)).toEqual({ text: 'Relevé', encoding: 'windows-1252' });
  });

  it('reads UTF-8, and leaves its mark out', () => {
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8);

    expect(decodeText(marked, false)).toEqual({ text: 'Relevé', encoding: 'utf-8' });
  });

  it('reads UTF-8 that was cut in the middle of a character', () => {
    expect(decodeText(utf8.subarray(0, -1), true)).toEqual({ text: 'Relev', encoding: 'utf-8' });
  });

  it('takes half a character at the end of a whole file for another encoding', () => {
    expect(decodeText(utf8.subarray(0, -1), false).encoding).toBe('windows-1252');
  });

  it.each([
    ['little', [0xff, 0xfe, 0x52, 0x00, 0xe9, 0x00]],
    ['big', [0xfe, 0xff, 0x00, 0x52, 0x00, 0xe9]],
  ])('reads UTF-16 with the %s end first', (_end, bytes) => {
    expect(decodeText(Uint8Array.from(bytes), false)).toEqual({ text: 'Ré', encoding: 'utf-16' });
  });
});
