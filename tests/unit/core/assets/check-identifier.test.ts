import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkIdentifier, IDENTIFIER_SCHEMES, schemesFor } from '../../../../core/assets/index.ts';
import { AssetKind, IdentifierScheme } from '../../../../core/contracts/assets.ts';

/**
 * Published examples: SWIFT IBAN registry (FR, GB, NO); ISO 6166 and ISO 17442 examples of Wikipedia and GLEIF; IMO number of
 * Wikipedia; VINs of Wikipedia and 49 CFR 565; BIP 173 and BIP 350; EIP-55; the Bitcoin wiki.
 */
const examples: readonly (readonly [IdentifierScheme, string, string])[] = [
  ['iban', 'GB29 NWBK 6016 1331 9268 19', 'GB29NWBK60161331926819'],
  ['iban', 'fr1420041010050500013m02606', 'FR1420041010050500013M02606'],
  ['iban', 'NO93-8601-1117-947', 'NO9386011117947'],
  ['bic', 'DEUTDEFF', 'DEUTDEFF'],
  ['bic', 'nedszajjxxx', 'NEDSZAJJXXX'],
  ['isin', 'US0378331005', 'US0378331005'],
  ['isin', 'AU0000XVGZA3', 'AU0000XVGZA3'],
  ['isin', 'GB0002634946', 'GB0002634946'],
  ['lei', '5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R12'],
  ['lei', '213800WSGIIZCXF1P572', '213800WSGIIZCXF1P572'],
  ['vin', '1M8GDM9AXKP042788', '1M8GDM9AXKP042788'],
  ['vin', '5GZCZ43D13S812715', '5GZCZ43D13S812715'],
  ['imo', 'IMO 9074729', '9074729'],
  ['mmsi', '366 053209', '366053209'],
  ['aircraft-registration', 'g-eupt', 'G-EUPT'],
  ['icao-24-bit', '4008f6', '4008F6'],
  [
    'bitcoin-address',
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  ],
  [
    'bitcoin-address',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
  ],
  [
    'ethereum-address',
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0x52908400098527886e0f7030069857d2e4169ee7',
  ],
];

describe('an identifier', () => {
  it.each([
    ['iban', 'GB28NWBK60161331926819', 'check-digit'],
    ['iban', 'GB29NWBK601613319268191', 'too-long'],
    ['iban', 'GB29NWBK6016133192681X', 'structure'],
    ['iban', 'XA00000000', 'country'],
    ['iban', '29GB', 'characters'],
    ['bic', 'DEUTXXFF', 'country'],
    ['bic', 'DEUT1EFF', 'structure'],
    ['bic', 'DEUTDEFF50012', 'too-long'],
    ['isin', 'US0378331004', 'check-digit'],
    ['isin', 'US037833100X', 'structure'],
    ['isin', '0378331005', 'characters'],
    ['lei', '5493001KJTIIGC8Y1R13', 'check-digit'],
    ['lei', '5493001KJTIIGC8Y1RXX', 'structure'],
    ['vin', '1M8GDM9A0KP042788', 'check-digit'],
    ['vin', '1M8GDM9AXKPO42788', 'characters'],
    ['vin', '1M8GDM9AXKP0427881', 'too-long'],
    ['imo', 'IMO 9074728', 'check-digit'],
    ['imo', 'IMO 907472B', 'characters'],
    ['mmsi', '123456789', 'structure'],
    ['mmsi', '99366053', undefined],
    ['mmsi', '993660530', 'structure'],
    ['aircraft-registration', 'G EUPT!', 'characters'],
    ['aircraft-registration', '-EUPT', 'structure'],
    ['icao-24-bit', 'FFFFFF', 'structure'],
    ['icao-24-bit', '4008G6', 'characters'],
    ['bitcoin-address', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', 'check-digit'],
    ['bitcoin-address', 'BC1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'characters'],
    [
      'bitcoin-address',
      'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
      'characters',
    ],
    ['bitcoin-address', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'structure'],
    ['bitcoin-address', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0', 'characters'],
    ['ethereum-address', '52908400098527886E0F7030069857D2E4169EE7', 'characters'],
    ['ethereum-address', '0x52908400098527886E0F7030069857D2E4169EE700', 'too-long'],
    ['crypto-address', 'two words that are no address', 'characters'],
  ] as const)('of scheme %s is not valid as %s: %s', (scheme, value, reason) => {
    expect(checkIdentifier(scheme, value)).toEqual(
      reason ? { status: 'not-valid', reason } : { status: 'incomplete', reason: 'too-short' },
    );
  });

  it.each(examples)('of scheme %s is valid as %s', (scheme, value, normalised) => {
    expect(checkIdentifier(scheme, value)).toMatchObject({ status: 'valid', normalised });
  });

  it.each(examples)(
    'of scheme %s is never wrong before %s is typed to its end',
    (scheme, value) => {
      for (let typed = 0; typed < value.length; typed += 1) {
        expect(checkIdentifier(scheme, value.slice(0, typed)).status).not.toBe('not-valid');
      }
    },
  );

  it.each(IdentifierScheme.options)(
    'of scheme %s is incomplete as long as it is empty',
    (scheme) => {
      expect(checkIdentifier(scheme, ' ')).toEqual({ status: 'incomplete', reason: 'too-short' });
    },
  );

  it.each([
    ['iban', 'GB29NWBK60161331926819', 'GB29 NWBK 6016 1331 9268 19'],
    ['lei', '5493001KJTIIGC8Y1R12', '5493 001K JTII GC8Y 1R12'],
    ['imo', '9074729', 'IMO 9074729'],
  ] as const)('of scheme %s is written for reading', (scheme, value, formatted) => {
    expect(checkIdentifier(scheme, value).formatted).toBe(formatted);
  });

  it.each([
    ['a vehicle made for a country that asks for no check digit', 'vin', 'WBAZZZ8N0KA123456'],
    ['a bank', 'bic', 'DEUTDEFF'],
    ['a station', 'mmsi', '366053209'],
    ['plain hexadecimal', 'ethereum-address', '0xde709f2102306220921060314715629080e2fb77'],
  ] as const)('of %s is valid without a check digit, and says so', (_what, scheme, value) => {
    expect(checkIdentifier(scheme, value)).toMatchObject({
      status: 'valid',
      reason: 'no-check-digit',
    });
  });

  it.each([
    ['plate', ' AB-123-CD ', 'free-text', 'AB-123-CD'],
    ['title-number', 'NGL123456', 'free-text', 'NGL123456'],
    [
      'bitcoin-address',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      'checksum-not-verified',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    ],
    [
      'ethereum-address',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      'checksum-not-verified',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    ],
  ] as const)('of scheme %s passes unchecked, and says so', (scheme, value, reason, normalised) => {
    const formatted = normalised;

    expect(checkIdentifier(scheme, value)).toEqual({
      ...{ status: 'not-checked', reason, normalised, formatted },
    });
  });
});

describe('the private key of a wallet', () => {
  const keys = [
    ['an uncompressed import key', '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'],
    ['a compressed import key', 'KxFC1jmwwCoACiCAWZ3eXa96mBM6tb3TYzGmf6YwgdGWZgawvrtJ'],
    ['a key under a passphrase', '6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg'],
    [
      'an extended key',
      'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
    ],
    [
      'a recovery phrase',
      'legal winner thank year wave sausage worth useful legal winner thank yellow',
    ],
  ] as const;

  it.each(
    keys.flatMap((key) => IdentifierScheme.options.map((scheme) => [...key, scheme] as const)),
  )('is refused: %s, %s, as %s', (_what, key, scheme) => {
    expect(checkIdentifier(scheme, ` ${key}`)).toEqual({
      status: 'not-valid',
      reason: 'private-key',
    });
  });

  it.each(['bitcoin-address', 'ethereum-address', 'crypto-address'] as const)(
    'is refused as 32 bytes of hexadecimal where a %s is asked for, and nowhere else',
    (scheme) => {
      const key = `0x${'0c28fca386c7a227600b2fe50b7cae11'.repeat(2)}`;

      expect(checkIdentifier(scheme, key).reason).toBe('private-key');
      expect(checkIdentifier('register-number', key).status).toBe('not-checked');
    },
  );
});

describe('one changed digit', () => {
  const digit = fc.integer({ min: 0, max: 9 });
  const string = (length: number) =>
    fc.array(digit, { minLength: length, maxLength: length }).map((digits) => digits.join(''));

  function changed(value: string, at: number, by: number): string {
    const other = (Number(value[at]) + by) % 10;
    return value.slice(0, at) + String(other) + value.slice(at + 1);
  }

  /** Each identifier, and at which places its check digit promises to show a change. */
  const promising: readonly (readonly [
    IdentifierScheme,
    fc.Arbitrary<string>,
    readonly number[],
  ])[] = [
    ['isin', string(10).map((digits) => `DE${digits}`), [2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['imo', string(7), [0, 4]],
    ['vin', string(17).map((digits) => `1${digits.slice(1)}`), [1, 2, 5, 7, 10, 16]],
  ];
  const lastOf = { isin: 11, imo: 6, vin: 8 } as Partial<Record<IdentifierScheme, number>>;

  it.each(promising)('is found in an identifier of scheme %s', (scheme, numbers, places) => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(...places),
        fc.integer({ min: 1, max: 9 }),
        (n, at, by) => {
          const check = lastOf[scheme] ?? 0;
          const right = Array.from(
            '0123456789X',
            (last) => n.slice(0, check) + last + n.slice(check + 1),
          );
          const [value] = right.filter((each) => checkIdentifier(scheme, each).status === 'valid');
          if (value === undefined) throw new Error('one of the check digits is right');

          expect(checkIdentifier(scheme, changed(value, at, by)).reason).toBe('check-digit');
        },
      ),
    );
  });

  it.each([
    ['iban', 'NO9386011117947'],
    ['lei', '5493001KJTIIGC8Y1R12'],
  ] as const)('is found at every place of an identifier of scheme %s', (scheme, value) => {
    const places = Array.from(value).flatMap((character, at) => (/\d/.test(character) ? [at] : []));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (at, by) => {
        expect(checkIdentifier(scheme, changed(value, at, by)).reason).toBe('check-digit');
      }),
    );
  });
});

describe('the list of schemes', () => {
  it('has every scheme of the contract once', () => {
    expect(IDENTIFIER_SCHEMES.map(({ scheme }) => scheme)).toEqual(IdentifierScheme.options);
  });

  it('offers something for every kind of asset', () => {
    for (const kind of AssetKind.options) {
      expect(schemesFor(kind)).toEqual(expect.arrayContaining(['register-number', 'other']));
    }
    expect(schemesFor('vessel')).toEqual(['imo', 'mmsi', 'register-number', 'other']);
  });
});
