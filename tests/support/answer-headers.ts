import { expect } from '@jest/globals';
import type { Test } from 'supertest';

/** On every answer, whatever it is. */
export const always = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
/** On every answer that is data. */
export const api = {
  ...always,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none';sandbox",
};

/** Anything else that may stand in an answer: what it is, and what HTTP itself needs. */
const mayStandBeside = [
  'accept-ranges',
  'allow',
  'connection',
  'content-disposition',
  'content-length',
  'content-range',
  'content-type',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
  'retry-after',
  'set-cookie',
  'transfer-encoding',
];

/** Nothing more and nothing less than is expected, beside what HTTP itself needs. */
export function expectHeaders(
  { headers }: Awaited<Test>,
  expected: object,
  alsoAllowed: readonly string[] = [],
): void {
  const known = new Set([...mayStandBeside, ...alsoAllowed]);
  const given = Object.entries(headers as Record<string, string>);
  expect(Object.fromEntries(given.filter(([name]) => !known.has(name)))).toEqual(expected);
}
