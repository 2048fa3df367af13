import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>;

const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
const page = await readFile('docs/dependencies.md', 'utf8');

/** The packages that a section's table explains, in the order of the page. */
function explainedIn(heading: string): string[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  const rows = table.matchAll(/^\| `([^`]+)` +\| +[^ |][^|]*\|$/gm);
  return Array.from(rows, ([, name = '']) => name);
}

describe('docs/dependencies.md', () => {
  it.each([
    ['Needed to run', 'dependencies'],
    ['Needed to build and test', 'devDependencies'],
  ] as const)('explains under "%s" exactly the %s of package.json', (heading, kind) => {
    const names = Object.keys(manifest[kind]);

    expect(explainedIn(heading)).toEqual(names.toSorted());
  });

  it('explains nothing as refused that is in use', () => {
    const inUse = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const [, refused = ''] = page.split('\n## Not taken, and why\n');
    const rows = refused.matchAll(/^\| ([^|]+)\|/gm);
    const names = Array.from(rows, ([row]) => row.match(/(?<=`)[^`, ]+(?=`)/g) ?? []).flat();

    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => inUse.includes(name))).toEqual([]);
  });
});
