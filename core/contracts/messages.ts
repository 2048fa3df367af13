import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';
import { PageQuery, pageOf } from './paging.ts';
import { RequestStep } from './request-transitions.ts';
import { OpenableContent, SealedContent } from './sealed-content.ts';

/** How far an organisation has read a thread: up to that message, whoever of its members read it. */
export const ReadMark = z.object({ organisationId: Id, messageId: Id, at: Instant });
export type ReadMark = z.infer<typeof ReadMark>;
export const MarkReadRequest = z.strictObject({ messageId: Id });

export const MessageRequest = z.strictObject({ content: SealedContent });

/** A message of the thread on a request. It is never changed. */
export const MessageResponse = z.object({
  id: Id,
  version: Version,
  requestId: Id,
  organisationId: Id,
  accountId: Id,
  content: OpenableContent,
  /** The move that this message explains. */
  step: RequestStep.optional(),
  createdAt: Instant,
});
export type MessageResponse = z.infer<typeof MessageResponse>;

export const MessagePage = pageOf(MessageResponse).extend({ readMarks: z.array(ReadMark) });
/** Messages come with their content, so there are fewer on a page. */
export const MessageQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(20).default(20),
});
