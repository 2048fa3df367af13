import type { Decision } from '../../../../core/contracts/submissions.ts';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredContent } from '../../gate/index.ts';

/** What one side of a submission tells the other about it. It is never changed. */
export type Remark = {
  readonly id: string;
  readonly version: number;
  readonly submissionId: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly content: StoredContent;
  /** The decision that this remark explains. */
  readonly decision?: Decision;
  readonly createdAt: string;
};

export type RemarkRepository = {
  /** False when the identifier exists. */
  insert(remark: Remark): Promise<boolean>;
  find(id: string): Promise<Remark | undefined>;
  /** One item more than `page.limit` when there are more. */
  listOfSubmission(page: Page, submissionId: string): Promise<Remark[]>;
};
