/** C2SP tlog-tiles entry bundle: each entry behind its length as a big-endian 16-bit number. */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** @throws Error when the bundle does not hold exactly `count` whole entries. */
export function decodeBundle(bundle: Uint8Array, count: number): Uint8Array[] {
  const view = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.length);
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset + 2 <= view.length) {
    const end = offset + 2 + view.readUInt16BE(offset);
    entries.push(view.subarray(offset + 2, end));
    offset = end;
  }
  if (offset !== view.length || entries.length !== count) throw new Error('Broken entry bundle');
  return entries;
}
