import type { DropItem } from 'react-aria-components';

/** The files that were dropped, those in folders too. Text and links are no files. */
export async function droppedFiles(items: Iterable<DropItem>): Promise<File[]> {
  const files: File[] = [];
  for (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile());
    if (item.kind === 'directory') {
      for await (const entry of item.getEntries()) files.push(...(await droppedFiles([entry])));
    }
  }
  return files;
}
