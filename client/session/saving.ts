/** How long a browser may take to begin with a download before its address is taken back. */
const GRACE_MS = 60_000;
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
  const shortened = shorten(safe);
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(shortened)
    ? `_${shortened}`
    : shortened || fallback;
}

/** The end tells the kind of file, so it is the middle that goes. */
function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST) return name;
  const ending = /\.[\w-]{1,12}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, LONGEST - ending.length).join('')}${ending}`;
}

/** Hands a file to the browser's own way of saving. */
export function saveAs(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  download(address, name);
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, GRACE_MS);
}

/** Keys and certificates: armored text. */
export function saveText(text: string, name: string): void {
  saveAs(new Blob([text], { type: 'application/octet-stream' }), name);
}

/** Saves a file as it is stored, sealed, without opening it; the browser shows the progress. */
export function downloadSealed(fileId: string): void {
  download(`/api/v1/files/${fileId}/content`, `${fileId}.pgp`);
}

function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
