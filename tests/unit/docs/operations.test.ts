import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';

const page = await readFile('docs/operations.md', 'utf8');
const example = await readFile('.env.example', 'utf8');

describe('docs/operations.md', () => {
  it('explains every setting of .env.example, with its default', () => {
    const [, section = ''] = page.split('\n## Configuration\n');
    const [table = ''] = section.split('\n## ');
    const documented = table
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
      .map(([, name = '', value = '']) => `${name}=${value}`);

    // A setting that is commented out has no default; its line is an example.
    const lines = example.matchAll(/^(#?)([A-Z_]+)=(.*)$/gm);
    const settings = Array.from(lines, ([, off, name = '', value = '']) =>
      off ? `${name}=` : `${name}=${value}`,
    );
    expect(documented.toSorted()).toEqual(settings.toSorted());
  });
});
