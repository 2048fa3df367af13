import type { ErrorRequestHandler } from 'express';
import type { Problem, ProblemCode } from '../../../core/contracts/problem.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { problemStatus, problemTitle } from './problems.ts';

export function statusOf(code: ProblemCode): number {
  return problemStatus[code];
}

/** The one place where a failure becomes HTTP (RFC 9457). A defect shows its request id and nothing else. */
export function createProblemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const failure = toAppError(error);
    if (failure.code === 'INTERNAL') logger.error({ err: error, requestId: request.id }, 'defect');
    if (response.headersSent) {
      // Too late for an answer: the connection is cut, so that half an answer is not taken for a whole one.
      next(error);
      return;
    }
    const problem: Problem = {
      type: `urn:problem:${failure.code.toLowerCase().replaceAll('_', '-')}`,
      title: problemTitle[failure.code],
      status: problemStatus[failure.code],
      code: failure.code,
      requestId: request.id as string,
      ...(failure.issues ? { issues: [...failure.issues] } : {}),
    };
    if (failure.retryAfter !== undefined) response.set('Retry-After', String(failure.retryAfter));
    response
      .set('Cache-Control', 'no-store')
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };
}

const bodyParserProblems: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'BODY_TOO_LARGE',
  'entity.parse.failed': 'MALFORMED_BODY',
  'encoding.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'charset.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
};

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { expose, type, status } = (error ?? {}) as {
    expose?: boolean;
    type?: string;
    status?: number;
  };
  if (expose === true && type !== undefined) {
    return new AppError(bodyParserProblems[type] ?? 'MALFORMED_BODY', { cause: error });
  }
  // Express' own: a path parameter that is not valid percent-encoding.
  if (error instanceof URIError || status === 400) {
    return new AppError('VALIDATION_FAILED', { cause: error });
  }
  return new AppError('INTERNAL', { cause: error });
}
