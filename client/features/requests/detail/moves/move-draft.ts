import {
  requestTransitions,
  type MoveGround,
  type RequestStep,
} from '../../../../../core/contracts/request-transitions.ts';

/** What somebody has chosen and typed for a move, and not sent yet. */
export type MoveDraft = {
  readonly ground: MoveGround | '';
  /** ISO 8601 date; `''` while there is none. */
  readonly until: string;
  readonly message: string;
};

export const NOTHING_CHOSEN: MoveDraft = { ground: '', until: '', message: '' };

/** Whether everything is there that the step asks for. */
export function isComplete(step: RequestStep, { ground, until }: MoveDraft): boolean {
  const { grounds, needsUntil } = requestTransitions[step];
  return (!grounds || ground !== '') && (!needsUntil || until !== '');
}
