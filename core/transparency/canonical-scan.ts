const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const LETTER_F = 0x66;
const LETTER_T = 0x74;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** So many digits are a safe integer, whatever they are. */
const SAFE_DIGITS = 15;

/** 1 for what stands for itself in a string: printable ASCII but quotes and backslashes. */
const isPlainByte = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte < 0x7f && byte !== QUOTE && byte !== 0x5c),
);

/**
 * Whether these bytes are surely canonical, found in one pass and some ten times faster than by writing
 * them anew. False says nothing: text beyond ASCII, escapes, keys that begin with a digit or an underscore
 * and long numbers are left to a closer look.
 */
export function isPlainCanonical(bytes: Uint8Array): boolean {
  return bytes[0] === OPEN && endOfObject(bytes, 0) === bytes.length;
}

/** Each of these gives the offset behind what begins at `at`, or NaN when that is not plain. */
function endOfObject(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] === CLOSE) return at + 2;
  let previous = at;
  let next = at;
  do {
    const key = next + 1;
    const colon = endOfText(bytes, key);
    if (bytes[colon] !== COLON || !isKey(bytes, key) || !isAfter(bytes, key, previous)) return NaN;
    previous = key;
    next = endOfValue(bytes, colon + 1);
  } while (bytes[next] === COMMA);
  return bytes[next] === CLOSE ? next + 1 : NaN;
}

function endOfValue(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return endOfText(bytes, at);
  if (first === OPEN) return endOfObject(bytes, at);
  if (first === LETTER_T) return endOfWord(bytes, at, 'true');
  if (first === LETTER_F) return endOfWord(bytes, at, 'false');
  return endOfInteger(bytes, at);
}

function endOfText(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (isPlainByte[bytes[end] ?? 0] === 1) end += 1;
  return bytes[at] === QUOTE && bytes[end] === QUOTE && end > at + 1 ? end + 1 : NaN;
}

function endOfWord(bytes: Uint8Array, at: number, word: string): number {
  for (let index = 0; index < word.length; index += 1)
    if (bytes[at + index] !== word.charCodeAt(index)) return NaN;
  return at + word.length;
}

function endOfInteger(bytes: Uint8Array, at: number): number {
  const first = bytes[at] === MINUS ? at + 1 : at;
  let end = first;
  while (isDigit(bytes[end])) end += 1;
  const isLone = bytes[first] === ZERO ? first === at && end === first + 1 : end > first;
  return isLone && end - first <= SAFE_DIGITS ? end : NaN;
}

function isKey(bytes: Uint8Array, quote: number): boolean {
  const first = bytes[quote + 1];
  return !isDigit(first) && first !== 0x5f;
}

/** Whether one key sorts behind another; a quote ends each, and one that ends earlier sorts before. */
function isAfter(bytes: Uint8Array, key: number, previous: number): boolean {
  if (bytes[previous] === OPEN) return true;
  for (let index = 1; ; index += 1) {
    const a = bytes[previous + index] ?? 0;
    const b = bytes[key + index] ?? 0;
    if (a !== b) return a === QUOTE || (b !== QUOTE && a < b);
    if (a === QUOTE) return false;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}
