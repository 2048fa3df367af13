import { getCountrySpecifications, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { ALPHA_2_OF_ALPHA_3 } from './countries.ts';
import { hasLuhnDigit, hasMod97Digits } from './check-digits.ts';
import {
  compact,
  faultOfShape,
  inFours,
  notValid,
  TOO_SHORT,
  valid,
  type IdentifierCheck,
} from './identifier-check.ts';

const COUNTRY_CODES = new Set(ALPHA_2_OF_ALPHA_3.values());
const IBAN_LENGTHS = getCountrySpecifications();

/** ISO 13616: length and shape by country, mod 97, and the national check digits where they are known. */
export function checkIban(typed: string): IdentifierCheck {
  const iban = compact(typed);
  if (!/^[A-Z]{0,2}$|^[A-Z]{2}[0-9A-Z]+$/.test(iban)) return notValid('characters');
  if (iban.length < 2) return TOO_SHORT;
  const length = IBAN_LENGTHS[iban.slice(0, 2)]?.chars;
  if (!length) return notValid('country');
  if (iban.length < length) return TOO_SHORT;
  if (iban.length > length) return notValid('too-long');
  const { errorCodes } = validateIBAN(iban);
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat)) return notValid('structure');
  return errorCodes.length > 0
    ? notValid('check-digit')
    : valid(iban, { formatted: inFours(iban) });
}

/** ISO 9362: four letters or digits for the party, two letters for the country, two for the place, three for the branch. */
export function checkBic(typed: string): IdentifierCheck {
  const bic = compact(typed);
  if (!/^[0-9A-Z]*$/.test(bic)) return notValid('characters');
  if (bic.length > 11) return notValid('too-long');
  if (!/^.{0,4}$|^.{4}[A-Z]{1,2}/.test(bic)) return notValid('structure');
  const country = bic.slice(4, 6);
  // Banks in Kosovo carry XK, which ISO 3166 leaves to its users.
  if (country.length === 2 && country !== 'XK' && !COUNTRY_CODES.has(country)) {
    return notValid('country');
  }
  return bic.length === 8 || bic.length === 11
    ? valid(bic, { reason: 'no-check-digit' })
    : TOO_SHORT;
}

/** ISO 6166. Its prefix is a country or a substitute such as XS, so it is not compared with the list of countries. */
export function checkIsin(typed: string): IdentifierCheck {
  const isin = compact(typed);
  const fault = faultOfShape(isin, { length: 12, characters: /^[A-Z]{0,2}$|^[A-Z]{2}[0-9A-Z]+$/ });
  if (fault) return fault;
  if (!/\d$/.test(isin)) return notValid('structure');
  return hasLuhnDigit(isin) ? valid(isin) : notValid('check-digit');
}

/** ISO 17442. */
export function checkLei(typed: string): IdentifierCheck {
  const lei = compact(typed);
  const fault = faultOfShape(lei, { length: 20, characters: /^[0-9A-Z]*$/ });
  if (fault) return fault;
  if (!/\d\d$/.test(lei)) return notValid('structure');
  return hasMod97Digits(lei) ? valid(lei, { formatted: inFours(lei) }) : notValid('check-digit');
}
