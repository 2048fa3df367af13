import {
  requestTransitions,
  RequestStep,
  type RequestState,
} from '../../../../../core/contracts/request-transitions.ts';
import type { RequestSide } from '../../../../../core/contracts/requests.ts';
import type { Role } from '../../../../../core/contracts/vocabulary.ts';

export type OfferedMove = {
  readonly step: RequestStep;
  /** An answer must have been submitted before. */
  readonly isBlocked: boolean;
};

type Standing = {
  readonly state: RequestState;
  readonly side: RequestSide;
  readonly role: Role;
  readonly hasAnswer: boolean;
};

/** What the reader can do with a request now. A draft is sent where it is written. */
export function movesOf({ state, side, role, hasAnswer }: Standing): OfferedMove[] {
  return RequestStep.options
    .filter((step) => {
      const { by, roles, from } = requestTransitions[step];
      return step !== 'send' && by.includes(side) && roles.includes(role) && from.includes(state);
    })
    .map((step) => ({
      step,
      isBlocked: requestTransitions[step].needsAnswer === true && !hasAnswer,
    }));
}

/** What mostly comes next; one button of the page says so. */
export function isExpected(step: RequestStep, state: RequestState): boolean {
  return (
    step === 'acknowledge' ||
    (step === 'resume' && state === 'postponed') ||
    (step === 'close' && state !== 'executed-in-part')
  );
}
