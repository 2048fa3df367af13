import { concatBytes } from './bytes.ts';
import { TransparencyError } from './errors.ts';

const LENGTH_BYTES = 2;
const MAX_ENTRY_BYTES = 0xffff;

/**
 * C2SP tlog-tiles entry bundle: each entry behind its length as a big-endian 16-bit number.
 *
 * @throws TransparencyError `E_BUNDLE` for an entry of more than 65,535 bytes.
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES) throw new TransparencyError('E_BUNDLE');
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/**
 * Views of the entries in a bundle.
 *
 * @throws TransparencyError `E_BUNDLE` when the bundle does not hold exactly `count` whole entries.
 */
export function decodeBundle(bundle: Uint8Array, count: number): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.length);
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset + LENGTH_BYTES <= bundle.length) {
    const begin = offset + LENGTH_BYTES;
    offset = begin + view.getUint16(offset);
    entries.push(bundle.subarray(begin, offset));
  }
  if (offset !== bundle.length || entries.length !== count) throw new TransparencyError('E_BUNDLE');
  return entries;
}
