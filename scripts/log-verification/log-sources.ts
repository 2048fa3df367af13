import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogSource } from '../../core/transparency/index.ts';

export type ClosableSource = LogSource & { close(): void };

const BLOCK = 512;

/**
 * The folder or tar file in which an export lies. It reads synchronously: there is nothing to do meanwhile, and a log
 * has many small files.
 *
 * @throws Error for what is neither
 */
export function openLogSource(path: string): ClosableSource {
  return statSync(path).isDirectory() ? folderSource(path) : tarSource(path);
}

function folderSource(folder: string): ClosableSource {
  return {
    read: (path) => Promise.resolve(readIfThere(join(folder, path))),
    close: () => undefined,
  };
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}

/** Reads plain files out of an uncompressed tar, each when it is asked for. */
function tarSource(path: string): ClosableSource {
  const file = openSync(path, 'r');
  try {
    const places = listTar(file);
    return {
      read(name) {
        const place = places.get(name);
        return Promise.resolve(place && readAt(file, place.offset, place.size));
      },
      close: () => {
        closeSync(file);
      },
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

type Place = { readonly offset: number; readonly size: number };

function listTar(file: number): Map<string, Place> {
  const places = new Map<string, Place>();
  for (let offset = 0; ;) {
    const header = readAt(file, offset, BLOCK);
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

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  if (readSync(file, buffer, 0, length, position) < length)
    throw new Error('the tar file is cut short');
  return buffer;
}
