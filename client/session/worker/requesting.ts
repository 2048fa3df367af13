import type { MessageResponse } from '../../../core/contracts/messages.ts';
import type { ChecklistResult, RequestContent } from '../../../core/contracts/request-content.ts';
import type { RequestResponse, RequestSummary } from '../../../core/contracts/requests.ts';
import {
  addMessage,
  listMessages,
  moveRequest,
  openMessage,
  openRequestContent,
  readRequest,
  writeRequestContent,
  type SeenRequest,
} from '../../../core/exchange/index.ts';
import type {
  OpenedMessage,
  OpenedRequest,
  OpenedThread,
  RequestMoveCall,
  SeenKeys,
} from './api.ts';
import type { GrantedKeys } from './granted-keys.ts';
import { openedOrRefused } from './opening.ts';
import { sealingTo } from './sealing.ts';
import type { Work } from './work.ts';

/** The sealed content of a request, its moves, and the thread on it. */
export function createRequesting(work: Work & { readonly granted: GrantedKeys }) {
  const { connection, signedIn, life, granted } = work;

  const openContent = (request: RequestResponse) =>
    openedOrRefused(() =>
      granted.withKeyring((keyring) => openRequestContent(connection, request, keyring)),
    );

  async function openOne(requestId: string, message: MessageResponse): Promise<OpenedMessage> {
    const opened = await openedOrRefused(() =>
      granted.withKeyring((keyring) => openMessage(connection, requestId, message, keyring)),
    );
    if (opened.status === 'not-opened') return { message, text: opened };
    return { message, text: { ...opened, content: opened.content.text } };
  }

  return {
    async openRequest(requestId: string): Promise<OpenedRequest> {
      await signedIn.account();
      life.keyring();
      const request = await readRequest(connection, requestId);
      if (!request.content) return { request };
      return { request, content: await openContent(request) };
    },

    writeRequestContent: async (
      request: SeenRequest,
      content: RequestContent,
      checklist: ChecklistResult,
      keys: SeenKeys,
    ): Promise<RequestSummary> => {
      const sealing = await sealingTo(work, keys);
      return writeRequestContent(connection, request, { content, checklist }, sealing);
    },

    async moveRequest({ message, keys, ...move }: RequestMoveCall): Promise<RequestSummary> {
      await signedIn.account();
      if (message === undefined) return moveRequest(connection, move);
      const sealing = await sealingTo(work, keys);
      return moveRequest(connection, { ...move, message: { text: message, sealing } });
    },

    async openMessages(requestId: string): Promise<OpenedThread> {
      await signedIn.account();
      life.keyring();
      const { messages, readMarks } = await listMessages(connection, requestId);
      const opened = await Promise.all(messages.map((message) => openOne(requestId, message)));
      return { messages: opened, readMarks };
    },

    async addMessage(requestId: string, text: string, keys: SeenKeys): Promise<void> {
      await addMessage(connection, requestId, text, await sealingTo(work, keys));
    },
  };
}
