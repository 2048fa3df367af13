import type { AssetKind, IdentifierScheme } from '../contracts/assets.ts';
import { checkBic, checkIban, checkIsin, checkLei } from './banking-identifiers.ts';
import { checkAnyAddress, checkBitcoinAddress, checkEthereumAddress } from './crypto-addresses.ts';
import { notChecked, notValid, TOO_SHORT, type IdentifierCheck } from './identifier-check.ts';
import { looksLikePrivateKey } from './private-key-shapes.ts';
import {
  checkAircraftRegistration,
  checkIcao24,
  checkImo,
  checkMmsi,
  checkVin,
} from './vehicle-identifiers.ts';

type Scheme = {
  /** The kinds of asset that carry such an identifier; `any` is offered for all of them. */
  readonly kinds: readonly AssetKind[] | 'any';
  readonly check: (typed: string) => IdentifierCheck;
  readonly isAddress?: true;
};

function checkFreeText(typed: string): IdentifierCheck {
  const text = typed.trim();
  return text === '' ? TOO_SHORT : notChecked('free-text', text);
}

const SCHEMES: Readonly<Record<IdentifierScheme, Scheme>> = {
  iban: { kinds: ['account'], check: checkIban },
  bic: { kinds: ['account'], check: checkBic },
  'account-number': { kinds: ['account', 'securities', 'insurance', 'debt'], check: checkFreeText },
  isin: { kinds: ['securities'], check: checkIsin },
  lei: { kinds: ['company-shares', 'securities', 'account'], check: checkLei },
  'company-number': { kinds: ['company-shares'], check: checkFreeText },
  'title-number': { kinds: ['real-estate'], check: checkFreeText },
  vin: { kinds: ['vehicle'], check: checkVin },
  plate: { kinds: ['vehicle'], check: checkFreeText },
  imo: { kinds: ['vessel'], check: checkImo },
  mmsi: { kinds: ['vessel'], check: checkMmsi },
  'aircraft-registration': { kinds: ['aircraft'], check: checkAircraftRegistration },
  'aircraft-serial': { kinds: ['aircraft'], check: checkFreeText },
  'icao-24-bit': { kinds: ['aircraft'], check: checkIcao24 },
  'bitcoin-address': { kinds: ['crypto-asset'], check: checkBitcoinAddress, isAddress: true },
  'ethereum-address': { kinds: ['crypto-asset'], check: checkEthereumAddress, isAddress: true },
  'crypto-address': { kinds: ['crypto-asset'], check: checkAnyAddress, isAddress: true },
  'register-number': { kinds: 'any', check: checkFreeText },
  other: { kinds: 'any', check: checkFreeText },
};

/** The closed list of schemes, each with the kinds of asset that it fits. */
export const IDENTIFIER_SCHEMES: readonly {
  readonly scheme: IdentifierScheme;
  readonly kinds: readonly AssetKind[] | 'any';
}[] = Object.entries(SCHEMES).map(([scheme, { kinds }]) => ({
  scheme: scheme as IdentifierScheme,
  kinds,
}));

/** The schemes to offer for an asset of that kind, the more particular ones first. */
export function schemesFor(kind: AssetKind): IdentifierScheme[] {
  return IDENTIFIER_SCHEMES.filter(({ kinds }) => kinds === 'any' || kinds.includes(kind)).map(
    ({ scheme }) => scheme,
  );
}

/**
 * Checks an identifier as it is typed. Nothing is looked up: `valid` is said of the writing, not of the thing. What looks
 * like the private key of a wallet is `not-valid` under every scheme.
 */
export function checkIdentifier(scheme: IdentifierScheme, value: string): IdentifierCheck {
  const { check, isAddress = false } = SCHEMES[scheme];
  return looksLikePrivateKey(value, { isAddress }) ? notValid('private-key') : check(value);
}
