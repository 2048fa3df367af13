import { describe, expect, it } from '@jest/globals';
import {
  isUnchanged,
  requestedRange,
} from '../../../../../server/features/files/reading/byte-range.ts';

const etag = '"aa"';
const conditions = { range: undefined, ifRange: undefined, ifNoneMatch: undefined };

describe('a range of ten octets', () => {
  it.each(['bytes=10-', 'bytes=10-10', 'bytes=99-', 'bytes=-0'])('refuses %s', (range) => {
    expect(() => requestedRange({ ...conditions, range }, etag, 10)).toThrow(
      expect.objectContaining({ code: 'RANGE_NOT_SATISFIABLE' }),
    );
  });

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=9-9', 9, 10],
    ['bytes=0-', 0, 10],
    ['bytes=0-9', 0, 10],
    ['bytes=0-10', 0, 10],
    ['bytes=3-999999999999999', 3, 10],
    ['bytes=-1', 9, 10],
    ['bytes=-10', 0, 10],
    ['bytes=-11', 0, 10],
  ])('reads %s', (range, start, end) => {
    expect(requestedRange({ ...conditions, range }, etag, 10)).toEqual({ start, end });
  });

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'bytes=0-1,3-4',
    'octets=0-1',
    'bytes=a-b',
    'bytes=0-1;',
    'bytes=0-9999999999999999',
  ])('answers %s in full', (range) => {
    expect(requestedRange({ ...conditions, range }, etag, 10)).toBeUndefined();
  });

  it('answers in full what has changed since, and what a date or a weak tag should tell', () => {
    const ask = (ifRange: string) =>
      requestedRange({ ...conditions, range: 'bytes=0-0', ifRange }, etag, 10);

    expect(ask('"bb"')).toBeUndefined();
    expect(ask('W/"aa"')).toBeUndefined();
    expect(ask('Sat, 21 Nov 2026 12:00:00 GMT')).toBeUndefined();
    expect(ask('"aa"')).toEqual({ start: 0, end: 1 });
  });
});

describe('If-None-Match', () => {
  it.each([
    [undefined, false],
    ['"bb"', false],
    ['aa', false],
    ['"aa"', true],
    ['W/"aa"', true],
    ['"bb", "aa"', true],
    ['*', true],
  ])('%s', (ifNoneMatch, unchanged) => {
    expect(isUnchanged({ ...conditions, ifNoneMatch }, etag)).toBe(unchanged);
  });
});
