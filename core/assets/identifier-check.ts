/** Why a check says what it says. The catalogue of the pages has the words. */
export type IdentifierReason =
  // incomplete
  | 'too-short'
  // not valid
  | 'too-long'
  | 'characters'
  | 'structure'
  | 'country'
  | 'check-digit'
  | 'private-key'
  // valid, as far as a shape can tell
  | 'no-check-digit'
  // not checked
  | 'free-text'
  | 'checksum-not-verified';

/**
 * `valid`: shaped as the standard says, and the check digit is right where there is one. It does not say that the thing
 * exists. `incomplete`: could still become valid. `normalised` is for comparing and keeping, `formatted` for reading.
 */
export type IdentifierCheck = {
  readonly status: 'valid' | 'incomplete' | 'not-valid' | 'not-checked';
  readonly reason?: IdentifierReason;
  readonly normalised?: string;
  readonly formatted?: string;
};

export const TOO_SHORT: IdentifierCheck = { status: 'incomplete', reason: 'too-short' };

export function notValid(reason: IdentifierReason): IdentifierCheck {
  return { status: 'not-valid', reason };
}

export function valid(normalised: string, more: Partial<IdentifierCheck> = {}): IdentifierCheck {
  return { status: 'valid', normalised, formatted: normalised, ...more };
}

export function notChecked(reason: IdentifierReason, normalised: string): IdentifierCheck {
  return { status: 'not-checked', reason, normalised, formatted: normalised };
}

/** Upper case, without the spaces and hyphens by which people group an identifier. */
export function compact(value: string): string {
  return value.replace(/[\s-]/g, '').toUpperCase();
}

/** In groups of four, as banks print an IBAN. */
export function inFours(value: string): string {
  return value.replace(/.{4}(?=.)/g, '$& ');
}

/** What is wrong with the characters or the length of an identifier of fixed length; nothing when both are right. */
export function faultOfShape(
  value: string,
  { length, characters }: { length: number; characters: RegExp },
): IdentifierCheck | undefined {
  if (!characters.test(value)) return notValid('characters');
  if (value.length > length) return notValid('too-long');
  return value.length < length ? TOO_SHORT : undefined;
}
