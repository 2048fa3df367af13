import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const page = (name: string) => `<!doctype html><title>${name}</title>${' '.repeat(500)}`;
const script = `console.log('shell');${' '.repeat(500)}`;

const files = {
  'index.html': page('application'),
  'front.html': page('front'),
  'preview.html': page('preview'),
  'unsupported.html': page('unsupported'),
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/shell-B1x.js': script,
  'assets/shell-B1x.js.br': brotliCompressSync(script),
  'assets/shell-B1x.js.gz': gzipSync(script),
  'assets/shell-B1x.css': 'body{}',
  'assets/worker-C2y.js': 'postMessage(1)',
  'assets/preview/frame-D3z.js': 'postMessage(2)',
} as const;

/** What a build leaves behind, with as little in it as serving it needs. */
export async function createBuiltPages() {
  const directory = await mkdtemp(join(tmpdir(), 'pages-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  return { directory, script, remove: () => rm(directory, { recursive: true, force: true }) };
}
export type BuiltPages = Awaited<ReturnType<typeof createBuiltPages>>;
