import { describe, expect, it } from '@jest/globals';
import { droppedFiles } from '../../../../../client/components/ui/dropped-files.ts';

type Items = Parameters<typeof droppedFiles>[0];
type Item = Items extends Iterable<infer One> ? One : never;

describe('what is dropped', () => {
  it('gives nothing for text, which is no file', async () => {
    const text: Item = {
      kind: 'text',
      types: new Set(['text/plain']),
      getText: () => Promise.resolve('SN08'),
    };

    expect(await droppedFiles([text])).toEqual([]);
  });

  it('gives the files in folders of folders, in their order', async () => {
    const items = [
      aFile('a.pdf'),
      aFolder([aFile('b.csv'), aFolder([aFile('c.png')])]),
      aFile('d'),
    ];

    const files = await droppedFiles(items);

    expect(files.map(({ name }) => name)).toEqual(['a.pdf', 'b.csv', 'c.png', 'd']);
  });
});

function aFile(name: string) {
  return {
    kind: 'file' as const,
    type: 'application/octet-stream',
    name,
    getFile: () => Promise.resolve(new File(['x'], name)),
    getText: () => Promise.resolve('x'),
  };
}

type Folder = Extract<Item, { kind: 'directory' }>;

function aFolder(entries: readonly (ReturnType<typeof aFile> | Folder)[]): Folder {
  return {
    kind: 'directory',
    name: 'folder',
    getEntries: async function* () {
      for (const entry of entries) yield await Promise.resolve(entry);
    },
  };
}
