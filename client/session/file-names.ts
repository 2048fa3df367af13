/** Characters; file systems take about 255 bytes. */
const LONGEST = 150;

/**
 * A name that a file system takes and that shows what it is: no path, no control character, no invisible character that
 * turns `exe.pdf` round. Names come from strangers.
 */
export function safeFileName(name: string | undefined, fallback: string): string {
  const safe = (name ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replaceAll(/["*/:<>?\\|]/g, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  const shortened = shortenFileName(safe);
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(shortened)
    ? `_${shortened}`
    : shortened || fallback;
}

/** The end tells the kind of file, so it is the middle that goes. */
export function shortenFileName(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST) return name;
  const ending = /\.[\w-]{1,12}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, LONGEST - ending.length).join('')}${ending}`;
}
