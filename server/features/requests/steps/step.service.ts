import {
  requestTransitions,
  type RequestState,
  type RequestStep,
} from '../../../../core/contracts/request-transitions.ts';
import type { MoveRequest, RequestMove } from '../../../../core/contracts/requests.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Principal } from '../../../platform/principal.ts';
import { dayOf } from '../days.ts';
import type { MessageService } from '../messages/message.service.ts';
import type { RequestAccess } from '../request.access.ts';
import type { CooperationRequest } from '../request.ts';
import type { Telling } from '../telling.ts';
import { nextState, requireGrounds } from './move.ts';
import type { Sending } from './sending.ts';

/** What this feature asks of `submissions`: whether an answer lies with the requester, neither withdrawn nor returned. */
export type RequestAnswers = { hasAnswer(requestId: string): Promise<boolean> };

type Dependencies = {
  readonly access: RequestAccess;
  readonly answers: RequestAnswers;
  readonly messages: Pick<MessageService, 'compose' | 'keep'>;
  readonly sending: Sending;
  readonly tellOther: Telling;
  readonly clock: Clock;
};

type Target = {
  readonly principal: Principal;
  readonly requestId: string;
  readonly expectedVersion: number;
};

/** The steps of a request from state to state, as the table of transitions allows them. */
export function createStepService(dependencies: Dependencies) {
  const { access, answers, messages, sending, tellOther, clock } = dependencies;

  async function begin(step: RequestStep, move: MoveRequest, at: Date, target: Target) {
    const { by, needsAnswer } = requestTransitions[step];
    const { principal, requestId, expectedVersion } = target;
    const found = await access.getToChange(principal, requestId, by, expectedVersion);
    const state = nextState(step, found.request.state);
    requireGrounds(step, move, dayOf(at));
    if (needsAnswer && !(await answers.hasAnswer(requestId))) throw new AppError('ANSWER_MISSING');
    const sent =
      step === 'send' ? await sending.requireSendable({ principal, ...found, at }) : undefined;
    return { ...found, state, sent };
  }

  /** The message that explains the move, with room made for it: the one before joins the others of the thread. */
  async function explain(
    step: RequestStep,
    { message: content }: MoveRequest,
    principal: Principal,
    { moveMessage: earlier, ...request }: CooperationRequest,
  ): Promise<CooperationRequest> {
    const explanation = content && (await messages.compose(principal, request, content, step));
    if (earlier) await messages.keep(earlier);
    return { ...request, ...(explanation && { moveMessage: explanation }) };
  }

  return {
    async move(step: RequestStep, target: Target, move: MoveRequest): Promise<CooperationRequest> {
      const { principal } = target;
      const at = clock();
      const { request, courtCase, state, sent } = await begin(step, move, at, target);
      const explained = await explain(step, move, principal, request);
      const moves = [...request.moves, entryOf(step, state, move, principal, at)];
      const moved = await (sent
        ? sending.change(explained, { ...sent, state, moves })
        : access.change(explained, { state, moves }));
      const kind = step === 'send' ? 'request-received' : 'request-moved';
      await tellOther(kind, principal, moved, courtCase);
      return moved;
    },
  };
}
export type StepService = ReturnType<typeof createStepService>;

function entryOf(
  step: RequestStep,
  state: RequestState,
  { ground, until }: MoveRequest,
  { organisationId, accountId }: Principal,
  at: Date,
): RequestMove {
  return {
    step,
    state,
    organisationId,
    accountId,
    at: at.toISOString(),
    ...(ground && { ground }),
    ...(until && { until }),
  };
}
