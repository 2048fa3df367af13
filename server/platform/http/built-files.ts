import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

type Body = { readonly octets: Buffer; readonly etag: string };

/** In the order in which they are preferred: the smallest first. */
const encodings = { br: '.br', gzip: '.gz' } as const;
type Encoding = keyof typeof encodings;

/** One file of the build, with the compressed forms that lie beside it. */
export type BuiltFile = {
  readonly plain: Body;
  readonly compressed: ReadonlyMap<Encoding, Body>;
  readonly mediaType: string;
};

/**
 * Everything in a folder, by the path below it (`/assets/shell.js`). Files are read once and kept in memory, so no address
 * reaches the file system, a build under a running portal mixes nothing, and callers who leave in the middle of a
 * download leave no descriptor open.
 */
export function readBuiltFiles(directory: string): ReadonlyMap<string, BuiltFile> {
  const suffixes: readonly string[] = Object.values(encodings);
  const found = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !suffixes.includes(extname(entry.name)))
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    found.map((path) => [`/${relative(directory, path).replaceAll(sep, '/')}`, read(path)]),
  );
}

/** `cacheControl` is of this file; `fresh` copies of callers are answered with 304, and HEAD without the body. */
export function sendBuiltFile(
  { plain, compressed, mediaType }: BuiltFile,
  {
    request,
    response,
    cacheControl,
  }: { request: Request; response: Response; cacheControl: string },
): void {
  const encoding = [...compressed.keys()].find((name) => request.acceptsEncodings(name) === name);
  const { octets, etag } = (encoding && compressed.get(encoding)) ?? plain;
  if (compressed.size > 0) response.vary('Accept-Encoding');
  if (encoding) response.set('Content-Encoding', encoding);
  response.set({ 'Cache-Control': cacheControl, ETag: etag }).type(mediaType).send(octets);
}

function read(path: string): BuiltFile {
  const beside = Object.entries(encodings)
    .map(([name, suffix]) => [name as Encoding, `${path}${suffix}`] as const)
    .filter(([, file]) => existsSync(file));
  return {
    plain: bodyOf(path),
    compressed: new Map(beside.map(([name, file]) => [name, bodyOf(file)])),
    mediaType: extname(path),
  };
}

/** The validator is of the octets, so that instances which were built apart agree. */
function bodyOf(path: string): Body {
  const octets = readFileSync(path);
  return { octets, etag: `"${createHash('sha256').update(octets).digest('base64url')}"` };
}
