import type { z } from 'zod';
import {
  BeginFileRequest,
  BegunFile,
  FilePage,
  FileResponse,
  SubmissionFilesParams,
} from '../../../../core/contracts/files.ts';
import { MAX_SEALED_JSON_BODY } from '../../../../core/contracts/limits.ts';
import { PageQuery } from '../../../../core/contracts/paging.ts';
import { RequestParams } from '../../../../core/contracts/requests.ts';
import { contentRoles } from '../../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { receiveSealedUpload } from '../../../platform/http/sealed-multipart.ts';
import { sealedContentProblems } from '../../gate/index.ts';
import type { FileAccess } from '../file-access.ts';
import { fileObject, presentFile, presentPage } from '../present.ts';
import type { ReadingService } from '../reading/reading.service.ts';
import { requireContentLength } from '../receiving/content-length.ts';
import type { DepositService } from '../receiving/deposit.service.ts';
import { begun, type UploadService } from '../receiving/upload.service.ts';
import type { FileSubmission } from '../surroundings.ts';

type Services = {
  readonly access: FileAccess;
  readonly uploads: UploadService;
  readonly deposits: DepositService;
  readonly reading: ReadingService;
};
type Folder<Params> = {
  readonly type: FileSubmission['type'];
  readonly param: keyof Params & string;
  readonly params: z.ZodType<Params>;
  readonly idOf: (params: Params) => string;
};

/** Where files are announced and listed: below what they belong to. */
export function allFolderEndpoints(services: Services): Endpoint[] {
  return [
    ...folderEndpoints(services, {
      type: 'submission',
      param: 'submissionId',
      params: SubmissionFilesParams,
      idOf: ({ submissionId }) => submissionId,
    }),
    ...folderEndpoints(services, {
      type: 'request',
      param: 'requestId',
      params: RequestParams,
      idOf: ({ requestId }) => requestId,
    }),
  ];
}

function folderEndpoints<Params>(services: Services, folder: Folder<Params>): Endpoint[] {
  return [beginning(services, folder), depositing(services, folder), listing(services, folder)];
}

function beginning<Params>(
  { access, uploads }: Services,
  { type, param, params, idOf }: Folder<Params>,
): Endpoint {
  return defineEndpoint({
    method: 'post',
    path: `/${type}s/:${param}/files`,
    summary: `Begin to send a sealed file of a ${type} in parts`,
    access: contentRoles,
    audit: { action: 'file.begin' },
    rateLimit: 'upload',
    input: { params, body: BeginFileRequest, bodyLimit: MAX_SEALED_JSON_BODY },
    status: 201,
    output: BegunFile,
    problems: ['TRANSITION_NOT_ALLOWED', 'QUOTA_EXCEEDED', ...sealedContentProblems],
    handle: async (input, { principal, describe }) => {
      const id = await access.requireFolder(type, idOf(input.params));
      const file = await uploads.begin(principal, id, input.body);
      describe(fileObject(file));
      return begun(file);
    },
  });
}

function depositing<Params>(
  { access, deposits }: Services,
  { type, param, params, idOf }: Folder<Params>,
): Endpoint {
  return defineEndpoint({
    method: 'post',
    path: `/${type}s/:${param}/files/deposits`,
    summary: `Deposit one OpenPGP message made elsewhere with a ${type}, as the multipart field \`message\``,
    access: contentRoles,
    audit: { action: 'file.deposit' },
    rateLimit: 'upload',
    input: { params, consumes: 'multipart/form-data' },
    status: 201,
    output: FileResponse,
    problems: [
      'LENGTH_REQUIRED',
      'BODY_TOO_LARGE',
      'MALFORMED_BODY',
      'QUOTA_EXCEEDED',
      'TRANSITION_NOT_ALLOWED',
      ...sealedContentProblems,
    ],
    handle: async (input, { principal, raw, describe }) => {
      const length = requireContentLength(raw.request);
      const id = await access.requireFolder(type, idOf(input.params));
      const file = await deposits.deposit(principal, id, length, async (sink) => {
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
  });
}

function listing<Params>(
  { access, reading }: Services,
  { type, param, params, idOf }: Folder<Params>,
): Endpoint {
  return defineEndpoint({
    method: 'get',
    path: `/${type}s/:${param}/files`,
    summary: `List the files of a ${type}`,
    access: contentRoles,
    audit: { action: 'file.list', object: { type, param } },
    input: { params, query: PageQuery },
    status: 200,
    output: FilePage,
    handle: async (input, { principal }) => {
      const id = await access.requireFolder(type, idOf(input.params));
      return presentPage(principal, await reading.listOfSubmission(principal, id, input.query));
    },
  });
}
