import {
  TransparencyError,
  openCheckpoint,
  type Policy,
} from '../../../core/transparency/index.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Checkpoints } from './checkpoints.ts';

type Dependencies = {
  readonly checkpoints: Checkpoints['cosigned'];
  /** The log's key and the witnesses that count. */
  readonly policy: () => Policy;
};

export function createCosigning({ checkpoints, policy }: Dependencies) {
  /** Which witness of the policy signed, if the line is a cosignature over that note. */
  async function witnessOf(note: string, line: string): Promise<string | undefined> {
    try {
      // One cosignature alone need not make the quorum.
      const alone: Policy = { ...policy(), quorum: { kind: 'none' } };
      const { cosignatures } = await openCheckpoint(note + line, alone);
      return cosignatures[0]?.witness;
    } catch (error) {
      if (error instanceof TransparencyError) return undefined;
      throw error;
    }
  }

  return {
    /**
     * Keeps a witness's cosignature, `cosignature/v1` as one line of a signed note, for the checkpoint of that size as
     * the log signed it.
     *
     * @throws AppError `NOT_FOUND` when no checkpoint has that size, `COSIGNATURE_NOT_VALID` when no witness of the
     *   policy signed, or something else
     */
    async acceptCosignature(size: number, line: string): Promise<void> {
      const checkpoint = await checkpoints.find(size);
      if (!checkpoint) throw notFound();
      const complete = line.endsWith('\n') ? line : `${line}\n`;
      const witness = await witnessOf(checkpoint.note, complete);
      if (witness === undefined) throw new AppError('COSIGNATURE_NOT_VALID');
      await checkpoints.addCosignature(size, { witness, line: complete });
    },
  };
}
export type Cosigning = ReturnType<typeof createCosigning>;
