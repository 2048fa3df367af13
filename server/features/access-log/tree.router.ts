import { Readable } from 'node:stream';
import { AccessLogParams } from '../../../core/contracts/access-log.ts';
import {
  BundleParams,
  CheckpointQuery,
  ConsistencyQuery,
  CosignatureRequest,
  TileParams,
} from '../../../core/contracts/access-log-tree.ts';
import { contentRoles } from '../../../core/contracts/vocabulary.ts';
import { defineEndpoint, type Download, type Endpoint } from '../../platform/http/endpoint.ts';
import type { TreeService } from './tree.service.ts';

const hashesOnly = {
  unrecorded: 'public: hashes and signatures, which say nothing about what was done',
} as const;
const MUTABLE = 'no-cache';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const text = 'text/plain; charset=utf-8';
const octets = 'application/octet-stream';

/** The signed tree over the entries, in the forms of C2SP tlog-tiles, tlog-proof and tlog-cosignature. */
export function treeEndpoints(service: TreeService): Endpoint[] {
  const common = { method: 'get', status: 200, output: 'download' } as const;
  return [
    defineEndpoint({
      ...common,
      path: '/access-log/checkpoint',
      summary: 'The newest signed checkpoint that counts by the policy, as a signed note',
      access: 'public',
      audit: hashesOnly,
      input: { query: CheckpointQuery },
      produces: 'text/plain',
      problems: ['NOT_FOUND'],
      handle: async ({ query }) =>
        download(await service.checkpoint(query.newest !== undefined), text, MUTABLE),
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/vkey',
      summary:
        'The public key of the log; compare it with what you were told outside of the portal',
      access: 'public',
      audit: hashesOnly,
      input: {},
      produces: 'text/plain',
      handle: () => Promise.resolve(download(service.vkey(), text, MUTABLE)),
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/policy',
      summary: 'Whose signatures a checkpoint needs, as C2SP tlog-policy',
      access: 'public',
      audit: hashesOnly,
      input: {},
      produces: 'text/plain',
      handle: () => Promise.resolve(download(service.policy(), text, MUTABLE)),
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/consistency',
      summary: 'That one tree begins with another: hashes in base64, one on each line',
      access: 'public',
      audit: hashesOnly,
      input: { query: ConsistencyQuery },
      produces: 'text/plain',
      problems: ['NOT_YET_SIGNED'],
      handle: async ({ query }) =>
        download(await service.consistency(query.from, query.to), text, IMMUTABLE),
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/tile/entries/*path',
      summary: 'A bundle of entries, as C2SP tlog-tiles',
      access: ['auditor'],
      audit: { action: 'access-log.read-bundle' },
      input: { params: BundleParams },
      handle: async ({ params }) =>
        // Not public: entries are for auditors, and stay out of caches that others share.
        download(await service.tile(`entries/${params.path}`), octets, 'private, no-store'),
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/tile/*path',
      summary: 'A tile of hashes, as C2SP tlog-tiles',
      access: 'public',
      audit: hashesOnly,
      input: { params: TileParams },
      handle: async ({ params }) => {
        const isPartial = params.path.includes('.p/');
        return download(await service.tile(params.path), octets, isPartial ? MUTABLE : IMMUTABLE);
      },
    }),
    defineEndpoint({
      ...common,
      path: '/access-log/proof/:index',
      summary:
        'That an entry is in the log, as c2sp.org/tlog-proof@v1: for auditors and whom it concerns',
      access: ['auditor', ...contentRoles],
      audit: { action: 'access-log.read-proof' },
      input: { params: AccessLogParams },
      produces: 'text/plain',
      problems: ['NOT_YET_SIGNED'],
      handle: async ({ params }, { principal, describe }) => {
        const { proof, entryId } = await service.proof(principal, params.index);
        describe({ type: 'access-record', id: entryId });
        return download(proof, text, 'private, no-store');
      },
    }),
    defineEndpoint({
      method: 'post',
      path: '/access-log/cosignatures',
      summary: 'Hand in the cosignature of a witness for a checkpoint',
      access: 'public',
      audit: {
        unrecorded: 'public: whoever signs says so by name, and a wrong one changes nothing',
      },
      input: { body: CosignatureRequest },
      status: 204,
      output: 'empty',
      problems: ['NOT_FOUND', 'COSIGNATURE_NOT_VALID'],
      handle: async ({ body }) => {
        await service.cosign(body.size, body.cosignature);
        return undefined;
      },
    }),
  ];
}

function download(content: string | Uint8Array, type: string, caching: string): Download {
  const bytes = Buffer.from(content as string);
  return {
    status: 200,
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Cache-Control': caching,
    },
    body: Readable.from([bytes]),
  };
}
