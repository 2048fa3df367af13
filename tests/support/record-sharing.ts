import type { ShareRecordRequest, SubmissionResponse } from '../../core/contracts/submissions.ts';
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
