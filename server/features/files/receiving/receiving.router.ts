import type { IncomingMessage } from 'node:http';
import {
  BeginFileRequest,
  BegunFile,
  CompleteFileRequest,
  FileParams,
  FileResponse,
  PartParams,
  ReceivedPart,
  ReceivedParts,
  SignFileRequest,
  SubmissionFilesParams,
} from '../../../../core/contracts/files.ts';
import { MAX_SEALED_JSON_BODY } from '../../../../core/contracts/limits.ts';
import type { ProblemCode } from '../../../../core/contracts/problem.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { AppError } from '../../../platform/errors.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { receiveSealedUpload } from '../../../platform/http/sealed-multipart.ts';
import { problemOfRefusal } from '../../gate/index.ts';
import { fileObject, presentFile } from '../present.ts';
import type { SealedFile } from '../sealed-file.ts';
import type { CompletionService } from './completion.service.ts';
import { requireContentDigest } from './content-digest.ts';
import type { DepositService } from './deposit.service.ts';
import { maxPartCountOf, type UploadService } from './upload.service.ts';

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
  readonly deposits: DepositService;
};

export function receivingEndpoints({ uploads, completions, deposits }: Services): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/submissions/:submissionId/files',
      summary: 'Begin to send a sealed file in parts',
      access: contentRoles,
      audit: { action: 'file.begin' },
      rateLimit: 'upload',
      input: {
        params: SubmissionFilesParams,
        body: BeginFileRequest,
        bodyLimit: MAX_SEALED_JSON_BODY,
      },
      status: 201,
      output: BegunFile,
      problems: ['TRANSITION_NOT_ALLOWED', 'QUOTA_EXCEEDED', ...recipientProblems, ...gateProblems],
      handle: async ({ params, body }, { principal, describe }) => {
        const file = await uploads.begin(principal, params.submissionId, body);
        describe(fileObject(file));
        return begun(file);
      },
    }),
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
      method: 'post',
      path: '/submissions/:submissionId/files/deposits',
      summary: 'Deposit one OpenPGP message made elsewhere, as the multipart field `message`',
      access: contentRoles,
      audit: { action: 'file.deposit' },
      rateLimit: 'upload',
      input: { params: SubmissionFilesParams, consumes: 'multipart/form-data' },
      status: 201,
      output: FileResponse,
      problems: [
        'LENGTH_REQUIRED',
        'BODY_TOO_LARGE',
        'MALFORMED_BODY',
        'QUOTA_EXCEEDED',
        'TRANSITION_NOT_ALLOWED',
        ...recipientProblems,
        ...gateProblems,
      ],
      handle: async ({ params }, { principal, raw, describe }) => {
        const { submissionId } = params;
        const length = requireContentLength(raw.request);
        const file = await deposits.deposit(principal, submissionId, length, async (sink) => {
          const { result } = await receiveSealedUpload(raw, {
            field: 'message',
            maxBytes: deposits.maxMessageBytes,
            textFields: { count: 0, maxBytes: 0 },
            sink,
          });
          return result;
        });
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

function begun(file: SealedFile) {
  const { id, version, partSize } = file;
  return { id, version, partSize, maxPartCount: maxPartCountOf(file) };
}

function requireContentLength(request: IncomingMessage): number {
  const length = request.headers['content-length'];
  if (length === undefined) throw new AppError('LENGTH_REQUIRED');
  return Number(length);
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
