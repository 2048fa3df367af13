import type { AccessAction } from '../../../core/contracts/access-log.ts';
import type { LogEvidence } from '../../../core/contracts/log-evidence.ts';
import type { EntryPages } from './entry-pages.ts';
import type { ReadEntry } from './entry-reader.ts';

/** What this needs of the tree: a tlog-proof, as soon as a signed checkpoint reaches so far. */
export type ProvingTree = {
  readonly vkey: string;
  readonly proveWhenCovered: (index: number, patienceMs: number) => Promise<string | undefined>;
};

type Sought = {
  readonly action: AccessAction;
  /** Identifier of what it was done to. */
  readonly object: string;
  /** SHA-256 in hexadecimal that the entry must hold. */
  readonly digest: string;
};
type Dependencies = { readonly page: EntryPages; readonly tree: ProvingTree };

/** How many acts on one object are looked through for the one that is meant. */
const MOST_ACTS = 100;
/** Milliseconds to wait for the signer; then the answer has no proof yet. */
const PATIENCE = 3_000;

/** Entries with their proofs, for those who are shown what concerns them. */
export function createEvidence({ page, tree }: Dependencies) {
  async function prove({ index, bytes }: ReadEntry): Promise<Omit<LogEvidence, 'vkey'>> {
    const proof = await tree.proveWhenCovered(index, PATIENCE);
    const entry = Buffer.from(bytes).toString('base64');
    return { index, entry, ...(proof !== undefined && { proof }) };
  }

  /** The newest entry that says that this was done to exactly that. */
  async function findEvidence({ digest, ...sought }: Sought): Promise<LogEvidence | undefined> {
    const filter = { ...sought, outcome: 'success' };
    const { entries } = await page(filter, { direction: 'older', limit: MOST_ACTS });
    const found = entries.find(({ entry }) => entry.object?.digest === digest);
    return found && { ...(await prove(found)), vkey: tree.vkey };
  }

  return { prove, findEvidence, vkey: () => tree.vkey };
}
export type Evidence = ReturnType<typeof createEvidence>;
