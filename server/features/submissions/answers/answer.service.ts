import type { SubmissionState } from '../../../../core/contracts/submissions.ts';
import { contentRoles, type Markings, type Role } from '../../../../core/contracts/vocabulary.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { takesPart } from '../../cases/index.ts';
import type { CaseFinder } from '../submission.access.ts';
import type { SubmissionService } from '../submission.service.ts';
import type { Submission, SubmissionRepository } from '../submission.ts';
import { requireOpenRequest, type RequestFinder } from './answered-request.ts';

type Dependencies = {
  readonly submissions: SubmissionRepository;
  readonly begin: SubmissionService['begin'];
  readonly requests: RequestFinder;
  readonly cases: CaseFinder;
};

/** In which the requester has an answer before it. */
const answeringStates: readonly SubmissionState[] = ['submitted', 'under-review', 'accepted'];

export function createAnswerService({ submissions, begin, requests, cases }: Dependencies) {
  /** A request as its addressee sees it. @throws AppError `NOT_FOUND` */
  async function getReceived({ role, organisationId }: Principal, requestId: string) {
    const contentRole: readonly Role[] = contentRoles;
    const request = await requests.findRequest(requestId);
    const received =
      contentRole.includes(role) &&
      request?.sentAt !== undefined &&
      request.addresseeOrganisationId === organisationId;
    const courtCase = received && (await cases.findCase(request.caseId));
    if (!courtCase || !takesPart(courtCase, organisationId)) throw notFound();
    return { request, courtCase };
  }

  return {
    /** @throws AppError `NOT_FOUND`, `REQUEST_NOT_OPEN`, `CASE_CLOSED`, `RECIPIENTS_NOT_VALID` */
    async answer(principal: Principal, requestId: string, markings: Markings): Promise<Submission> {
      const { request, courtCase } = await getReceived(principal, requestId);
      requireOpenRequest(request);
      return begin(principal, courtCase, {
        caseId: request.caseId,
        kind: 'answer',
        requestId,
        formality: request.formality,
        recipientOrganisationIds: [request.requesterOrganisationId],
        markings,
      });
    },
    hasAnswer: (requestId: string): Promise<boolean> =>
      submissions.hasAnswer(requestId, answeringStates),
  };
}
export type AnswerService = ReturnType<typeof createAnswerService>;
