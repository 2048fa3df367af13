import type { CaseState } from '../../../core/contracts/cases.ts';
import type { RequestSide } from '../../../core/contracts/requests.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { sideOf, withDerived, type Participation } from './request.policy.ts';
import type { CooperationRequest, RequestRepository } from './request.ts';

export type CaseFacts = Participation & { readonly state: CaseState };
/** What this feature asks of `cases`. */
export type CaseFinder = { findCase(id: string): Promise<CaseFacts | undefined> };

type Dependencies = {
  readonly requests: RequestRepository;
  readonly cases: CaseFinder;
  readonly clock: Clock;
};

/** Finding and changing a request on somebody's behalf: the one way to either, for every service here. */
export function createRequestAccess({ requests, cases, clock }: Dependencies) {
  /** @throws AppError `NOT_FOUND` */
  async function get(principal: Principal, id: string) {
    const request = await requests.findById(id);
    const courtCase = request && (await cases.findCase(request.caseId));
    const side = courtCase && sideOf(principal, request, courtCase);
    if (!side) throw notFound();
    return { request, courtCase, side };
  }

  /** @throws AppError `NOT_FOUND`, `VERSION_CONFLICT` */
  async function getToChange(
    principal: Principal,
    id: string,
    by: readonly RequestSide[],
    expectedVersion: number,
  ) {
    const found = await get(principal, id);
    if (!by.includes(found.side)) throw notFound();
    if (found.request.version !== expectedVersion) throw new AppError('VERSION_CONFLICT');
    return found;
  }

  return {
    get,
    getToChange,
    /** As above, of the own organisation's drafts. @throws AppError `TRANSITION_NOT_ALLOWED` */
    async getDraft(principal: Principal, id: string, expectedVersion: number) {
      const { request } = await getToChange(principal, id, ['requester'], expectedVersion);
      if (request.state !== 'draft') throw new AppError('TRANSITION_NOT_ALLOWED');
      return request;
    },
    /** @throws AppError `VERSION_CONFLICT` when somebody was faster; then nothing is written */
    async change(
      request: CooperationRequest,
      changes: Partial<CooperationRequest>,
    ): Promise<CooperationRequest> {
      const changed = withDerived({
        ...request,
        ...changes,
        version: request.version + 1,
        changedAt: clock().toISOString(),
      });
      if (!(await requests.replace(changed, request.version))) {
        throw new AppError('VERSION_CONFLICT');
      }
      return changed;
    },
  };
}
export type RequestAccess = ReturnType<typeof createRequestAccess>;
