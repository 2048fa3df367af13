import { v7 as uuid } from 'uuid';
import type { RequestStep } from '../../../../core/contracts/request-transitions.ts';
import type { SealedContent } from '../../../../core/contracts/sealed-content.ts';
import type { Clock } from '../../../platform/clock.ts';
import { toPage, type Page } from '../../../platform/database/page.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { Gate } from '../../gate/index.ts';
import type { ReadMarks } from '../../read-marks/index.ts';
import type { RequestAccess } from '../request.access.ts';
import { readersOf } from '../request.policy.ts';
import type { RequestSummary } from '../request.ts';
import type { Telling } from '../telling.ts';
import type { Message, MessageRepository } from './message.ts';

type Dependencies = {
  readonly messages: MessageRepository;
  readonly access: RequestAccess;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly readMarks: ReadMarks;
  readonly tellOther: Telling;
  readonly clock: Clock;
};

export function createMessageService({
  messages,
  access,
  gate,
  readMarks,
  tellOther,
  clock,
}: Dependencies) {
  async function compose(
    { accountId, organisationId }: Principal,
    request: RequestSummary,
    content: SealedContent,
    step?: RequestStep,
  ): Promise<Message> {
    return {
      id: uuid(),
      version: 1,
      requestId: request.id,
      organisationId,
      accountId,
      content: await gate.checkContent(content, readersOf(request)),
      ...(step && { step }),
      createdAt: clock().toISOString(),
    };
  }

  /** Moving it again changes nothing: a message is kept once under its identifier. */
  async function keep(message: Message): Promise<void> {
    await messages.insert(message);
  }

  return {
    /** A message that nobody sees yet; `step`: the move that it explains. */
    compose,
    keep,
    /** Also after the end of a request: what it has left behind is still to be talked about. */
    async add(principal: Principal, requestId: string, content: SealedContent) {
      const { request, courtCase } = await access.get(principal, requestId);
      // Of what was never sent, the other side knows nothing.
      if (request.sentAt === undefined) throw new AppError('TRANSITION_NOT_ALLOWED');
      const message = await compose(principal, request, content);
      await keep(message);
      await tellOther('message-received', principal, request, courtCase);
      return { message, request };
    },
    async list(principal: Principal, requestId: string, page: Page) {
      const { request } = await access.get(principal, requestId);
      // The message of the latest move was written with it, in one document; it joins the others here.
      if (request.moveMessage) await keep(request.moveMessage);
      const found = await messages.listOfRequest(page, requestId);
      const marks = await readMarks.of(requestId);
      return { ...toPage(found, page.limit), readMarks: marks, request };
    },
    /** The own organisation has read everything up to that message. */
    async markRead(principal: Principal, requestId: string, messageId: string) {
      const { request } = await access.get(principal, requestId);
      const message = await messages.find(messageId);
      if (message?.requestId !== requestId) throw notFound();
      const { organisationId } = principal;
      const readMark = await readMarks.mark({ itemId: requestId, organisationId, messageId });
      return { readMark, request };
    },
  };
}

export type MessageService = ReturnType<typeof createMessageService>;
