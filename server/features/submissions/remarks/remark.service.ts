import { v7 as uuid } from 'uuid';
import type { SealedContent } from '../../../../core/contracts/sealed-content.ts';
import type { Clock } from '../../../platform/clock.ts';
import { toPage, type Page } from '../../../platform/database/page.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import type { Gate } from '../../gate/index.ts';
import type { Remark, RemarkRepository } from './remark.ts';
import type { SubmissionAccess } from '../submission.access.ts';
import { readersOf } from '../submission.service.ts';
import { remarkableStates } from '../submission.transitions.ts';
import type { Submission } from '../submission.ts';

type Dependencies = {
  readonly remarks: RemarkRepository;
  readonly access: SubmissionAccess;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly clock: Clock;
};

export function createRemarkService({ remarks, access, gate, clock }: Dependencies) {
  async function compose(
    { accountId, organisationId }: Principal,
    submission: Submission,
    content: SealedContent,
  ): Promise<Remark> {
    return {
      id: uuid(),
      version: 1,
      submissionId: submission.id,
      organisationId,
      accountId,
      content: await gate.checkContent(content, readersOf(submission)),
      createdAt: clock().toISOString(),
    };
  }

  /** Moving it again changes nothing: a remark is kept once under its identifier. */
  async function keep(remark: Remark): Promise<void> {
    await remarks.insert(remark);
  }

  return {
    /** A remark that nobody sees yet. */
    compose,
    keep,
    async add(principal: Principal, submissionId: string, content: SealedContent): Promise<Remark> {
      const { submission } = await access.get(principal, submissionId);
      if (!remarkableStates.includes(submission.state)) {
        throw new AppError('TRANSITION_NOT_ALLOWED');
      }
      const remark = await compose(principal, submission, content);
      await keep(remark);
      return remark;
    },
    async list(principal: Principal, submissionId: string, page: Page) {
      const { submission } = await access.get(principal, submissionId);
      // The remark of the latest decision was written with it, in one document; it joins the others here.
      if (submission.decisionRemark) await keep(submission.decisionRemark);
      const found = await remarks.listOfSubmission(page, submissionId);
      return { ...toPage(found, page.limit), submission };
    },
  };
}
export type RemarkService = ReturnType<typeof createRemarkService>;
