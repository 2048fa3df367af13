import type { PreviewKind } from '../../preview/messages.ts';

const MB = 1_000_000;
/** Bytes. Of text the beginning is shown; of what is longer among the others, nothing. */
export const LIMITS: Record<PreviewKind, number> = {
  text: 2 * MB,
  table: 2 * MB,
  image: 50 * MB,
  pdf: 100 * MB,
};
/** Bytes at the beginning that tell what a file is. */
const SNIFFED = 4096;

export type PreviewSource = {
  readonly kind: PreviewKind;
  /** What is shown of the file: all of it, or its beginning. */
  readonly part: Blob;
  readonly isCut: boolean;
  /** Of images. */
  readonly mediaType: string;
};
export type NoPreview = { readonly kind: 'none'; readonly reason: 'unknown-kind' | 'too-large' };

type Named = { readonly name?: string | undefined; readonly mediaType: string };

/** What is shown of a file, by its first bytes; its name and the type that its sender claims decide only among texts. */
export async function previewOf(file: Blob, named: Named): Promise<PreviewSource | NoPreview> {
  const start = new Uint8Array(await file.slice(0, SNIFFED).arrayBuffer());
  const found = kindOf(start, named);
  if (!found) return { kind: 'none', reason: 'unknown-kind' };
  const limit = LIMITS[found.kind];
  const isCut = file.size > limit;
  const isText = found.kind === 'text' || found.kind === 'table';
  if (isCut && !isText) return { kind: 'none', reason: 'too-large' };
  return { mediaType: '', ...found, part: file.slice(0, limit), isCut };
}

type Found = { readonly kind: PreviewKind; readonly mediaType?: string };

export function kindOf(start: Uint8Array, { name = '', mediaType }: Named): Found | undefined {
  const ascii = String.fromCharCode(...start);
  // PDF 1.7 (ISO 32000-1), annex H.3.4.1: within the first 1024 bytes.
  if (ascii.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  const image = IMAGES.find(([pattern]) => pattern.test(ascii));
  if (image) return { kind: 'image', mediaType: image[1] };
  if (!looksLikeText(start)) return undefined;
  if (mediaType === 'image/svg+xml' || /\.svg$/i.test(name)) {
    return { kind: 'image', mediaType: 'image/svg+xml' };
  }
  const isTable = /^text\/(?:csv|tab-separated-values)\b/.test(mediaType);
  return { kind: isTable || /\.(?:csv|tsv)$/i.test(name) ? 'table' : 'text' };
}

/** What browsers show that people send each other; everything else is to be saved first. */
const IMAGES: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
  [/^[\s\S]{4}ftypavi[fs]/, 'image/avif'],
];

function looksLikeText(start: Uint8Array): boolean {
  const [first, second] = start;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // No text has other control characters than tabs, line ends, form feeds and, in terminals, escapes.
  return isUtf16 || start.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13) || byte === 27);
}
