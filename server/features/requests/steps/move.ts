import {
  requestTransitions,
  type RequestState,
  type RequestStep,
} from '../../../../core/contracts/request-transitions.ts';
import type { MoveRequest } from '../../../../core/contracts/requests.ts';
import { AppError } from '../../../platform/errors.ts';

/** The state that a step leads to. @throws AppError `TRANSITION_NOT_ALLOWED` */
export function nextState(step: RequestStep, state: RequestState): RequestState {
  const { from, to } = requestTransitions[step];
  if (!from.includes(state)) throw new AppError('TRANSITION_NOT_ALLOWED');
  return to;
}

/**
 * A step that needs a ground, or a day, takes it from the table; one that needs none takes none. `today`: ISO 8601 date.
 *
 * @throws AppError `GROUND_NOT_VALID`
 */
export function requireGrounds(step: RequestStep, move: MoveRequest, today: string): void {
  const { grounds, needsUntil } = requestTransitions[step];
  const hasGround = grounds
    ? move.ground !== undefined && grounds.includes(move.ground)
    : move.ground === undefined;
  if (!hasGround) throw refused('ground');
  const hasUntil = needsUntil
    ? move.until !== undefined && move.until > today
    : move.until === undefined;
  if (!hasUntil) throw refused('until');
}

function refused(path: 'ground' | 'until'): AppError {
  const issues = [{ path, message: 'is not what this step asks for' }];
  return new AppError('GROUND_NOT_VALID', { issues });
}
