import type { ProblemCode } from '../../../../core/contracts/problem.ts';
import { ProblemError } from '../../../../core/exchange/problem-error.ts';

/** Whether the portal refused for one of these reasons: those are said at the field that mends them. */
export function refusedWith(error: unknown, ...codes: readonly ProblemCode[]): boolean {
  return error instanceof ProblemError && codes.includes(error.code);
}
