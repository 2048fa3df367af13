import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** What the pages are made of. */
const SOURCES = ['client/**', 'core/**', 'config/vite*', 'package-lock.json'];
/** Built last. */
const BUILT = 'dist/client/preview.html';

/** Builds the pages unless they are there and newer than everything they are made of. */
export async function buildPages(say: (line: string) => void): Promise<void> {
  if (newest([BUILT]) >= newest(SOURCES)) return;
  say('Building the pages ...');
  const building = spawn('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(building, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the pages could not be built');
}

/** Milliseconds since 1970; 0 where there is nothing. */
function newest(patterns: readonly string[]): number {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root }));
  return Math.max(0, ...files.map((file) => statSync(join(root, file)).mtimeMs));
}
