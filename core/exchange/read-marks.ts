import { ReadMark } from '../contracts/messages.ts';
import type { Connection } from './connection.ts';
import type { FileFolder } from './folders.ts';

/**
 * Says that the caller's organisation has read the messages on a request, or the remarks on a submission, up to this one.
 * Gives the mark as it stands then. Needs no keys.
 */
export function markRead(
  connection: Connection,
  { type, id }: FileFolder,
  messageId: string,
): Promise<ReadMark> {
  const thread = type === 'request' ? `/requests/${id}/messages` : `/submissions/${id}/remarks`;
  const call = { method: 'PUT', body: { messageId } } as const;
  return connection.call(ReadMark, `${thread}/read`, call);
}
