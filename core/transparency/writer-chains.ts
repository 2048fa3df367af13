import { parseCanonical } from './canonical.ts';
import { TransparencyError } from './errors.ts';

/**
 * Follows the counters of all writers: each, from the start of its process on, numbers its entries 0, 1,
 * 2 and so on. Entries that were dropped, inserted, repeated or put in another order break a chain.
 */
export function createWriterChains() {
  const next = new Map<string, number>();
  /** Of the last entry; its writer wrote the whole batch, so that the next is most likely its own too. */
  let last: { boot: string; n: number; end: Uint8Array } | undefined;

  return {
    /**
     * Takes canonical bytes.
     *
     * @throws TransparencyError `E_ENTRY` for an entry without a writer, `E_WRITER` for a broken chain.
     */
    follow(entry: Uint8Array, index: number): void {
      if (last && endsAs(entry, last.end, last.n + 1)) {
        last.n += 1;
        return;
      }
      if (last) next.set(last.boot, last.n + 1);
      const { boot, n } = writerOf(entry);
      const place = { where: String(index), entry: index };
      if (boot === undefined || n === undefined) throw new TransparencyError('E_ENTRY', place);
      if (n !== (next.get(boot) ?? 0)) throw new TransparencyError('E_WRITER', place);
      last = { boot, n, end: encoder.encode(`,"w":{"boot":${JSON.stringify(boot)},"n":`) };
    },
  };
}

const encoder = new TextEncoder();
const ZERO = 0x30;
const CLOSE = 0x7d;

function writerOf(entry: Uint8Array): { readonly boot?: string; readonly n?: number } {
  const { w } = parseCanonical(entry);
  const { boot, n } = typeof w === 'object' ? w : {};
  return typeof boot === 'string' && typeof n === 'number' ? { boot, n } : {};
}

/**
 * Whether canonical bytes end with this member and this number, of 1 or more. The two closing braces behind it are then
 * those of the member and of the entry: nothing else that is canonical ends so.
 */
function endsAs(entry: Uint8Array, member: Uint8Array, number: number): boolean {
  let at = entry.length - 1;
  if (entry[at] !== CLOSE || entry[at - 1] !== CLOSE) return false;
  at -= 2;
  for (let rest = number; rest > 0; rest = Math.floor(rest / 10), at -= 1)
    if (entry[at] !== ZERO + (rest % 10)) return false;
  for (let index = member.length - 1; index >= 0; index -= 1, at -= 1)
    if (entry[at] !== member[index]) return false;
  return true;
}
