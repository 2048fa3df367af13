import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tarOf, type TarFile } from '../../../../../../server/features/access-log/exports/tar.ts';

const run = promisify(execFile);
const at = new Date('2026-03-01T12:00:00.000Z');

async function bytesOf(files: readonly TarFile[]): Promise<Buffer> {
  const blocks: Uint8Array[] = [];
  for await (const block of tarOf(files, at)) blocks.push(block);
  return Buffer.concat(blocks);
}

describe('a tar file', () => {
  it.each(['', 'a b', 'tile/é', `tile/${'0'.repeat(96)}`])('refuses the path %j', async (path) => {
    await expect(bytesOf([{ path, bytes: Buffer.alloc(1) }])).rejects.toThrow('no path');
  });

  it('holds whole blocks, and two empty ones at its end', async () => {
    const tar = await bytesOf([{ path: 'vkey', bytes: Buffer.alloc(513, 1) }]);

    expect(tar).toHaveLength(512 + 1024 + 1024);
    expect(tar.subarray(-1024).every((octet) => octet === 0)).toBe(true);
  });

  it('is taken apart by tar itself, to the octet', async () => {
    const files = [0, 1, 511, 512, 513, 8192].map((size) => ({
      path: `tile/entries/x001/${String(size).padStart(3, '0')}.p/7`,
      bytes: randomBytes(size),
    }));
    const folder = await mkdtemp(join(tmpdir(), 'tar-'));
    await writeFile(join(folder, 'log.tar'), await bytesOf(files));

    const { stdout } = await run('tar', ['-tvf', 'log.tar'], { cwd: folder, env: { TZ: 'UTC' } });
    await run('tar', ['-xf', 'log.tar'], { cwd: folder });

    expect(stdout).toContain('2026-03-01 12:00');
    for (const { path, bytes } of files) expect(await readFile(join(folder, path))).toEqual(bytes);
    await rm(folder, { recursive: true });
  });
});
