export type TarFile = {
  /** Relative, with slashes; ASCII, at most 100 characters. */
  readonly path: string;
  readonly bytes: Uint8Array;
};

const BLOCK = 512;

/** POSIX ustar, plain files only and read-only for all, in the order given; every file of the same time. */
export async function* tarOf(
  files: AsyncIterable<TarFile> | Iterable<TarFile>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  for await (const { path, bytes } of files) {
    yield headerOf(path, bytes.length, at);
    yield bytes;
    yield Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function headerOf(path: string, size: number, at: Date): Uint8Array {
  if (!/^[\x21-\x7e]{1,100}$/.test(path)) throw new Error(`no path for a tar file: ${path}`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  const fields: readonly (readonly [offset: number, text: string])[] = [
    [0, path],
    [100, `${octal(0o444, 7)}\0`],
    [108, `${octal(0, 7)}\0`],
    [116, `${octal(0, 7)}\0`],
    [124, `${octal(size, 11)}\0`],
    [136, `${octal(Math.floor(at.getTime() / 1000), 11)}\0`],
    // While the checksum is made, its own place holds blanks.
    [148, ' '.repeat(8)],
    [156, '0'],
    [257, 'ustar\x0000'],
  ];
  for (const [offset, text] of fields) header.write(text, offset, 'latin1');
  const checksum = header.reduce((sum, octet) => sum + octet, 0);
  header.write(`${octal(checksum, 6)}\0 `, 148, 'latin1');
  return header;
}
