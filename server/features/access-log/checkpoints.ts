import { TransparencyError, openCheckpoint } from '../../../core/transparency/index.ts';
import type { LogTrust } from './log-trust.ts';
import type { CheckpointStore, StoredCheckpoint } from './store/tree-store.ts';

/** A checkpoint with what witnesses have added to it so far. */
export type SignedTree = {
  readonly size: number;
  /** A signed note; its first line is the origin. */
  readonly note: string;
  /** RFC 3339. */
  readonly publishedAt: string;
};

type Dependencies = { readonly checkpoints: CheckpointStore; readonly trust: LogTrust };

const AT_ONCE = 100;

export function createCheckpoints({ checkpoints, trust }: Dependencies) {
  const { origin } = trust;
  /** Size of one that counts. It goes on doing so as long as it is there: smaller ones need not be asked about. */
  let known = 0;

  async function counts({ note }: SignedTree): Promise<boolean> {
    try {
      await openCheckpoint(note, trust.policy());
      return true;
    } catch (error) {
      if (error instanceof TransparencyError) return false;
      throw error;
    }
  }

  async function newestCounting(from: number): Promise<SignedTree | undefined> {
    const isAlone = trust.policy().quorum.kind === 'none';
    const among = isAlone ? { origin, from } : ({ origin, from, cosigned: true } as const);
    for (let below: number | undefined; ;) {
      const range = below === undefined ? among : { ...among, below };
      const found = await checkpoints.list(range, AT_ONCE);
      for (const tree of found.map(assembled)) {
        if (tree.size === known || (await counts(tree))) return tree;
      }
      below = found.at(-1)?.size;
      if (found.length < AT_ONCE) return undefined;
    }
  }

  return {
    /** The newest tree that the log itself has signed. */
    async latest(): Promise<SignedTree | undefined> {
      const [newest] = await checkpoints.list({ origin }, 1);
      return newest && assembled(newest);
    },

    /** The newest that also has the quorum of the policy: what others should be given to trust. */
    async counting(): Promise<SignedTree | undefined> {
      const tree =
        (await newestCounting(known)) ?? (known > 0 ? await newestCounting(0) : undefined);
      known = tree?.size ?? 0;
      return tree;
    },

    /** What cosignatures are kept with, see `CosignedCheckpoints`. */
    cosigned: {
      find: (size: number) => checkpoints.find(origin, size),
      addCosignature: (
        size: number,
        cosignature: { readonly witness: string; readonly line: string },
      ) => checkpoints.addCosignature(origin, size, cosignature),
    },
  };
}
export type Checkpoints = ReturnType<typeof createCheckpoints>;

function assembled({ size, note, publishedAt, cosignatures }: StoredCheckpoint): SignedTree {
  return { size, note: `${note}${cosignatures.join('')}`, publishedAt };
}
