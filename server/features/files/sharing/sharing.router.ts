import {
  FileParams,
  FileResponse,
  ShareFileRequest,
  ShareParams,
} from '../../../../core/contracts/files.ts';
import { defineEndpoint, type Endpoint } from '../../../platform/http/endpoint.ts';
import { problemOfRefusal } from '../../gate/index.ts';
import { fileObject, presentFile } from '../present.ts';
import type { SharingService } from './sharing.service.ts';

const object = { type: 'file', param: 'fileId' } as const;
const access = ['national-focal-point', 'court-focal-point'] as const;

export function sharingEndpoints(sharing: SharingService): Endpoint[] {
  return [
    defineEndpoint({
      method: 'post',
      path: '/files/:fileId/shares',
      summary:
        'Share a file with one more organisation of the case; a receiver may as consent allows',
      access,
      audit: { action: 'file.share', object },
      input: { params: FileParams, body: ShareFileRequest, precondition: true },
      status: 201,
      output: FileResponse,
      problems: [
        'CONSENT_REQUIRED',
        'RECIPIENT_NOT_IN_CASE',
        'RECIPIENT_HAS_NO_KEY',
        'RECIPIENT_CANNOT_READ_FORMAT',
        'ALREADY_EXISTS',
        'DESCRIPTOR_MISMATCH',
        'MEMBER_KEY_MISSING',
        'SHARE_NOT_VALID',
        'SIGNATURE_NOT_VALID',
        ...Object.values(problemOfRefusal),
      ],
      handle: async ({ params, body }, { principal, expectedVersion, describe }) => {
        const file = await sharing.share(principal, params.fileId, expectedVersion, body);
        describe(fileObject(file));
        return presentFile(principal, file);
      },
    }),
    defineEndpoint({
      method: 'delete',
      path: '/files/:fileId/shares/:organisationId',
      summary: 'Take back a share of the own making, or of a file of the own organisation',
      access,
      audit: { action: 'file.unshare', object },
      input: { params: ShareParams, precondition: true },
      status: 200,
      output: FileResponse,
      handle: async ({ params }, { principal, expectedVersion, describe }) => {
        const { fileId, organisationId } = params;
        const file = await sharing.takeBack(principal, fileId, organisationId, expectedVersion);
        describe(fileObject(file));
        return presentFile(principal, file);
      },
    }),
  ];
}
