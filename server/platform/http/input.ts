import type { Request } from 'express';
import type { z } from 'zod';
import type { ProblemIssue } from '../../../core/contracts/problem.ts';
import { AppError } from '../errors.ts';
import type { Endpoint } from './endpoint.ts';

/** Parses at the edge: inside, values are typed. Anything that no schema names is refused. */
export function parseInput(endpoint: Endpoint, request: Request) {
  const { params, query, body } = endpoint.input;
  const issues: ProblemIssue[] = [];
  const input = {
    params: parse(params, pathParameters(request), 'params', issues),
    query: parse(query, request.query, 'query', issues),
    body: parse(body, request.body, 'body', issues),
  };
  if (!query && Object.keys(request.query).length > 0) {
    issues.push({ path: 'query', message: 'takes no query parameters' });
  }
  if (issues.length > 0) throw new AppError('VALIDATION_FAILED', { issues });
  return input;
}

/** `If-Match: "7"` (RFC 9110 section 13.1.1): the version of the aggregate that the caller has seen. */
export function requireVersion(request: Request): number {
  const header = request.get('if-match');
  if (header === undefined) throw new AppError('PRECONDITION_REQUIRED');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) {
    throw new AppError('VALIDATION_FAILED', {
      issues: [{ path: 'headers.if-match', message: 'must be one version in quotes' }],
    });
  }
  return Number(version);
}

/** What a wildcard stands for comes in segments. */
function pathParameters({ params }: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, [value].flat().join('/')]),
  );
}

function parse(
  schema: z.ZodType | undefined,
  value: unknown,
  name: string,
  issues: ProblemIssue[],
): unknown {
  const result = schema?.safeParse(value);
  if (result && !result.success) {
    issues.push(
      ...result.error.issues.map((issue) => ({
        path: [name, ...issue.path.map(String)].join('.'),
        message: issue.message,
      })),
    );
  }
  return result?.data;
}
