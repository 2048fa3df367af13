import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLeakSearch } from '../../../scripts/demonstration/leaks.ts';

const MiB = 1024 * 1024;
const marker = 'Octavian Kestrel-Marsh';
const hex = Buffer.from(marker).toString('hex');
const leaks = createLeakSearch([marker, 'Grüße 🗝 aus Borduria']);

function encodingsIn(bytes: Buffer | string): string[] {
  return leaks.search(Buffer.from(bytes as string), 'here').map(({ encoding }) => encoding);
}

describe('the search for leaks', () => {
  it('finds nothing in random bytes, nor in their base64 and hexadecimal', () => {
    const random = randomBytes(4 * MiB);

    for (const haystack of [random, random.toString('base64'), random.toString('hex')]) {
      expect(encodingsIn(haystack)).toEqual([]);
    }
  });

  it('does not take for a marker what differs from it in one character, or stops before its end', () => {
    for (const almost of [
      'Octavian Kestrel-Marsx',
      'Octavian kestrel-Marsh',
      marker.slice(0, -1),
    ]) {
      expect(encodingsIn(almost)).toEqual([]);
      expect(encodingsIn(Buffer.from(almost).toString('base64'))).toEqual([]);
    }
  });

  it.each([
    ['raw', Buffer.from(marker)],
    ['hex', Buffer.from(hex)],
    ['upper-case hex', Buffer.from(hex.toUpperCase())],
    ['UTF-16LE', Buffer.from(marker, 'utf16le')],
    ['UTF-16BE', Buffer.from(marker, 'utf16le').swap16()],
    ['percent-encoded', Buffer.from('Octavian%20Kestrel-Marsh')],
    ['all percent-encoded', Buffer.from(hex.toUpperCase().replaceAll(/../g, '%$&'))],
    ['JSON escapes', Buffer.from(hex.replaceAll(/../g, String.raw`\u00$&`))],
  ])('finds a marker as %s, at the edges and in the middle', (encoding, bytes) => {
    for (const [before, after] of [
      [0, 0],
      [0, 9],
      [9, 0],
      [1, 1],
    ] as const) {
      const haystack = Buffer.concat([Buffer.alloc(before, '#'), bytes, Buffer.alloc(after, '#')]);
      expect(encodingsIn(haystack)).toContain(encoding);
    }
  });

  it.each(['base64', 'base64url'] as const)('finds a marker anywhere inside %s', (encoding) => {
    for (let before = 0; before < 7; before += 1) {
      for (let after = 0; after < 4; after += 1) {
        const plain = Buffer.concat([randomBytes(before), Buffer.from(marker), randomBytes(after)]);
        expect(encodingsIn(plain.toString(encoding))).toContain(`${encoding} at ${before % 3}`);
      }
    }
  });

  it('finds characters beyond ASCII and beyond the basic plane', () => {
    const text = 'Grüße 🗝 aus Borduria';
    const units = text.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));

    expect(encodingsIn(text)).toEqual(['raw']);
    expect(encodingsIn(encodeURIComponent(text))).toEqual(['percent-encoded']);
    expect(encodingsIn(Buffer.from(text, 'utf16le'))).toEqual(['UTF-16LE']);
    expect(encodingsIn(units.map((unit) => `\\u${unit}`).join(''))).toEqual(['JSON escapes']);
  });

  it('says which marker it found, how it was written and where, each time it occurs', () => {
    const found = leaks.search(Buffer.from(`${marker} and ${marker}`), 'the log');

    const leak = { marker, encoding: 'raw', where: 'the log' };
    expect(found).toEqual([leak, leak]);
  });
});

describe('the search for leaks in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leaks-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function placesOf(path: string, content: Buffer | string): Promise<string[]> {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
    return [...new Set((await leaks.searchFolder(folder)).map(({ where }) => where))];
  }

  it('finds nothing where nothing is, empty files and folders included', async () => {
    await mkdir(join(folder, 'empty'));

    expect(await placesOf('nothing', '')).toEqual([]);
    expect(await placesOf('other/random', randomBytes(3 * MiB))).toEqual([]);
  });

  it('looks into every file below it', async () => {
    expect(await placesOf('a/b/c', `... ${marker} ...`)).toEqual([join(folder, 'a/b/c')]);
  });

  it('reads the names of files and of folders', async () => {
    expect(await placesOf(`a/${marker}.pdf`, '')).toEqual([
      `the name of ${join(folder, 'a', `${marker}.pdf`)}`,
    ]);
    expect(await placesOf(`${hex}/b`, '')).toContainEqual(`the name of ${join(folder, hex)}`);
  });

  it('finds what lies across the border of two reads, wherever the border cuts it', async () => {
    const form = Buffer.from(Buffer.from(`x${marker}`).toString('base64'));
    for (let cut = 0; cut <= form.length; cut += 1) {
      const content = Buffer.concat([
        Buffer.alloc(2 * MiB - cut, '.'),
        form,
        Buffer.alloc(50, '.'),
      ]);
      expect(await placesOf('file', content)).toEqual([join(folder, 'file')]);
    }
  });
});
