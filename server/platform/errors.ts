import type { ProblemCode, ProblemIssue } from '../../core/contracts/problem.ts';

/**
 * A failure that the caller may be told about. Everything else that is thrown is a defect and is
 * answered as `INTERNAL`, with its cause in the log only.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ProblemCode;
  readonly issues: readonly ProblemIssue[] | undefined;
  /** Seconds after which the same request may succeed (`Retry-After`). */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    options: { issues?: readonly ProblemIssue[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.issues = options.issues;
    this.retryAfter = options.retryAfter;
  }
}

/** The same answer for "not there" and "not yours", so that identifiers cannot be probed. */
export function notFound(): AppError {
  return new AppError('NOT_FOUND');
}
