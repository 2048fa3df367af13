import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const pages = [
  ...readdirSync('.'),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((name) => name.endsWith('.md'));

const folders = /^(?:\.\/)?(?:core|server|config|scripts|tests|docs)\//;

/** Files and folders of the repository that a page names: as links, and as paths in code spans. */
function pathsNamedBy(page: string, text: string): string[] {
  const links = Array.from(text.matchAll(/\]\(([^)#]+)/g), ([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .map((target) => join(dirname(page), target));
  const spans = Array.from(
    text.matchAll(/`([^`\n]+)`/g),
    ([, span = '']) => span.split(' ')[0] ?? '',
  )
    .filter((path) => folders.test(path))
    // A pattern or a placeholder names the folder it is in.
    .map((path) => (/[*<]/.test(path) ? dirname(path.replace(/[*<].*$/, 'x')) : path));
  return [...links, ...spans];
}

describe('documentation', () => {
  it('is found', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', join('docs', 'protocol.md')]));
  });

  it.each(pages)('%s names only files that exist', async (page) => {
    const paths = pathsNamedBy(page, await readFile(page, 'utf8'));

    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});
