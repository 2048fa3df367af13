import { MessagePage, MessageResponse, type ReadMark } from '../contracts/messages.ts';
import { MessagePayload } from '../contracts/request-content.ts';
import type { SealedContent } from '../contracts/sealed-content.ts';
import { SealingError } from '../sealing/index.ts';
import type { Connection } from './connection.ts';
import { verificationKeysOf, type Keyring } from './keyring.ts';
import { listWithMarks } from './pages.ts';
import { openPayload, sealPayload, type OpenedPayload, type Sealing } from './payloads.ts';

/** Messages come with their content, so a page of them is short. */
const WHOLE_PAGE = 20;

/** The thread on a request, still sealed. */
export type Thread = {
  /** Newest first. */
  readonly messages: readonly MessageResponse[];
  /** One for each organisation that has read anything. */
  readonly readMarks: readonly ReadMark[];
};

export function sealMessage(
  requestId: string,
  text: string,
  sealing: Sealing,
): Promise<SealedContent> {
  const payload = { v: 1, type: 'message', requestId, text } as const;
  return sealPayload(MessagePayload, payload, sealing);
}

/** Says something in the thread on a request, sealed to both sides. */
export async function addMessage(
  connection: Connection,
  requestId: string,
  text: string,
  sealing: Sealing,
): Promise<MessageResponse> {
  const content = await sealMessage(requestId, text, sealing);
  const call = { method: 'POST', body: { content } } as const;
  return connection.call(MessageResponse, `/requests/${requestId}/messages`, call);
}

/** All messages on a request, and how far each side has read them. */
export async function listMessages(connection: Connection, requestId: string): Promise<Thread> {
  const path = `/requests/${requestId}/messages`;
  const { items, readMarks } = await listWithMarks(connection, MessagePage, path, WHOLE_PAGE);
  return { messages: items, readMarks };
}

/**
 * Opens a message on a request. The verdict is on the signature of who, as the portal says, wrote it.
 *
 * @throws SealingError `altered` for a message on another request, and see `openPayload`
 */
export async function openMessage(
  connection: Connection,
  requestId: string,
  { content, accountId }: MessageResponse,
  keyring: Keyring,
): Promise<OpenedPayload<MessagePayload>> {
  const keys = await verificationKeysOf(connection, accountId);
  const opened = await openPayload(MessagePayload, content, keyring, keys);
  if (opened.payload.requestId !== requestId) throw new SealingError('altered');
  return opened;
}
