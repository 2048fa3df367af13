/** Letters as numbers, A = 10 to Z = 35, digits as they are (ISO 7064, ISO 13616, ISO 6166). */
function expanded(value: string): string {
  return Array.from(value, (character) => String(Number.parseInt(character, 36))).join('');
}

/** ISO 7064 mod 97-10, as in ISO 17442: the number that the letters and digits make leaves 1. */
export function hasMod97Digits(value: string): boolean {
  const remainder = Array.from(expanded(value)).reduce(
    (rest, digit) => (rest * 10 + Number(digit)) % 97,
    0,
  );
  return remainder === 1;
}

/** The Luhn sum over the expanded letters and digits (ISO 6166 annex A). */
export function hasLuhnDigit(value: string): boolean {
  const sum = Array.from(expanded(value), Number)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? digit : digit * 2))
    .reduce((total, digit) => total + Math.floor(digit / 10) + (digit % 10), 0);
  return sum % 10 === 0;
}

/** IMO Resolution A.1117(30): six digits weighted 7 to 2; the last digit of their sum is the seventh. */
export function hasImoDigit(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 6)).reduce(
    (total, digit, index) => total + Number(digit) * (7 - index),
    0,
  );
  return sum % 10 === Number(digits[6]);
}

/** 49 CFR 565.15, tables III to V: values of the letters, weights of the places, mod 11 with X for 10. */
const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

export function hasVinDigit(vin: string): boolean {
  const sum = VIN_WEIGHTS.reduce(
    (total, weight, index) => total + weight * (VIN_VALUES.indexOf(vin[index] ?? '') % 10),
    0,
  );
  return '0123456789X'[sum % 11] === vin[8];
}
