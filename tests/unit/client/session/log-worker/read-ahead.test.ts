import { describe, expect, it } from '@jest/globals';
import { readingAhead } from '../../../../../client/session/log-worker/read-ahead.ts';

const SIZE = 2 * 256 + 5;

/** A log of that size which notes what it was asked for; where `lost` is asked for, the line breaks. */
function logOf(size: number, lost?: string) {
  const asked: string[] = [];
  const read = (path: string): Promise<Uint8Array> => {
    asked.push(path);
    if (path === lost) return Promise.reject(new Error('lost'));
    const text = path === 'checkpoint' ? `log.test\n${size}\nroot\n` : path;
    return Promise.resolve(new TextEncoder().encode(text));
  };
  return { asked, source: readingAhead({ read }) };
}
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('reading ahead in a log', () => {
  it('tells of a broken line only whom it concerns', async () => {
    const { source } = logOf(SIZE, 'tile/0/001');
    await source.read('checkpoint');

    expect(textOf(await source.read('tile/entries/000'))).toBe('tile/entries/000');
    expect(textOf(await source.read('tile/0/000'))).toBe('tile/0/000');
    await expect(source.read('tile/0/001')).rejects.toThrow('lost');
  });

  it('asks for nothing ahead in a log whose size nobody can read', async () => {
    const { source, asked } = logOf(NaN);
    await source.read('checkpoint');
    await source.read('tile/entries/000');

    expect(asked).toEqual(['checkpoint', 'tile/entries/000']);
  });

  it('asks for each part once, in the order in which a log is verified', async () => {
    const { source, asked } = logOf(SIZE);
    await source.read('checkpoint');
    const paths = ['000', '001', '002.p/5'].flatMap((at) => [`tile/entries/${at}`, `tile/0/${at}`]);
    for (const path of paths) expect(textOf(await source.read(path))).toBe(path);

    expect(asked).toEqual(['checkpoint', ...paths]);
  });

  it('never asks for more than a browser sends at once', async () => {
    const { source, asked } = logOf(1_000_000);
    await source.read('checkpoint');
    await source.read('tile/entries/000');

    // The one that was asked for, and six more.
    expect(asked).toHaveLength(1 + 1 + 6);
  });
});
