import type { CanonicalObject } from './canonical.ts';
import { TransparencyError } from './errors.ts';

/**
 * Follows the counters of all writers: each, from the start of its process on, numbers its entries 0, 1,
 * 2 and so on. Entries that were dropped, inserted, repeated or put in another order break a chain.
 */
export function createWriterChains() {
  const next = new Map<string, number>();
  return {
    /** @throws TransparencyError `E_ENTRY` for an entry without a writer, `E_WRITER` for a broken chain. */
    follow(entry: CanonicalObject, index: number): void {
      const place = { where: String(index), entry: index };
      const { w } = entry;
      const { boot, n } = typeof w === 'object' ? w : {};
      if (typeof boot !== 'string' || typeof n !== 'number')
        throw new TransparencyError('E_ENTRY', place);
      if (n !== (next.get(boot) ?? 0)) throw new TransparencyError('E_WRITER', place);
      next.set(boot, n + 1);
    },
  };
}
