import type { Holdings } from './holdings.ts';
import type { DuePage, Holding, RequestRepository, RequestSummary } from './request.ts';

/** An open request, for whoever reminds of it. The addressee is absent when it has left the case. */
export type DueRequest = {
  readonly id: string;
  readonly caseId: string;
  readonly dueOn: string;
  readonly requesterOrganisationId: string;
  readonly addresseeOrganisationId?: string;
};

type Dependencies = { readonly requests: RequestRepository; readonly holdings: Holdings };

export function createDueRequests({ requests, holdings }: Dependencies) {
  async function present(request: RequestSummary): Promise<DueRequest> {
    const { id, caseId, responseTarget: dueOn, requester, addresseeOrganisationId } = request;
    const asked: Holding = { side: 'addressee', organisationId: addresseeOrganisationId };
    const isSeen = (await holdings.seen(asked, [request])).length > 0;
    return {
      id,
      caseId,
      dueOn,
      requesterOrganisationId: requester.organisationId,
      ...(isSeen && { addresseeOrganisationId }),
    };
  }

  return {
    /** Open requests of everybody that are due before that day, what is due first first. */
    async dueBefore(day: string, { limit, after }: DuePage): Promise<DueRequest[]> {
      const rows = await requests.listDueOfAll({ limit, after }, day);
      return Promise.all(rows.slice(0, limit).map(present));
    },

    /** Open requests that the organisation issued or was sent, what is due first first; so many of either at most. */
    async openOf(organisationId: string, limit: number): Promise<DueRequest[]> {
      const sides = (['requester', 'addressee'] as const).map(async (side) => {
        const of = { side, organisationId };
        return holdings.seen(of, await requests.listDue({ limit }, of, {}));
      });
      const rows = (await Promise.all(sides)).flatMap((each) => each.slice(0, limit));
      return Promise.all(rows.map(present));
    },
  };
}
