import { hasImoDigit, hasVinDigit } from './check-digits.ts';
import {
  compact,
  faultOfShape,
  notValid,
  TOO_SHORT,
  valid,
  type IdentifierCheck,
} from './identifier-check.ts';

const NO_CHECK_DIGIT = { reason: 'no-check-digit' } as const;

/**
 * ISO 3779. The ninth place is a check digit only where the law says so: on vehicles made for the United States and Canada,
 * whose numbers begin with 1, 2, 4 or 5 (49 CFR 565.15). Elsewhere makers put there what they like.
 */
export function checkVin(typed: string): IdentifierCheck {
  const vin = compact(typed);
  const fault = faultOfShape(vin, { length: 17, characters: /^[0-9A-HJ-NPR-Z]*$/ });
  if (fault) return fault;
  if (hasVinDigit(vin)) return valid(vin);
  return /^[1245]/.test(vin) ? notValid('check-digit') : valid(vin, NO_CHECK_DIGIT);
}

/** Seven digits, with or without the letters IMO before them. */
export function checkImo(typed: string): IdentifierCheck {
  const imo = compact(typed).replace(/^I(?:MO?)?/, '');
  const fault = faultOfShape(imo, { length: 7, characters: /^\d*$/ });
  if (fault) return fault;
  return hasImoDigit(imo) ? valid(imo, { formatted: `IMO ${imo}` }) : notValid('check-digit');
}

/**
 * Recommendation ITU-R M.585: three digits of the country, 2 to 7 the first of them, for a ship station; after 8 for a
 * hand-held station, after 98 for a craft of the ship.
 */
export function checkMmsi(typed: string): IdentifierCheck {
  const mmsi = compact(typed);
  const fault = faultOfShape(mmsi, { length: 9, characters: /^\d*$/ });
  if (fault) return fault;
  const hasCountry = /^(?:8|98)?[2-7]/.test(mmsi);
  return hasCountry ? valid(mmsi, NO_CHECK_DIGIT) : notValid('structure');
}

/** ICAO Annex 7: the mark of the nationality, most often with a hyphen, and up to five letters and digits. */
export function checkAircraftRegistration(typed: string): IdentifierCheck {
  const mark = typed.replace(/\s/g, '').toUpperCase();
  if (!/^[0-9A-Z-]*$/.test(mark)) return notValid('characters');
  if (/^(?:[0-9A-Z]{1,4}-[0-9A-Z]{1,5}|[0-9A-Z]{2,7})$/.test(mark)) {
    return valid(mark, NO_CHECK_DIGIT);
  }
  return /^[0-9A-Z]?$|^[0-9A-Z]{1,4}-$/.test(mark) ? TOO_SHORT : notValid('structure');
}

/** ICAO Annex 10, volume III: 24 bits as six hexadecimal digits; all zeros and all ones are nobody's. */
export function checkIcao24(typed: string): IdentifierCheck {
  const address = compact(typed);
  const fault = faultOfShape(address, { length: 6, characters: /^[0-9A-F]*$/ });
  if (fault) return fault;
  return /^(?:0{6}|F{6})$/.test(address) ? notValid('structure') : valid(address, NO_CHECK_DIGIT);
}
