import type { Problem, ProblemCode } from '../contracts/problem.ts';

/** The portal refused: `code` says why and is what callers switch on. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.code = problem.code;
    this.problem = problem;
  }
}

/** No answer came that could be understood: the line, a proxy, or a server that is no portal. Worth another try. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/** An answer came whole and is not what was agreed: another version of the portal, or none. Time alone will not mend it. */
export class UnexpectedAnswerError extends ConnectionError {}
