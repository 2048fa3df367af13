import { expect, it } from '@jest/globals';
import { deriveKeys } from '../../../../server/platform/derived-keys.ts';

const secret = new Uint8Array(32).fill(7);
const hex = (key: Uint8Array) => Buffer.from(key).toString('hex');
const keysOf = (from: Uint8Array) => Object.values(deriveKeys(from)).map(hex);

it('each purpose has a key of its own, of 32 octets', () => {
  const keys = keysOf(secret);

  expect(keys).toHaveLength(5);
  expect(new Set([...keys, hex(secret)]).size).toBe(6);
  for (const key of keys) expect(key).toHaveLength(64);
});

it('another secret gives other keys', () => {
  const all = [...keysOf(secret), ...keysOf(new Uint8Array(32).fill(8))];

  expect(new Set(all).size).toBe(10);
});

/** Whoever changes a derivation makes every stored password hash and second factor worthless. */
it('keys stay what they are from version to version', () => {
  const { passwordPepper, secondFactors } = deriveKeys(secret);

  expect(hex(passwordPepper)).toBe(
    'a8e3035bea389728431c9dc05f9cf60baeb6e40e1c6f1f35a3754533ce45714e',
  );
  expect(hex(secondFactors)).toBe(
    '51ea38213a2f2cce54921a315f2ce5bb9868fb1f4ab1f5f601181bf84824d97c',
  );
});
