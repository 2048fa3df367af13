import type { AcceptInvitationRequest } from '../../core/contracts/accounts.ts';
import type { ProblemCode } from '../../core/contracts/problem.ts';
import type { SessionResponse } from '../../core/contracts/sessions.ts';

/**
 * The few calls that are made before there is a session. They look at two fields of an answer by hand: the contracts'
 * parser would weigh a third of the page that slow lines load first, and nothing here is trusted with more than where
 * to go next.
 */
export type SessionStatus = Pick<SessionResponse, 'status' | 'demonstration'>;

export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: ProblemCode | 'offline';

  constructor(code: ProblemCode | 'offline', options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

let csrfToken: string | undefined;

async function call<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(csrfToken === undefined ? {} : { 'X-CSRF-Token': csrfToken }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch((cause: unknown) => {
    throw new CallError('offline', { cause });
  });
  const answer = (await response.json().catch(() => ({}))) as { code?: ProblemCode };
  if (!response.ok) throw new CallError(answer.code ?? 'offline');
  return answer as Answer;
}

async function callSession(body?: object, path = '/session'): Promise<SessionStatus> {
  const session = await call<SessionResponse>(path, body);
  ({ csrfToken } = session);
  return session;
}

export function findSession(): Promise<SessionStatus> {
  return callSession();
}

export function giveSecondFactor(code: string): Promise<SessionStatus> {
  return callSession({ code }, '/session/second-factor');
}

/** @throws CallError `SIGN_IN_FAILED`, `TOO_MANY_REQUESTS`, `offline` … */
export function givePassword(given: { email: string; password: string }): Promise<SessionStatus> {
  return callSession(given);
}

/** The address to sign in with, and the second factor's secret, which is shown this once. */
export async function acceptInvitation(
  request: AcceptInvitationRequest,
): Promise<{ email: string; secondFactorUri: string }> {
  const path = '/invitations/acceptance';
  const { member, secondFactorUri } = await call<{
    member: { email: string };
    secondFactorUri: string;
  }>(path, request);
  return { email: member.email, secondFactorUri };
}
