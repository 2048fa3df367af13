import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import {
  openPrivateData,
  sealPrivateData,
  type SealedPrivateData,
} from '../../../../../server/features/access-log/private-data.ts';

function seal(ip: string, userAgent: string): SealedPrivateData {
  const sealed = sealPrivateData({ ip, userAgent });
  if (!sealed) throw new Error('nothing was sealed');
  return sealed;
}

function open({ commitment, key, data }: SealedPrivateData) {
  return openPrivateData(commitment, { entryId: 'x', time: 'x', key, data });
}

describe('private data', () => {
  it.each<[string, string, string]>([
    ['control characters', 'a\tb\u0085c\0', 'a\uFFFDb\uFFFDc\uFFFD'],
    ['half a surrogate pair', 'a\ud83d', 'a\uFFFD'],
    ['more than fits', '€'.repeat(20_000), '€'.repeat(512)],
    ['a pair cut in half by the limit', 'a'.repeat(511) + '😂', 'a'.repeat(511) + '\uFFFD'],
  ])('cannot prevent an entry by a user agent of %s', (_name, userAgent, kept) => {
    expect(open(seal('::1', userAgent))).toEqual({ state: 'present', ip: '::1', userAgent: kept });
  });

  it('commits to nothing when there is nothing', () => {
    expect(sealPrivateData({ ip: '', userAgent: '' })).toBeUndefined();
    expect(openPrivateData(undefined, undefined)).toBeUndefined();
  });

  it('leaves out what is not known', () => {
    expect(open(seal('192.0.2.1', ''))).toEqual({ state: 'present', ip: '192.0.2.1' });
    expect(open(seal('', 'Browser'))).toEqual({ state: 'present', userAgent: 'Browser' });
  });

  it('commits by HMAC-SHA256 under a key of 32 bytes, another one each time', () => {
    const [one, two] = [seal('::1', 'x'), seal('::1', 'x')];

    const expected = createHmac('sha256', one.key).update('{"ip":"::1","ua":"x"}').digest();
    expect(one.commitment).toBe(expected.toString('base64url'));
    expect(one.key).toHaveLength(32);
    expect(two.commitment).not.toBe(one.commitment);
  });

  it('shows neither data nor key that the entry does not commit to', () => {
    const [one, two] = [seal('::1', 'x'), seal('::2', 'x')];

    expect(open({ ...one, data: two.data })).toEqual({ state: 'mismatch' });
    expect(open({ ...one, key: two.key })).toEqual({ state: 'mismatch' });
    expect(open({ ...one, commitment: 'short' })).toEqual({ state: 'mismatch' });
  });

  it('says that it was erased', () => {
    expect(openPrivateData(seal('::1', 'x').commitment, undefined)).toEqual({ state: 'erased' });
  });
});
