import { bytesEqual } from './bytes.ts';
import { isPlainCanonical } from './canonical-scan.ts';

/** What a canonical value may hold. No arrays, nulls or fractions: an absent thing is an absent key. */
export type CanonicalValue = string | boolean | number | CanonicalObject;
export type CanonicalObject = { readonly [key: string]: CanonicalValue };

/** Largest canonical form, in bytes. */
export const MAX_CANONICAL_BYTES = 4_096;

export type CanonicalFault =
  'VALUE' | 'NUMBER' | 'STRING' | 'KEY' | 'TOO_LARGE' | 'NOT_JSON' | 'NOT_CANONICAL';

/** Why a value has no canonical form, or why bytes are not one. */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';
  readonly fault: CanonicalFault;

  constructor(fault: CanonicalFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}

/**
 * The one byte form of an object: RFC 8785 (JCS) over a value space in which every JSON writer
 * agrees - objects, non-empty strings without control characters, booleans and safe integers.
 *
 * @throws CanonicalError for any other value, and above `MAX_CANONICAL_BYTES`.
 */
export function canonicalBytes(value: CanonicalObject): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(JSON.stringify(sorted(value)));
  if (bytes.length > MAX_CANONICAL_BYTES) throw new CanonicalError('TOO_LARGE');
  return bytes;
}

/**
 * Reads canonical bytes, and nothing else: whatever two parsers could read differently (duplicate
 * keys, escapes, white space, a byte order mark, trailing bytes, other spellings of a number) does not
 * come back as the same bytes and is refused.
 *
 * @throws CanonicalError
 */
export function parseCanonical(bytes: Uint8Array): CanonicalObject {
  if (bytes.length > MAX_CANONICAL_BYTES) throw new CanonicalError('TOO_LARGE');
  const value = parseJson(bytes);
  if (isPlainCanonical(bytes)) return value as CanonicalObject;
  if (!isPlainObject(value)) throw new CanonicalError('VALUE');
  const object = value as CanonicalObject;
  if (!bytesEqual(canonicalBytes(object), bytes)) throw new CanonicalError('NOT_CANONICAL');
  return object;
}

/**
 * Refuses what `parseCanonical` refuses, for whoever needs no value; several times as fast.
 *
 * @throws CanonicalError
 */
export function requireCanonical(bytes: Uint8Array): void {
  if (bytes.length > MAX_CANONICAL_BYTES || !isPlainCanonical(bytes)) parseCanonical(bytes);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new CanonicalError('NOT_JSON', { cause });
  }
}

function sorted(value: CanonicalObject): CanonicalObject {
  const result: Record<string, CanonicalValue> = {};
  // The default order of `sort` is that of UTF-16 code units, as RFC 8785 section 3.2.3 asks.
  for (const key of Object.keys(value).sort()) {
    requireKey(key);
    result[key] = checked(value[key]);
  }
  return result;
}

function checked(value: unknown): CanonicalValue {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new CanonicalError('NUMBER');
    return value;
  }
  if (typeof value === 'string') {
    if (!isPlainText(value)) throw new CanonicalError('STRING');
    return value;
  }
  if (isPlainObject(value)) return sorted(value as CanonicalObject);
  throw new CanonicalError('VALUE');
}

/** JavaScript engines move integer-like keys to the front, and `__proto__` is no ordinary key. */
function requireKey(key: string): void {
  if (!isPlainText(key) || /^\d+$/.test(key) || key === '__proto__')
    throw new CanonicalError('KEY');
}

function isPlainText(text: string): boolean {
  return text !== '' && !/\p{Cc}/u.test(text) && text.isWellFormed();
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
