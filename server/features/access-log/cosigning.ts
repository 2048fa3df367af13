import {
  TransparencyError,
  formatVerifier,
  openCheckpoint,
  policyOfLog,
  type Policy,
} from '../../../core/transparency/index.ts';
import { AppError, notFound } from '../../platform/errors.ts';

/** What this needs of the store of checkpoints. */
export type CosignedCheckpoints = {
  readonly find: (size: number) => Promise<{ readonly note: string } | undefined>;
  /** Once for each witness: a later one of the same witness replaces the former. */
  readonly addCosignature: (
    size: number,
    cosignature: { readonly witness: string; readonly line: string },
  ) => Promise<void>;
};

type Dependencies = {
  readonly checkpoints: CosignedCheckpoints;
  /** The log and the witnesses that count, see docs/witness-guide.md. */
  readonly policy: Policy;
};

export function createCosigning({ checkpoints, policy }: Dependencies) {
  // One cosignature alone need not make the quorum.
  const [log] = policy.logs;
  if (!log) throw new Error('the policy names no log');
  const { quorum } = policyOfLog(formatVerifier(log.verifier));
  const withoutQuorum: Policy = { ...policy, quorum };

  /** Which witness of the policy signed, if the line is a cosignature over that note. */
  async function witnessOf(note: string, line: string): Promise<string | undefined> {
    try {
      const opened = await openCheckpoint(note + line, withoutQuorum);
      return opened.cosignatures[0]?.witness;
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
