import { TILE_WIDTH, tilePath, type LogSource } from '../../../core/transparency/index.ts';

/** Requests on their way at once: a browser sends no more than six to one host over HTTP/1.1. */
const AHEAD = 6;

/**
 * Asks for the next bundles and tiles while one is being hashed: over a line, waiting takes longer than hashing. What
 * comes next is known from the size in the checkpoint; whether that is signed is for whoever reads to find out.
 */
export function readingAhead(source: LogSource): LogSource {
  const asked = new Map<string, Promise<Uint8Array | undefined>>();
  let upcoming: Iterator<string> = [].values();

  function ask(path: string): Promise<Uint8Array | undefined> {
    const answer = source.read(path);
    // Told to whoever comes for it.
    answer.catch(() => undefined);
    asked.set(path, answer);
    return answer;
  }
  function askAhead(of: string): void {
    while (asked.size < AHEAD) {
      const next = upcoming.next();
      if (next.done) return;
      if (next.value !== of) void ask(next.value);
    }
  }

  return {
    async read(path) {
      const answer = asked.get(path) ?? ask(path);
      asked.delete(path);
      if (path !== 'checkpoint') askAhead(path);
      const bytes = await answer;
      if (path === 'checkpoint') upcoming = pathsOf(sizeIn(bytes));
      return bytes;
    },
  };
}

/** In the order in which a log is verified; the few tiles of higher levels are not worth it. */
function* pathsOf(size: number): Generator<string, undefined> {
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    yield tilePath({ level: 'entries', index, width });
    yield tilePath({ level: 0, index, width });
  }
  return undefined;
}

function sizeIn(checkpoint: Uint8Array | undefined): number {
  const [, size] = new TextDecoder().decode(checkpoint).split('\n');
  return Number(size ?? 0);
}
