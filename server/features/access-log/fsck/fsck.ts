import type { AccessEntry } from '../../../../core/contracts/access-log.ts';
import { CanonicalError, type TreeHasher } from '../../../../core/transparency/index.ts';
import { ZodError } from 'zod';
import { parseEntry } from '../entry.ts';
import { openPrivateData } from '../private-data.ts';
import type { AccessLogStore } from '../store/access-log-store.ts';
import type { CheckedEntry, Finding } from './finding.ts';
import { createRowCheck } from './row-check.ts';
import { createTileCheck } from './tile-check.ts';

type Dependencies = {
  readonly store: AccessLogStore;
  readonly hasher: TreeHasher;
  /** Identity of the log, as its checkpoints name it. */
  readonly origin: string;
};
type Options = {
  /** Puts the derived rows right. */
  readonly rebuild: boolean;
  readonly onFinding: (finding: Finding) => void;
};

const BATCHES_AT_ONCE = 16;

/**
 * Compares everything that lies beside the entries with the entries, also while the portal runs. It trusts the entries:
 * that they are the ones that were signed is for `scripts/verify-log` to say.
 */
export async function checkLog(
  { store, hasher, origin }: Dependencies,
  { rebuild, onFinding: report }: Options,
): Promise<{ readonly entries: number }> {
  const rows = await createRowCheck({ store, report, rebuild });
  const tiles = await createTileCheck({ store, hasher, origin, report });
  const writers = new Map<string, number>();
  let next = 0;

  function checkWriter({ index, entry }: CheckedEntry<AccessEntry>): void {
    if (!entry) return;
    const { boot, n } = entry.w;
    if ((writers.get(boot) ?? 0) !== n)
      report({ code: 'WRITER', where: String(index), mended: false });
    writers.set(boot, n + 1);
  }

  async function checkPrivate({ index, entry }: CheckedEntry<AccessEntry>): Promise<void> {
    if (entry?.priv === undefined) return;
    const row = await store.privateData.find(entry.id);
    // By its time it is erased, so that is to be believed as little as what it holds.
    const isOther = row !== undefined && row.time !== entry.time;
    if (isOther || openPrivateData(entry.priv, row)?.state === 'mismatch')
      report({ code: 'PRIVATE', where: String(index), mended: false });
  }

  function read(bytes: Uint8Array, index: number): CheckedEntry<AccessEntry> {
    try {
      return { index, bytes, entry: parseEntry(bytes) };
    } catch (error) {
      if (!(error instanceof CanonicalError || error instanceof ZodError)) throw error;
      report({ code: 'ENTRY', where: String(index), mended: false });
      return { index, bytes, entry: undefined };
    }
  }

  for (;;) {
    const batches = await store.batches.list(next, BATCHES_AT_ONCE);
    for (const { firstIndex, entries } of batches) {
      if (firstIndex !== next) {
        report({ code: 'HOLE', where: String(next), mended: false });
        return { entries: next };
      }
      const checked = entries.map((bytes, position) => read(bytes, firstIndex + position));
      checked.forEach(checkWriter);
      for (const each of checked) await checkPrivate(each);
      await rows.check(checked);
      await tiles.check(checked);
      next += entries.length;
    }
    if (batches.length < BATCHES_AT_ONCE) break;
  }
  await rows.finish();
  tiles.finish();
  return { entries: next };
}
