import { bytesEqual, fromUtf8 } from './bytes.ts';
import { TransparencyError } from './errors.ts';
import type { RootHash, TreeHasher } from './hashing.ts';
import { walkLog, type LogObservers } from './log-walk.ts';
import type { Policy } from './policy.ts';
import {
  openCheckpoint,
  type VerificationClock,
  type VerifiedCheckpoint,
} from './verified-checkpoint.ts';

/** A log as a directory of C2SP tlog-tiles, wherever it lies. */
export type LogSource = {
  /** Paths are `checkpoint` and those of tiles. Undefined for what is not there. */
  read(path: string): Promise<Uint8Array | undefined>;
};

type LogVerification = LogObservers & {
  readonly source: LogSource;
  readonly policy: Policy;
  readonly hasher: TreeHasher;
  /** The note of a checkpoint of the same log, seen earlier. */
  readonly remembered?: string;
  readonly clock?: VerificationClock;
};

/**
 * Verifies a whole log: every entry, every tile and the root against a checkpoint that counts. It holds a
 * few tiles at a time, whatever the size of the log, and lets others run in between.
 *
 * What is reported is the first of these that is found:
 * 1. the checkpoint: `E_MISSING`, then what `openCheckpoint` throws;
 * 2. against the remembered one: `E_ROLLBACK` when the log is now smaller, `E_FORK` when it has the same
 *    size and another root;
 * 3. in the order of the entries, bundle by bundle, so that the earliest damage is named: the bundle
 *    (`E_MISSING`, `E_BUNDLE`), each entry's form (`E_ENTRY`) and its place in the chain of its writer
 *    (`E_WRITER`), then the tile of its hashes and those that it completes above (`E_MISSING`, `E_TILE`);
 * 4. the last, partial tiles of the upper levels, upwards;
 * 5. `E_ROOT` when entries and tiles agree with one another and not with the signed root;
 * 6. `E_FORK` when all that is consistent but does not continue the remembered checkpoint: only then do
 *    two signed notes prove that the log told two stories.
 *
 * @throws TransparencyError with the path or the index in `where`; the reason of `signal` when aborted;
 *   whatever `source` rejects with.
 */
export async function verifyLog({
  source,
  policy,
  hasher,
  remembered,
  clock,
  ...observers
}: LogVerification): Promise<{
  readonly checkpoint: VerifiedCheckpoint;
  readonly entries: number;
}> {
  const read = createReader(source);
  const note = fromUtf8(await read('checkpoint'));
  if (note === undefined) throw new TransparencyError('E_NOTE', { where: 'checkpoint' });
  const checkpoint = await openCheckpoint(note, policy, clock);
  const earlier = remembered === undefined ? undefined : await recall(remembered, policy);
  if (earlier) requireSuccession(earlier, checkpoint);
  const { size } = checkpoint;
  const walk = { read, hasher, size, earlierSize: earlier?.size ?? 0, ...observers };
  const { root, earlierRoot } = await walkLog(walk);
  requireRoot('E_ROOT', checkpoint, root);
  if (earlier) requireRoot('E_FORK', earlier, earlierRoot);
  return { checkpoint, entries: size };
}

function createReader(source: LogSource) {
  return async (path: string): Promise<Uint8Array> => {
    const bytes = await source.read(path);
    if (!bytes) throw new TransparencyError('E_MISSING', { where: path });
    return bytes;
  };
}

/** What an auditor keeps was verified when it was kept, so how many cosigned it no longer matters. */
function recall(remembered: string, policy: Policy): Promise<VerifiedCheckpoint> {
  return openCheckpoint(remembered, { ...policy, quorum: { kind: 'none' } });
}

function requireSuccession(earlier: VerifiedCheckpoint, now: VerifiedCheckpoint): void {
  if (now.origin !== earlier.origin) throw new TransparencyError('E_ORIGIN', { where: now.origin });
  if (now.size < earlier.size) {
    const where = `${String(now.size)} < ${String(earlier.size)}`;
    throw new TransparencyError('E_ROLLBACK', { where });
  }
  if (now.size === earlier.size) requireRoot('E_FORK', earlier, now.root);
}

function requireRoot(
  code: 'E_ROOT' | 'E_FORK',
  { size, root }: VerifiedCheckpoint,
  found: RootHash,
): void {
  if (!bytesEqual(root, found)) throw new TransparencyError(code, { where: String(size) });
}
