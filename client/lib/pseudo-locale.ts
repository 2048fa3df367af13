type Catalogue = { readonly [key: string]: string | Catalogue };

const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنه';

/**
 * An English catalogue as Arabic letters of about the same length: shows which texts are not in a catalogue, what does
 * not fit, and what a right-to-left page looks like. Placeholders and tags stay as they are.
 */
export function pseudoArabic(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, value]) => {
      const mirrored = typeof value === 'string' ? inArabicLetters(value) : pseudoArabic(value);
      return inEveryPlural(key).map((name) => [name, mirrored] as const);
    }),
  );
}

/** Arabic has six plurals where English has two. */
function inEveryPlural(key: string): string[] {
  const stem = key.replace(/_other$/, '');
  if (stem === key) return [key];
  return ['zero', 'two', 'few', 'many', 'other'].map((category) => `${stem}_${category}`);
}

function inArabicLetters(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\}|<[^>]*>|\$t\([^)]*\))/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replaceAll(/[a-z]/gi, arabicLetter)))
    .join('');
}

function arabicLetter(letter: string): string {
  return ARABIC[letter.toLowerCase().charCodeAt(0) - 97] ?? letter;
}
