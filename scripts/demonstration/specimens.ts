import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** What the national expert seals. Clearly specimens: invented, and each says so. */
export type Specimen = {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly open: () => ReadableStream<Uint8Array>;
};

/** One page that any PDF reader shows. */
export function specimenPdf(name: string, lines: readonly string[]): Specimen {
  const text = lines.map((line) => `(${line.replaceAll(/[()\\]/g, '\\$&')}) Tj T*`).join('\n');
  const content = `BT /F1 12 Tf 16 TL 72 770 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return small(name, 'application/pdf', file);
}

/** A table that spreadsheet programs open. */
export function specimenSpreadsheet(name: string, marker: string): Specimen {
  const rows = Array.from({ length: 400 }, (_, index) =>
    [
      `SPECIMEN-${index + 1}`,
      marker,
      `XA00 0000 ${1000 + index}`,
      `${(index * 1375) % 90_000}.00`,
      'EUR',
    ].join(';'),
  );
  return small(
    name,
    'text/csv',
    ['reference;holder;account;balance;currency', ...rows].join('\r\n'),
  );
}

/**
 * An uncompressed bitmap of about `size` bytes, made while it is read: its pixels come from a hash chain, so that no
 * memory and no disk is needed for a file of any size, and two readings give the same file.
 */
export function specimenImage(name: string, size: number): Specimen {
  const width = 4096;
  const rowBytes = width * 3;
  const height = Math.max(1, Math.round((size - 54) / rowBytes));
  const header = new DataView(new ArrayBuffer(54));
  header.setUint16(0, 0x424d);
  header.setUint32(2, 54 + height * rowBytes, true);
  header.setUint32(10, 54, true);
  header.setUint32(14, 40, true);
  header.setInt32(18, width, true);
  header.setInt32(22, height, true);
  header.setUint16(26, 1, true);
  header.setUint16(28, 24, true);
  header.setUint32(34, height * rowBytes, true);

  function* rows(): Generator<Uint8Array> {
    yield new Uint8Array(header.buffer);
    const pattern = Buffer.alloc(rowBytes);
    for (let row = 0; row < height; row += 1) {
      // Every row differs in its first pixels, so that a swapped or missing one would be noticed.
      pattern.fill(row % 251).set(createHash('sha256').update(`${name}:${row}`).digest());
      yield new Uint8Array(pattern);
    }
  }
  return {
    name,
    mediaType: 'image/bmp',
    size: 54 + height * rowBytes,
    open: () => Readable.toWeb(Readable.from(rows())) as ReadableStream<Uint8Array>,
  };
}

function small(name: string, mediaType: string, text: string): Specimen {
  return specimenOf(name, mediaType, new TextEncoder().encode(text));
}

export function specimenOf(
  name: string,
  mediaType: string,
  bytes: Uint8Array<ArrayBuffer>,
): Specimen {
  return {
    name,
    mediaType,
    size: bytes.length,
    open: () => new Blob([bytes]).stream(),
  };
}

/** SHA-256, hexadecimal, of everything a stream gives. */
export async function digestOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}
