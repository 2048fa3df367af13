import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseCheckpoint, parseNote, type Checkpoint } from '../../core/transparency/index.ts';
import { replaceFile } from '../../server/platform/durable-file.ts';

/** The latest checkpoint that was cosigned, as its log signed it. */
export type Known = Checkpoint & { readonly note: string };

const Stored = z.strictObject({ logs: z.record(z.string(), z.string()) });

/**
 * What a witness must not forget, in one file: `{ "logs": { origin: note } }`. Size and root are read from the notes, so
 * that nothing can disagree with what was signed. One process at a time may use it.
 *
 * @throws when the file is missing or is not one of ours: a witness that has forgotten would help to hide a rollback
 */
export async function openStateFile(path: string) {
  const { logs } = Stored.parse(JSON.parse(await readFile(path, 'utf8')));
  const known = new Map(Object.entries(logs).map(([origin, note]) => [origin, read(note)]));
  let last: Promise<unknown> = Promise.resolve();

  async function remember(checkpoint: Known): Promise<void> {
    const next = new Map(known).set(checkpoint.origin, checkpoint);
    const notes = [...next].map(([origin, { note }]) => [origin, note]);
    await replaceFile(path, contentOf(Object.fromEntries(notes) as Record<string, string>));
    known.set(checkpoint.origin, checkpoint);
  }

  return {
    find: (origin: string): Known | undefined => known.get(origin),
    /**
     * Runs one piece of work after the other, so that nothing comes between a check and the `remember` that follows from
     * it. `remember` resolves when the checkpoint survives a loss of power.
     */
    exclusively<Result>(
      work: (remember: (checkpoint: Known) => Promise<void>) => Promise<Result>,
    ): Promise<Result> {
      const result = last.then(() => work(remember));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
export type StateFile = Awaited<ReturnType<typeof openStateFile>>;

export function contentOf(logs: Record<string, string>): string {
  return `${JSON.stringify({ logs }, undefined, 2)}\n`;
}

function read(note: string): Known {
  return { ...parseCheckpoint(parseNote(note).text), note };
}
