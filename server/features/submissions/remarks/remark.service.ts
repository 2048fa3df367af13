import { v7 as uuid } from 'uuid';
import type { SealedContent } from '../../../../core/contracts/sealed-content.ts';
import type { Clock } from '../../../platform/clock.ts';
import { toPage, type Page } from '../../../platform/database/page.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { Notify } from '../../../platform/notify.ts';
import type { Principal } from '../../../platform/principal.ts';
import { takesPart } from '../../cases/index.ts';
import type { Gate } from '../../gate/index.ts';
import type { ReadMarks } from '../../read-marks/index.ts';
import type { Remark, RemarkRepository } from './remark.ts';
import type { CaseFacts, SubmissionAccess } from '../submission.access.ts';
import { submissionHappening } from '../submission-happening.ts';
import { readersOf } from '../submission.service.ts';
import { remarkableStates } from '../submission.transitions.ts';
import type { Submission } from '../submission.ts';

type Dependencies = {
  readonly remarks: RemarkRepository;
  readonly access: SubmissionAccess;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly readMarks: ReadMarks;
  readonly notify: Notify;
  readonly clock: Clock;
};

export function createRemarkService({
  remarks,
  access,
  gate,
  readMarks,
  notify,
  clock,
}: Dependencies) {
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
      const { submission, courtCase } = await access.get(principal, submissionId);
      if (!remarkableStates.includes(submission.state)) {
        throw new AppError('TRANSITION_NOT_ALLOWED');
      }
      const remark = await compose(principal, submission, content);
      await keep(remark);
      await notify(
        submissionHappening({
          kind: 'remark-received',
          submission,
          by: principal,
          organisationIds: othersOf(principal, submission, courtCase),
        }),
      );
      return remark;
    },
    async list(principal: Principal, submissionId: string, page: Page) {
      const { submission } = await access.get(principal, submissionId);
      // The remark of the latest decision was written with it, in one document; it joins the others here.
      if (submission.decisionRemark) await keep(submission.decisionRemark);
      const found = await remarks.listOfSubmission(page, submissionId);
      const marks = await readMarks.of(submissionId);
      return { ...toPage(found, page.limit), readMarks: marks, submission };
    },
    /** The own organisation has read everything up to that remark. */
    async markRead(principal: Principal, submissionId: string, messageId: string) {
      const { submission } = await access.get(principal, submissionId);
      const remark = await remarks.find(messageId);
      if (remark?.submissionId !== submissionId) throw notFound();
      const { organisationId } = principal;
      const readMark = await readMarks.mark({ itemId: submissionId, organisationId, messageId });
      return { readMark, submission };
    },
  };
}
/** Those of the other side who see it now: what an organisation sent stays its own, whatever case it has left. */
function othersOf(
  { organisationId }: Principal,
  submission: Submission,
  courtCase: CaseFacts,
): string[] {
  const { sender } = submission;
  return readersOf(submission).filter(
    (id) => id !== organisationId && (id === sender.organisationId || takesPart(courtCase, id)),
  );
}
export type RemarkService = ReturnType<typeof createRemarkService>;
