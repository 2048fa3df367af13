import type { Requests } from './features/requests/index.ts';
import type { Submissions } from './features/submissions/index.ts';

type Finders = {
  findSubmission: Submissions['submissions']['findSubmission'];
  findRequest: Requests['findRequest'];
};

/**
 * What a file belongs to is a submission or a request, named by its identifier alone. A request that was sent is to its
 * files what a submission under review is: nothing is added to it or taken from it any more.
 */
export function createFolderFinder({ findSubmission, findRequest }: Finders) {
  return async function findFolder(id: string) {
    const submission = await findSubmission(id);
    if (submission) return { type: 'submission' as const, ...submission };
    const request = await findRequest(id);
    return (
      request && {
        type: 'request' as const,
        id,
        caseId: request.caseId,
        state: request.state === 'draft' ? 'draft' : 'submitted',
        senderOrganisationId: request.requesterOrganisationId,
        recipientOrganisationIds: [request.addresseeOrganisationId],
        markings: request.markings,
        submittedAt: request.sentAt,
      }
    );
  };
}
