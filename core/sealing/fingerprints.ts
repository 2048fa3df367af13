import { EVEN_WORDS, ODD_WORDS } from './fingerprint-words.ts';

/** Groups a fingerprint by four digits, upper case, as people compare it and GnuPG prints it. */
export function formatFingerprint(hex: string): string {
  return hex.toUpperCase().replace(/.{4}(?=.)/g, '$& ');
}

/** A fingerprint as words to read to each other over a telephone: one for each pair of hexadecimal digits. */
export function fingerprintWords(hex: string): string[] {
  const octets = (hex.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
  return octets.map((octet, at) => (at % 2 === 0 ? EVEN_WORDS : ODD_WORDS)[octet] ?? '');
}
