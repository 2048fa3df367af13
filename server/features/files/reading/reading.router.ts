import { Readable } from 'node:stream';
import { FilePage, FileParams, FileResponse } from '../../../../core/contracts/files.ts';
import { PageQuery } from '../../../../core/contracts/paging.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  defineEndpoint,
  type Context,
  type Download,
  type Endpoint,
} from '../../../platform/http/endpoint.ts';
import { fileObject, presentFile, presentPage } from '../present.ts';
import { isUnchanged, requestedRange } from './byte-range.ts';
import type { DownloadableMessage, ReadingService } from './reading.service.ts';

const object = { type: 'file', param: 'fileId' } as const;

export function readingEndpoints(reading: ReadingService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'get',
      path: '/files',
      summary: 'List the files that the own organisation may open',
      access: contentRoles,
      audit: { action: 'file.list' },
      input: { query: PageQuery },
      status: 200,
      output: FilePage,
      handle: async ({ query }, { principal }) =>
        presentPage(principal, await reading.listOpenable(principal, query)),
    }),
    defineEndpoint({
      method: 'get',
      path: '/files/shared',
      summary: 'List the files that were shared with the own organisation and that it may open',
      access: contentRoles,
      audit: { action: 'file.list' },
      input: { query: PageQuery },
      status: 200,
      output: FilePage,
      handle: async ({ query }, { principal }) =>
        presentPage(principal, await reading.listShared(principal, query)),
    }),
    defineEndpoint({
      method: 'get',
      path: '/files/:fileId',
      summary: 'Read what is known of a file, and what its uploader signed',
      access: contentRoles,
      audit: { action: 'file.read', object },
      input: { params: FileParams },
      status: 200,
      output: FileResponse,
      handle: async ({ params }, { principal, describe }) => {
        const file = await reading.getOwnOrOpenable(principal, params.fileId);
        describe(fileObject(file));
        return presentFile(principal, file);
      },
    }),
    defineEndpoint({
      method: 'get',
      path: '/files/:fileId/content',
      summary: 'Download a file as an OpenPGP message for the own organisation',
      access: contentRoles,
      audit: { action: 'file.open', object },
      input: { params: FileParams },
      status: 200,
      output: 'download',
      problems: ['RANGE_NOT_SATISFIABLE'],
      handle: async ({ params }, context) => {
        const message = await reading.getMessage(context.principal, params.fileId);
        context.describe(fileObject(message.file));
        return download(message, context);
      },
    }),
  ];
}

function download(message: DownloadableMessage, { header, raw }: Context): Download {
  const { file, size, digest } = message;
  const etag = `"${digest}"`;
  const conditions = {
    // RFC 9110 section 14.2: a range has a meaning for GET only.
    range: raw.request.method === 'GET' ? header('range') : undefined,
    ifRange: header('if-range'),
    ifNoneMatch: header('if-none-match'),
  };
  if (isUnchanged(conditions, etag)) return { status: 304, headers: { ETag: etag } };
  const range = rangeOrRefusal(() => requestedRange(conditions, etag, size), size, raw.response);
  const { start, end } = range ?? { start: 0, end: size };
  return {
    status: range ? 206 : 200,
    headers: {
      ETag: etag,
      'Accept-Ranges': 'bytes',
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${file.id}.pgp"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Content-Length': `${end - start}`,
      ...(range && { 'Content-Range': `bytes ${start}-${end - 1}/${size}` }),
    },
    body: Readable.from(message.read({ start, end }), { objectMode: false }),
  };
}

/** A 416 says how long the whole is (RFC 9110 section 15.5.17). */
function rangeOrRefusal<Range>(
  read: () => Range,
  size: number,
  response: Context['raw']['response'],
): Range {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) response.setHeader('Content-Range', `bytes */${size}`);
    throw error;
  }
}
