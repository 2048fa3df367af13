import { expect, it } from '@jest/globals';
import { requireContentDigest } from '../../../../../server/features/files/receiving/content-digest.ts';

const base64 = Buffer.alloc(32, 0xab).toString('base64');

it.each([
  undefined,
  '',
  base64,
  `sha-256=${base64}`,
  `sha-256=:${base64.slice(4)}:`,
  `sha-512=:${base64}:`,
  `sha-256=:${base64}`,
  `x-sha-256=:${base64}:`,
  `sha-256=:${base64}:x`,
])('asks for a digest where the header is %s', (header) => {
  expect(() => requireContentDigest(header)).toThrow(
    expect.objectContaining({ code: 'CONTENT_DIGEST_REQUIRED' }),
  );
});

it.each([
  `sha-256=:${base64}:`,
  `sha-512=:${base64}:, sha-256=:${base64}:`,
  `sha-256=:${base64}:,md5=:${base64}:`,
])('reads the digest out of %s', (header) => {
  expect(requireContentDigest(header)).toBe('ab'.repeat(32));
});
