import { parseCanonical } from './canonical.ts';
import { TransparencyError } from './errors.ts';

/**
 * Follows the counters of all writers: each, from the start of its process on, numbers its entries 0, 1,
 * 2 and so on. Entries that were dropped, inserted, repeated or put in another order break a chain.
 */
export function createWriterChains() {
  const next = new Map<string, number>();
  return {
    /**
     * Takes canonical bytes.
     *
     * @throws TransparencyError `E_ENTRY` for an entry without a writer, `E_WRITER` for a broken chain.
     */
    follow(entry: Uint8Array, index: number): void {
      const { boot, n } = writerAtEnd(entry) ?? writerIn(entry) ?? {};
      if (boot === undefined || n === undefined)
        throw new TransparencyError('E_ENTRY', { where: String(index), entry: index });
      if (n !== (next.get(boot) ?? 0))
        throw new TransparencyError('E_WRITER', { where: String(index), entry: index });
      next.set(boot, n + 1);
    },
  };
}

type Writer = { readonly boot: string; readonly n: number };

const END_BYTES = 96;
const endForm = /[,{]"w":\{"boot":"([^"\\]+)","n":(\d{1,15})\}\}$/;
const decoder = new TextDecoder();

/**
 * Where `w` is the last member, as it sorts in the entries of the log, nothing before it need be read: two
 * closing braces at the end of canonical bytes are those of the member and of the entry.
 */
function writerAtEnd(entry: Uint8Array): Writer | undefined {
  const [, boot, n] = endForm.exec(decoder.decode(entry.subarray(-END_BYTES))) ?? [];
  return boot === undefined ? undefined : { boot, n: Number(n) };
}

function writerIn(entry: Uint8Array): Writer | undefined {
  const { w } = parseCanonical(entry);
  const { boot, n } = typeof w === 'object' ? w : {};
  return typeof boot === 'string' && typeof n === 'number' ? { boot, n } : undefined;
}
