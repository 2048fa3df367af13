import { SubmissionResponse, type ShareRecordRequest } from '../../core/contracts/submissions.ts';
import {
  seipdFactsOfContent,
  shareWith,
  signShareStatement,
  type SharedObject,
} from '../../core/sealing/index.ts';
import type { Actor } from './actors.ts';
import type { Exchange } from './exchange.ts';

/** What somebody's browser sends to share a record that it reads, with whatever a test wants to be wrong about it. */
export async function recordShareRequest(
  exchange: Exchange,
  by: Actor,
  to: Actor,
  submissionId: string,
  wrong: { readonly about?: SharedObject; readonly signer?: Actor } = {},
): Promise<ShareRecordRequest> {
  const read = await by.get(`/submissions/${submissionId}`);
  const { record } = read.body as SubmissionResponse;
  if (!record) throw new Error(`a record expected: ${read.text}`);
  const octets = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
  const shared = await shareWith({
    keyPacket: octets(record.keyPacket),
    seipd: seipdFactsOfContent(octets(record.body)),
    decryptionKeys: [exchange.organisationKeyOf(by.organisationId).key],
    recipient: exchange.organisationKeyOf(to.organisationId),
  });
  const signed = await signShareStatement({
    ...(wrong.about ?? { submissionId }),
    shared,
    signingKey: exchange.keyOf(wrong.signer ?? by).key,
    at: new Date(),
  });
  const keyPacket = Buffer.from(shared.keyPacket).toString('base64');
  return { organisationId: to.organisationId, keyPacket, ...signed };
}

type Wrong = Parameters<typeof recordShareRequest>[4] & { readonly version?: number };

/** What people do with the record of a submission, each act as their browser would send it. */
export function createRecordSharing(exchange: Exchange) {
  async function read(by: Actor, submissionId: string): Promise<SubmissionResponse> {
    return SubmissionResponse.parse((await by.get(`/submissions/${submissionId}`)).body);
  }

  async function versionOf(submissionId: string): Promise<number> {
    return (await read(exchange.actors.expert, submissionId)).version;
  }

  return {
    read,
    versionOf,
    async share(submissionId: string, by: Actor, to: Actor, wrong: Wrong = {}) {
      const request = await recordShareRequest(exchange, by, to, submissionId, wrong);
      return by
        .post(`/submissions/${submissionId}/record-shares`, request)
        .set('If-Match', `"${wrong.version ?? (await versionOf(submissionId))}"`);
    },
    takeBack(submissionId: string, by: Actor, from: Actor, version: number) {
      return by
        .delete(`/submissions/${submissionId}/record-shares/${from.organisationId}`)
        .set('If-Match', `"${version}"`);
    },
  };
}
export type RecordSharing = ReturnType<typeof createRecordSharing>;
