import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a marker was found, and in which dress. */
export type Leak = { readonly marker: string; readonly encoding: string; readonly where: string };

type Needle = { readonly marker: string; readonly encoding: string; readonly bytes: Buffer };

const PREFIX = 3;

/**
 * Searches bytes for marker strings raw, in base64 and base64url at each of the three alignments, hexadecimal, UTF-16
 * in both orders, percent-encoded and as JSON escapes. One pass, whatever the number of markers.
 */
export function createLeakSearch(markers: readonly string[]) {
  const needles = markers.flatMap((marker) => needlesOf(marker));
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const starts = new Uint8Array(1 << (8 * PREFIX));
  const byPrefix = Map.groupBy(needles, ({ bytes }) => bytes.readUIntBE(0, PREFIX));
  for (const prefix of byPrefix.keys()) starts[prefix] = 1;

  function search(bytes: Buffer, where: string): Leak[] {
    const leaks: Leak[] = [];
    let prefix = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      prefix = ((prefix << 8) | (bytes[index] ?? 0)) & 0xffffff;
      if (starts[prefix] !== 1 || index + 1 < PREFIX) continue;
      const at = index + 1 - PREFIX;
      for (const { marker, encoding, bytes: needle } of byPrefix.get(prefix) ?? []) {
        if (needle.compare(bytes, at, Math.min(at + needle.length, bytes.length)) === 0) {
          leaks.push({ marker, encoding, where });
        }
      }
    }
    return leaks;
  }

  return {
    search,
    /** Every file below a folder, and every file name. */
    async searchFolder(folder: string): Promise<Leak[]> {
      const leaks: Leak[] = [];
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        leaks.push(...search(Buffer.from(entry.name), `the name of ${path}`));
        if (!entry.isFile()) continue;
        let tail = Buffer.alloc(0);
        for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
          const bytes = Buffer.concat([tail, chunk as Buffer]);
          leaks.push(...search(bytes, path));
          tail = bytes.subarray(-(longest - 1));
        }
      }
      return leaks;
    },
  };
}

function needlesOf(marker: string): Needle[] {
  const raw = Buffer.from(marker);
  const utf16 = Buffer.from(marker, 'utf16le');
  const escaped = marker
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const forms: [string, Buffer][] = [
    ['raw', raw],
    ['hex', Buffer.from(raw.toString('hex'))],
    ['upper-case hex', Buffer.from(raw.toString('hex').toUpperCase())],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['percent-encoded', Buffer.from(encodeURIComponent(marker))],
    [
      'all percent-encoded',
      Buffer.from(raw.toString('hex').replaceAll(/../g, '%$&').toUpperCase()),
    ],
    ['JSON escapes', Buffer.from(escaped.join(''))],
    ...[0, 1, 2].flatMap((offset): [string, Buffer][] => [
      [`base64 at ${offset}`, Buffer.from(innerBase64(raw, offset, 'base64'))],
      [`base64url at ${offset}`, Buffer.from(innerBase64(raw, offset, 'base64url'))],
    ]),
  ];
  return forms.map(([encoding, bytes]) => ({ marker, encoding, bytes }));
}

/** The characters that depend on the marker alone when it begins `offset` bytes into a group of three. */
function innerBase64(raw: Buffer, offset: number, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(offset), raw])
    .toString(encoding)
    .replaceAll('=', '');
  const first = Math.ceil((offset * 8) / 6);
  const whole = Math.floor(((offset + raw.length) * 8) / 6);
  return text.slice(first, whole);
}
