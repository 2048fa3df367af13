import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { BuildOptions, Plugin } from 'vite';

export const root = resolve(import.meta.dirname, '..');
export const client = resolve(root, 'client');

export const sharedBuild: BuildOptions = {
  outDir: resolve(root, 'dist/client'),
  // The last browsers for Windows 7 and 8, and those that get module workers.
  target: ['chrome109', 'firefox115', 'safari15.6'],
  // A data: address would need an exception in the content security policy.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  reportCompressedSize: false,
};

const worthIt = /\.(?:css|html|js|json|mjs|svg)$/;

/** Writes a `.br` and a `.gz` beside every text, so that the server never compresses anything itself. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true });
      const texts = files.filter((file) => worthIt.test(file));
      await Promise.all(texts.map((file) => compress(join(dir, file))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}
