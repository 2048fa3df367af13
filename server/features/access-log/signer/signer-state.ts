import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  TransparencyError,
  emptyFrontier,
  type Frontier,
} from '../../../../core/transparency/index.ts';
import { replaceFile } from '../../../platform/durable-file.ts';

const Stored = z.strictObject({
  v: z.literal(1),
  origin: z.string(),
  size: z.int().min(0),
  frontier: z.array(z.base64()),
  refused: z.strictObject({ code: z.string(), since: z.iso.datetime() }).optional(),
});

/** What the signer knows of the log by itself, outside the database. */
export type SignerState = {
  readonly origin: string;
  /** Of the largest tree it may have signed. */
  readonly frontier: Frontier;
  /** Why it signs no more. Only a person takes it away. */
  readonly refused?: { readonly code: string; readonly since: string } | undefined;
};

export type SignerStateFile = {
  readonly load: () => Promise<SignerState>;
  /** Resolves when a loss of power cannot undo it any more. */
  readonly save: (state: SignerState) => Promise<void>;
};

/** @throws from `load` ZodError for a file that is no state: it must not be taken for none; TransparencyError `E_ORIGIN` */
export function createSignerStateFile(directory: string, origin: string): SignerStateFile {
  const path = join(directory, 'state.json');
  return {
    async load() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
        return { origin, frontier: emptyFrontier };
      }
      const { size, frontier, ...rest } = Stored.parse(JSON.parse(text));
      if (rest.origin !== origin) throw new TransparencyError('E_ORIGIN', { where: rest.origin });
      const hashes = frontier.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
      return { origin, frontier: { size, hashes }, refused: rest.refused };
    },
    async save({ frontier: { size, hashes }, ...rest }) {
      const frontier = hashes.map((hash) => Buffer.from(hash).toString('base64'));
      await replaceFile(path, `${JSON.stringify({ v: 1, ...rest, size, frontier }, null, 2)}\n`);
    },
  };
}
