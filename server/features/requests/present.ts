import type {
  RequestResponse,
  RequestSummary as PresentedSummary,
} from '../../../core/contracts/requests.ts';
import { openableBy } from '../gate/index.ts';
import type { CooperationRequest, RequestSummary, SignOff } from './request.ts';
import type { SignOffCheck } from './sign-off.ts';

/** How one organisation sees a request: who else was asked is the requester's alone to know. */
export function createPresenter({ signOffs }: { readonly signOffs: SignOffCheck }) {
  async function stands(request: Pick<RequestSummary, 'id' | 'state'>, signedOff: SignOff) {
    return request.state !== 'draft' || signOffs.covers(request.id, signedOff);
  }

  async function summary(
    organisationId: string,
    { groupId, signedOff, moves, ...request }: RequestSummary,
  ): Promise<PresentedSummary> {
    const isOwn = request.requester.organisationId === organisationId;
    return {
      ...request,
      moves: [...moves],
      ...(isOwn && { groupId }),
      ...(signedOff && (await stands(request, signedOff)) && { signedOffBy: signedOff.accountId }),
    };
  }

  return {
    summary,
    async request(
      organisationId: string,
      { content, ...request }: CooperationRequest,
    ): Promise<RequestResponse> {
      const openable = content && openableBy(content, organisationId);
      return {
        ...(await summary(organisationId, request)),
        ...(openable && { content: openable }),
      };
    },
  };
}
export type Presenter = ReturnType<typeof createPresenter>;
