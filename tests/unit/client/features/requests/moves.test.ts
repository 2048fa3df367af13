import { describe, expect, it } from '@jest/globals';
import type { RequestState } from '../../../../../core/contracts/request-transitions.ts';
import type { RequestSide } from '../../../../../core/contracts/requests.ts';
import type { Role } from '../../../../../core/contracts/vocabulary.ts';
import { movesOf } from '../../../../../client/features/requests/detail/moves/moves.ts';
import {
  isComplete,
  NOTHING_CHOSEN,
} from '../../../../../client/features/requests/detail/moves/move-draft.ts';

function offered(state: RequestState, side: RequestSide, role: Role, hasAnswer = true): string[] {
  return movesOf({ state, side, role, hasAnswer }).map(({ step }) => step);
}

describe('the moves that a page offers', () => {
  it.each(['withdrawn', 'closed'] as const)('are none once a request is %s', (state) => {
    expect(offered(state, 'requester', 'court-focal-point')).toEqual([]);
    expect(offered(state, 'addressee', 'national-focal-point')).toEqual([]);
  });

  it('never let a request be refused before a consultation', () => {
    expect(offered('acknowledged', 'addressee', 'national-focal-point')).not.toContain('refuse');
    expect(offered('in-consultation', 'addressee', 'national-focal-point')).toContain('refuse');
  });

  it('leave what binds a State to its focal point', () => {
    expect(offered('in-consultation', 'addressee', 'expert')).toEqual([
      'resume',
      'execute-in-part',
      'execute',
    ]);
  });

  it('differ for who asks and who is asked', () => {
    expect(offered('sent', 'addressee', 'expert')).toEqual(['acknowledge']);
    expect(offered('sent', 'requester', 'court-focal-point')).toEqual(['withdraw']);
  });

  it('do not send a draft, which is sent where it is written', () => {
    expect(offered('draft', 'requester', 'court-focal-point')).toEqual(['withdraw']);
  });

  it('say that an answer is needed before a request counts as executed', () => {
    const moves = movesOf({
      state: 'acknowledged',
      side: 'addressee',
      role: 'expert',
      hasAnswer: false,
    });

    expect(moves.filter(({ isBlocked }) => isBlocked).map(({ step }) => step)).toEqual([
      'execute-in-part',
      'execute',
    ]);
    expect(moves.find(({ step }) => step === 'consult')?.isBlocked).toBe(false);
  });
});

describe('what is chosen for a move', () => {
  it('is not complete without the ground that the step asks for', () => {
    expect(isComplete('refuse', NOTHING_CHOSEN)).toBe(false);
    expect(isComplete('refuse', { ...NOTHING_CHOSEN, ground: 'not-competent' })).toBe(true);
  });

  it('is not complete without the day on which a postponement is expected to end', () => {
    const chosen = { ...NOTHING_CHOSEN, ground: 'competing-request' } as const;

    expect(isComplete('postpone', chosen)).toBe(false);
    expect(isComplete('postpone', { ...chosen, until: '2027-01-31' })).toBe(true);
  });

  it('may be nothing where the step asks for nothing', () => {
    expect(isComplete('acknowledge', NOTHING_CHOSEN)).toBe(true);
  });
});
