import {
  RequestPayload,
  type ChecklistResult,
  type RequestContent,
} from '../contracts/request-content.ts';
import { RequestSummary, type RequestResponse } from '../contracts/requests.ts';
import { SealingError } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { verificationKeysOf, type Keyring } from './keyring.ts';
import { openPayload, sealPayload, type OpenedPayload, type Sealing } from './payloads.ts';
import type { SeenRequest } from './requests.ts';

type Written = {
  readonly content: RequestContent;
  /** What the check of completeness said about this content; signed with it. */
  readonly checklist: ChecklistResult;
};

/** Seals the content of a draft and puts it in the place of the one before. */
export async function writeRequestContent(
  connection: Connection,
  { id, version }: SeenRequest,
  { content, checklist }: Written,
  sealing: Sealing,
): Promise<RequestSummary> {
  const payload = { v: 1, type: 'request', requestId: id, checklist, ...content } as const;
  const sealed = await sealPayload(RequestPayload, payload, sealing);
  const call = { method: 'PUT', version, body: { content: sealed } } as const;
  return connection.call(RequestSummary, `/requests/${id}/content`, call);
}

/**
 * Opens the content of a request. The verdict is on the signature of who, as the portal says, wrote it.
 *
 * @throws SealingError `altered` for the content of another request, and see `openPayload`; Error when there is none
 */
export async function openRequestContent(
  connection: Connection,
  { id, content, contentWrittenBy }: RequestResponse,
  keyring: Keyring,
): Promise<OpenedPayload<RequestPayload>> {
  if (!content || contentWrittenBy === undefined) throw new Error('there is no content');
  const keys = await verificationKeysOf(connection, contentWrittenBy);
  const opened = await openPayload(RequestPayload, content, keyring, keys);
  if (opened.payload.requestId !== id) throw new SealingError('altered');
  return opened;
}
