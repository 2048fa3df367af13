import {
  bytesEqual,
  cosign,
  openCheckpoint,
  parseNote,
  TransparencyError,
  verifyConsistency,
  type AddCheckpoint,
  type Policy,
  type RootHash,
  type Signer,
  type TreeHasher,
  type VerifiedCheckpoint,
} from '../../core/transparency/index.ts';
import type { Known, StateFile } from './state-file.ts';

/** What https://c2sp.org/tlog-witness lets a witness answer. `size`: of the latest checkpoint that it cosigned. */
export type WitnessAnswer =
  | { readonly status: 200; readonly cosignature: string }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422 };

/** Two things that one log has signed and that cannot both be true, or a checkpoint that nobody could prove. */
export type Evidence = { readonly request: AddCheckpoint; readonly known: Known | undefined };

type Dependencies = {
  /** The logs that it witnesses; it needs no witnesses of its own. */
  readonly policy: Policy;
  readonly signer: Signer;
  readonly hasher: TreeHasher;
  readonly state: StateFile;
  readonly keepEvidence: (checkpoint: VerifiedCheckpoint, evidence: Evidence) => Promise<void>;
  readonly clock: () => Date;
};

export function createWitness({
  policy,
  signer,
  hasher,
  state,
  keepEvidence,
  clock,
}: Dependencies) {
  const findKnown = (origin: string) => {
    const known = state.find(origin);
    return { size: known?.size ?? 0, root: known?.root ?? hasher.emptyRoot, known };
  };

  function refusalOf(request: AddCheckpoint, checkpoint: VerifiedCheckpoint) {
    const { size, root } = findKnown(checkpoint.origin);
    if (request.oldSize !== size) return { status: 409, size } as const;
    if (checkpoint.size === size && !bytesEqual(checkpoint.root, root)) {
      return { status: 409, size, isEvidence: true } as const;
    }
    return proves(request, checkpoint, root)
      ? undefined
      : ({ status: 422, isEvidence: true } as const);
  }

  function proves(
    { oldSize, proof }: AddCheckpoint,
    { size, root }: VerifiedCheckpoint,
    oldRoot: RootHash,
  ): boolean {
    // Every tree continues the one without entries: there is nothing to prove, and nothing may pretend to.
    if (oldSize === 0) return proof.length === 0;
    try {
      verifyConsistency(hasher, {
        from: oldSize,
        fromRoot: oldRoot,
        to: size,
        toRoot: root,
        proof,
      });
      return true;
    } catch (error) {
      if (error instanceof TransparencyError) return false;
      throw error;
    }
  }

  return {
    /** Size of the latest checkpoint that was cosigned for this origin; 0 when none was. */
    sizeOf: (origin: string): number => findKnown(origin).size,

    /** Cosigns if the log has only grown. What is cosigned is durable before the promise resolves. */
    async addCheckpoint(request: AddCheckpoint): Promise<WitnessAnswer> {
      const opened = await open(request.note, policy);
      if (typeof opened === 'number') return { status: opened };
      if (request.oldSize > opened.size) return { status: 400 };
      return state.exclusively(async (remember) => {
        const refusal = refusalOf(request, opened);
        if (refusal) {
          const { known } = findKnown(opened.origin);
          if ('isEvidence' in refusal) await keepEvidence(opened, { request, known });
          return refusal;
        }
        await remember({ ...opened, note: request.note });
        const seconds = Math.floor(clock().getTime() / 1_000);
        const cosignature = await cosign(parseNote(request.note).text, signer, seconds);
        return { status: 200, cosignature };
      });
    },
  };
}
export type Witness = ReturnType<typeof createWitness>;

async function open(note: string, policy: Policy): Promise<VerifiedCheckpoint | 400 | 403 | 404> {
  try {
    return await openCheckpoint(note, policy);
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    if (error.code === 'E_ORIGIN') return 404;
    return error.code === 'E_SIGNATURE' ? 403 : 400;
  }
}
