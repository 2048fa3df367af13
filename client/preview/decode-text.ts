import type { TextEncoding } from './messages.ts';

/**
 * Text in the encoding that its first bytes name, or else UTF-8 if it is that, or else the one that old programs of
 * western Europe write. `isCut`: the last character may be incomplete.
 */
export function decodeText(
  bytes: Uint8Array,
  isCut: boolean,
): { text: string; encoding: TextEncoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  }
  if (first === 0xfe && second === 0xff) {
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' };
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return { text: decoder.decode(bytes, { stream: isCut }), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
