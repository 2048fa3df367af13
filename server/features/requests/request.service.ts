import { v7 as uuid } from 'uuid';
import type {
  ChangeRequestRequest,
  CreateRequestsRequest,
} from '../../../core/contracts/requests.ts';
import type { SealedContent } from '../../../core/contracts/sealed-content.ts';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import { takesPart } from '../cases/index.ts';
import type { Gate } from '../gate/index.ts';
import { requireOpenCase, requireParties, type OrganisationFinder } from './parties.ts';
import type { CaseFinder, RequestAccess } from './request.access.ts';
import { readersOf } from './request.policy.ts';
import type { CooperationRequest, RequestRepository } from './request.ts';

type Dependencies = {
  readonly requests: RequestRepository;
  readonly access: RequestAccess;
  readonly cases: CaseFinder;
  readonly organisations: OrganisationFinder;
  readonly gate: Pick<Gate, 'checkContent'>;
  readonly clock: Clock;
};

export function createRequestService({
  requests,
  access,
  cases,
  organisations,
  gate,
  clock,
}: Dependencies) {
  async function requireAskable(principal: Principal, begun: CreateRequestsRequest): Promise<void> {
    const { organisationId, organisationKind: kind } = principal;
    const courtCase = await cases.findCase(begun.caseId);
    if (!courtCase || !takesPart(courtCase, organisationId)) throw notFound();
    requireOpenCase(courtCase);
    for (const addresseeOrganisationId of begun.addresseeOrganisationIds) {
      await requireParties({
        courtCase,
        flow: begun.flow,
        requester: { organisationId, kind },
        addresseeOrganisationId,
        organisations,
      });
    }
  }

  /** What was signed off is not what will be written. */
  async function draftToWrite(principal: Principal, id: string, expectedVersion: number) {
    const { signedOff: _gone, ...draft } = await access.getDraft(principal, id, expectedVersion);
    return draft;
  }

  return {
    /** One draft for each addressee, each a request of its own from then on. */
    async create(
      principal: Principal,
      begun: CreateRequestsRequest,
    ): Promise<readonly CooperationRequest[]> {
      await requireAskable(principal, begun);
      const { accountId, organisationId } = principal;
      const { addresseeOrganisationIds, ...facts } = begun;
      const now = clock().toISOString();
      const groupId = uuid();
      const drafts = addresseeOrganisationIds.map((addresseeOrganisationId, index) => ({
        id: index === 0 ? groupId : uuid(),
        version: 1,
        groupId,
        ...facts,
        state: 'draft' as const,
        requester: { organisationId, accountId },
        addresseeOrganisationId,
        moves: [],
        awaitingConfirmation: false,
        createdAt: now,
        changedAt: now,
      }));
      for (const draft of drafts) await requests.insert(draft);
      return drafts;
    },

    async get(principal: Principal, id: string): Promise<CooperationRequest> {
      return (await access.get(principal, id)).request;
    },

    /** @throws AppError `NOT_FOUND`, `VERSION_CONFLICT`, `TRANSITION_NOT_ALLOWED` */
    async change(
      principal: Principal,
      id: string,
      expectedVersion: number,
      facts: ChangeRequestRequest,
    ): Promise<CooperationRequest> {
      const draft = await draftToWrite(principal, id, expectedVersion);
      return access.change(draft, facts);
    },

    /** As above, and whatever the gate refuses. */
    async writeContent(
      principal: Principal,
      id: string,
      expectedVersion: number,
      content: SealedContent,
    ): Promise<CooperationRequest> {
      const draft = await draftToWrite(principal, id, expectedVersion);
      return access.change(draft, {
        content: await gate.checkContent(content, readersOf(draft)),
        contentWrittenBy: principal.accountId,
        contentMeasure: draft.measure,
      });
    },
  };
}
export type RequestService = ReturnType<typeof createRequestService>;
