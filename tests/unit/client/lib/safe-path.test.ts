import { describe, expect, it } from '@jest/globals';
import { safePath } from '../../../../client/lib/safe-path.ts';

describe('a page to go to', () => {
  it.each([
    'https://elsewhere.test/',
    '//elsewhere.test/',
    '/\\elsewhere.test/',
    '/\t/elsewhere.test',
    '/\n/elsewhere.test',
    '\t//elsewhere.test',
    'javascript:alert(1)',
    'inbox',
    '',
  ])('is refused when it may lead out of the portal: %j', (wished) => {
    expect(safePath(wished)).toBeUndefined();
  });

  it('is not known without an address', () => {
    expect(safePath(null)).toBeUndefined();
  });

  it('may be any page of the portal', () => {
    expect(safePath('/submissions?state=draft#files')).toBe('/submissions?state=draft#files');
  });
});
