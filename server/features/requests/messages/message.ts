import type { RequestStep } from '../../../../core/contracts/request-transitions.ts';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredContent } from '../../gate/index.ts';

/** What one side of a request tells the other. It is never changed. */
export type Message = {
  readonly id: string;
  readonly version: number;
  readonly requestId: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly content: StoredContent;
  /** The move that this message explains. */
  readonly step?: RequestStep;
  readonly createdAt: string;
};

export type MessageRepository = {
  /** False when the identifier exists. */
  insert(message: Message): Promise<boolean>;
  find(id: string): Promise<Message | undefined>;
  /** Newest first. One item more than `page.limit` when there are more. */
  listOfRequest(page: Page, requestId: string): Promise<Message[]>;
};
