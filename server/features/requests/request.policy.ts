import {
  answeredRequestStates,
  openRequestStates,
  type RequestState,
} from '../../../core/contracts/request-transitions.ts';
import type { RequestSide } from '../../../core/contracts/requests.ts';
import { contentRoles, type Role } from '../../../core/contracts/vocabulary.ts';
import type { Principal } from '../../platform/principal.ts';
import { takesPart, type Case } from '../cases/index.ts';
import type { RequestSummary } from './request.ts';

export type Participation = Pick<Case, 'ownerOrganisationId' | 'participantOrganisationIds'>;

/**
 * Where somebody stands towards a request they may see. What an organisation issued stays its own. What it is asked, it
 * sees while it takes part in the case, and never before it was sent.
 */
export function sideOf(
  { role, organisationId }: Principal,
  { requester, addresseeOrganisationId, sentAt }: RequestSummary,
  courtCase: Participation,
): RequestSide | undefined {
  const contentRole: readonly Role[] = contentRoles;
  if (!contentRole.includes(role)) return undefined;
  if (requester.organisationId === organisationId) return 'requester';
  const isReceived =
    sentAt !== undefined &&
    addresseeOrganisationId === organisationId &&
    takesPart(courtCase, organisationId);
  return isReceived ? 'addressee' : undefined;
}

/** Everything sealed in a request is sealed to exactly these. */
export function readersOf({ requester, addresseeOrganisationId }: RequestSummary): string[] {
  return [requester.organisationId, addresseeOrganisationId];
}

/** An urgent request may go ahead of what confirms it (Rome Statute, art. 96(1)); what was withdrawn waits for nothing. */
function awaitsConfirmation(request: RequestSummary): boolean {
  const { urgency, formality, flow, state, sentAt, confirmation } = request;
  const isOwed = urgency.level === 'urgent' && formality === 'formal' && flow !== 'state-to-state';
  return isOwed && sentAt !== undefined && state !== 'withdrawn' && confirmation === undefined;
}

/** The request with what follows from the rest of it. */
export function withDerived<Request extends RequestSummary>(request: Request): Request {
  const { dueOn: _was, ...rest } = request;
  const { responseTarget, moves } = request;
  const answer = moves.find(({ state }) => isAmong(state, answeredRequestStates));
  return {
    ...rest,
    awaitingConfirmation: awaitsConfirmation(request),
    ...(isAmong(request.state, openRequestStates) && { dueOn: responseTarget }),
    ...(answer && { answeredAt: answer.at }),
  } as Request;
}

function isAmong(state: RequestState, states: readonly RequestState[]): boolean {
  return states.includes(state);
}
