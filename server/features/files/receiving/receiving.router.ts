import type { IncomingMessage } from 'node:http';
import {
  CompleteFileRequest,
  FileParams,
  FileResponse,
  PartParams,
  ReceivedPart,
  ReceivedParts,
  SignFileRequest,
} from '../../../../core/contracts/files.ts';
import { MAX_SEALED_JSON_BODY } from '../../../../core/contracts/limits.ts';
import type { ProblemCode } from '../../../../core/contracts/problem.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { AppError } from '../../../platform/errors.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { problemOfRefusal } from '../../gate/index.ts';
import { fileObject, presentFile } from '../present.ts';
import type { CompletionService } from './completion.service.ts';
import { requireContentDigest } from './content-digest.ts';
import { requireContentLength } from './content-length.ts';
import { begun, type UploadService } from './upload.service.ts';

const object = { type: 'file', param: 'fileId' } as const;
const gateProblems = Object.values(problemOfRefusal);
const recipientProblems = ['RECIPIENT_HAS_NO_KEY', 'RECIPIENT_CANNOT_READ_FORMAT'] as const;
const signatureProblems: readonly ProblemCode[] = [
  'MEMBER_KEY_MISSING',
  'MANIFEST_NOT_VALID',
  'MANIFEST_MISMATCH',
  'SIGNATURE_NOT_VALID',
];

type Services = {
  readonly uploads: UploadService;
  readonly completions: CompletionService;
};

export function receivingEndpoints({ uploads, completions }: Services): Endpoint[] {
  return [
    defineEndpoint({
      method: 'put',
      path: '/files/:fileId/parts/:n',
      summary: 'Send one part of a file, with its SHA-256 in Content-Digest',
      access: contentRoles,
      audit: { action: 'file.put-part', object },
      input: { params: PartParams, consumes: 'application/octet-stream' },
      status: 200,
      output: ReceivedPart,
      problems: [
        'LENGTH_REQUIRED',
        'CONTENT_DIGEST_REQUIRED',
        'PART_NOT_EXPECTED',
        'PART_SIZE_MISMATCH',
        'PART_DIGEST_MISMATCH',
        'UPLOAD_INTERRUPTED',
        'TRANSITION_NOT_ALLOWED',
        ...gateProblems,
      ],
      handle: ({ params }, { principal, raw, header }) =>
        uploads.putPart(principal, params.fileId, params.n, {
          size: requireContentLength(raw.request),
          sha256: requireContentDigest(header('content-digest')),
          octets: octetsOf(raw.request),
        }),
    }),
    defineEndpoint({
      method: 'get',
      path: '/files/:fileId/parts',
      summary: 'List the parts that have arrived, to send the others',
      access: contentRoles,
      audit: { action: 'file.list-parts', object },
      input: { params: FileParams },
      status: 200,
      output: ReceivedParts,
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: async ({ params }, { principal }) => {
        const { file, items } = await uploads.listParts(principal, params.fileId);
        return { ...begun(file), items };
      },
    }),
    defineEndpoint({
      method: 'post',
      path: '/files/:fileId/completion',
      summary: 'Sign for a file whose parts have all arrived',
      access: contentRoles,
      audit: { action: 'file.complete', object },
      input: {
        params: FileParams,
        body: CompleteFileRequest,
        bodyLimit: MAX_SEALED_JSON_BODY,
        precondition: true,
      },
      status: 200,
      output: FileResponse,
      problems: [
        'PARTS_MISSING',
        'TRANSITION_NOT_ALLOWED',
        ...recipientProblems,
        ...signatureProblems,
        ...gateProblems,
      ],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const file = await completions.complete(principal, params.fileId, expectedVersion, body);
        describe(fileObject(file));
        return presentFile(principal, file);
      },
    }),
    defineEndpoint({
      method: 'put',
      path: '/files/:fileId/manifest',
      summary: 'Sign for a message that was deposited whole',
      access: contentRoles,
      audit: { action: 'file.sign', object },
      input: {
        params: FileParams,
        body: SignFileRequest,
        bodyLimit: MAX_SEALED_JSON_BODY,
        precondition: true,
      },
      status: 200,
      output: FileResponse,
      problems: [
        'TRANSITION_NOT_ALLOWED',
        ...recipientProblems,
        ...signatureProblems,
        ...gateProblems,
      ],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const file = await completions.sign(principal, params.fileId, expectedVersion, body);
        describe(fileObject(file));
        return presentFile(principal, file);
      },
    }),
    defineEndpoint({
      method: 'delete',
      path: '/files/:fileId',
      summary: 'Discard a file of a submission that is not under review',
      access: contentRoles,
      audit: { action: 'file.discard', object },
      input: { params: FileParams, precondition: true },
      status: 204,
      output: 'empty',
      problems: ['TRANSITION_NOT_ALLOWED'],
      handle: async ({ params }, { principal, expectedVersion, describe }) => {
        describe(fileObject(await uploads.discard(principal, params.fileId, expectedVersion)));
      },
    }),
  ];
}

/** Leaving early must not cut the connection, or the caller would never read why its octets are refused. */
async function* octetsOf(request: IncomingMessage): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new AppError('UPLOAD_INTERRUPTED', { cause });
  } finally {
    request.resume();
  }
}
