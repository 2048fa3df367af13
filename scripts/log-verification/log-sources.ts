import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogSource } from '../../core/transparency/index.ts';

export type ClosableSource = LogSource & { close(): Promise<void> };

const BLOCK = 512;

/** The folder or tar file in which an export lies. */
export async function openLogSource(path: string): Promise<ClosableSource> {
  return (await stat(path)).isDirectory() ? folderSource(path) : tarSource(path);
}

function folderSource(folder: string): ClosableSource {
  return {
    async read(path) {
      try {
        return await readFile(join(folder, path));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
        throw error;
      }
    },
    close: () => Promise.resolve(),
  };
}

/** Reads plain files out of an uncompressed tar, each when it is asked for. */
async function tarSource(path: string): Promise<ClosableSource> {
  const file = await open(path);
  try {
    const places = await listTar(file);
    return {
      async read(name) {
        const place = places.get(name);
        return place && readAt(file, place.offset, place.size);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

type Place = { readonly offset: number; readonly size: number };

async function listTar(file: FileHandle): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (let offset = 0; ;) {
    const header = await readAt(file, offset, BLOCK);
    if (header.every((octet) => octet === 0)) return places;
    const { name, size, isFile } = readHeader(header);
    offset += BLOCK;
    // Of two files of one name a program that unpacks keeps the last: so two people would read two logs.
    if (isFile && places.has(name)) throw new Error(`the tar file holds ${name} twice`);
    if (isFile) places.set(name, { offset, size });
    offset += Math.ceil(size / BLOCK) * BLOCK;
  }
}

function readHeader(header: Buffer) {
  const text = (from: number, to: number) =>
    header.toString('latin1', from, to).replace(/\0.*$/s, '');
  const size = /^[0-7]{1,11}$/.test(text(124, 136).trim()) ? parseInt(text(124, 136), 8) : NaN;
  if (text(257, 262) !== 'ustar' || Number.isNaN(size)) throw new Error('this is no tar file');
  const name = [text(345, 500), text(0, 100)].filter(Boolean).join('/').replace(/^\.\//, '');
  return { name, size, isFile: text(156, 157) === '0' };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new Error('the tar file is cut short');
  return buffer;
}
