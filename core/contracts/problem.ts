import { z } from 'zod';

/**
 * The closed list of problems the API answers with (RFC 9457, member `code`). Clients switch on it.
 * Adding a code is compatible; renaming one or giving it another meaning is not.
 */
export const ProblemCode = z.enum([
  // who is asking
  'UNAUTHENTICATED',
  'SECOND_FACTOR_REQUIRED',
  'SIGN_IN_FAILED',
  'SECOND_FACTOR_FAILED',
  'FORBIDDEN',
  'CROSS_SITE_REQUEST',
  'TOO_MANY_REQUESTS',
  // what is asked
  'VALIDATION_FAILED',
  'MALFORMED_BODY',
  'UNSUPPORTED_MEDIA_TYPE',
  'BODY_TOO_LARGE',
  'LENGTH_REQUIRED',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'RANGE_NOT_SATISFIABLE',
  // state
  'ALREADY_EXISTS',
  'VERSION_CONFLICT',
  'PRECONDITION_REQUIRED',
  'TRANSITION_NOT_ALLOWED',
  // accounts
  'INVITATION_NOT_VALID',
  'PASSWORD_TOO_WEAK',
  'ROLE_NOT_ALLOWED_HERE',
  'APPROVAL_BY_SAME_ACCOUNT',
  'LAST_ADMINISTRATOR',
  // service
  'LOG_UNAVAILABLE',
  'SHUTTING_DOWN',
  'INTERNAL',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

export const ProblemIssue = z.object({ path: z.string(), message: z.string() });
export type ProblemIssue = z.infer<typeof ProblemIssue>;

/** RFC 9457 problem details. `type` is `urn:problem:` and the code in lower case with hyphens. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  requestId: z.string(),
  issues: z.array(ProblemIssue).optional(),
});
export type Problem = z.infer<typeof Problem>;
