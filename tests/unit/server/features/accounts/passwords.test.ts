import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as argon2 from '@node-rs/argon2';
import { problemOf } from '../../../../support/submission-stage.ts';

const verify = jest.fn(argon2.verify);
jest.unstable_mockModule('@node-rs/argon2', () => ({ ...argon2, verify }));
const { createPasswords } = await import('../../../../../server/features/accounts/passwords.ts');

const pepper = new Uint8Array(32).fill(1);
const passwords = createPasswords(pepper);
const words = ['ines.moreau@interior.test', 'Ines Moreau'];
const good = 'violet harbour ledger 19 comet';

const outcomeOf = (password: string) => problemOf(passwords.create(password, words));

describe('a new password', () => {
  it.each([
    ['14 code points', 'x7Lq2vTz9RkWm4'],
    ['14 code points in 28 units', '🜁🜂🜃🜄🜅🜆🜇🜈🜉🜊🜋🜌🜍🜎'],
    ['15 code points that NFKC makes 14', 'x7Lq2vTz9RkWme\u0301'],
    ['one character, often', 'a'.repeat(1024)],
    ['the most common word, twice', 'passwordpassword'],
    ['a row of the keyboard', 'qwertyuiopasdfghj'],
    ['digits in order', '123456789012345'],
    ['the own address', 'ines.moreau@interior.test'],
    ['the own address, in capitals', 'INES.MOREAU@INTERIOR.TEST'],
    ['the own address with something behind it', 'ines.moreau@interior.test1!'],
    ['the own name with a year', 'moreau-ines-2026'],
    ['the own name, again and again', 'Ines Moreau Ines Moreau'],
    ['the name of the portal', 'assetrecoveryportal'],
    ['the name of the portal with a year', 'Asset Recovery Portal 2026'],
    ['the name of the Court', 'international criminal court'],
  ])('may not be %s', async (_what, password) => {
    expect(await outcomeOf(password)).toBe('PASSWORD_TOO_WEAK');
  });

  it.each([
    ['15 code points', 'x7Lq2vTz9RkWm4b'],
    ['15 code points in 30 units', '🜁🝈🜃🜎🜅🝂🜇🜐🜉🝁🜋🜄🜍🝇🜏'],
    ['a ligature that NFKC makes two', 'x7Lq2vTz9RkWmﬁ'],
    ['words and spaces', good],
    ['a passphrase with a word of the own name in it', 'moreau violet harbour ledger'],
    [
      '1024 characters',
      Array.from({ length: 128 }, (_, index) => `w${index * 7919}`.padEnd(8, 'é')).join(''),
    ],
  ])('may be %s', async (_what, password) => {
    const hash = await passwords.create(password, words);

    expect(await passwords.matches(password, hash)).toBe(true);
  });

  it('is kept as argon2id with the parameters of OWASP, salted', async () => {
    const [one, other] = [await passwords.create(good, []), await passwords.create(good, [])];

    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
  });
});

describe('a password that is entered', () => {
  let hash: string;

  beforeEach(async () => {
    hash = await passwords.create('Zoë paints 3 blue ﬁelds', []);
    verify.mockClear();
  });

  it.each([
    'Zoë paints 3 blue fields ',
    'zoë paints 3 blue fields',
    'Zoe paints 3 blue fields',
    '',
  ])('does not match when it differs: %j', async (password) => {
    expect(await passwords.matches(password, hash)).toBe(false);
  });

  it.each([
    'Zoë paints 3 blue ﬁelds',
    'Zoe\u0308 paints 3 blue fields',
    'Ｚoë paints 3 blue fields',
  ])('matches in every form that NFKC makes one: %j', async (password) => {
    expect(await passwords.matches(password, hash)).toBe(true);
  });

  it('is compared to its last character', async () => {
    const long = Array.from({ length: 128 }, (_, index) => `w${index * 7919}`.padEnd(8, 'q')).join(
      '',
    );
    const stored = await passwords.create(long, []);

    expect(await passwords.matches(`${long.slice(0, -1)}z`, stored)).toBe(false);
    expect(await passwords.matches(long, stored)).toBe(true);
  });

  it('does not match under another pepper, so that a copy of the store is not enough to guess', async () => {
    const elsewhere = createPasswords(new Uint8Array(32).fill(2));

    expect(await elsewhere.matches('Zoë paints 3 blue ﬁelds', hash)).toBe(false);
  });

  it('is hashed with the same effort when there is no account, and matches nothing', async () => {
    expect(await passwords.matches('nobody', undefined)).toBe(false);
    expect(await passwords.matches('nobody', hash)).toBe(false);

    const efforts = verify.mock.calls.map(([stored]) => String(stored).split('$').slice(0, 4));
    expect(efforts).toHaveLength(2);
    expect(efforts[0]).toEqual(efforts[1]);
  });
});
