import { AcceptedInvitationResponse, type AcceptInvitationRequest } from '../contracts/accounts.ts';
import { SessionResponse } from '../contracts/sessions.ts';
import type { Connection } from './connection.ts';

/** Uses an invitation. The answer shows the second factor's secret this once. */
export function acceptInvitation(connection: Connection, request: AcceptInvitationRequest) {
  const call = { method: 'POST', body: request } as const;
  return connection.call(AcceptedInvitationResponse, '/invitations/acceptance', call);
}

/** Signs in with both proofs; `code` is asked for only when the password was right and is not enough. */
export async function signIn(
  connection: Connection,
  { email, password, code }: { email: string; password: string; code: () => Promise<string> },
): Promise<SessionResponse> {
  const first = { method: 'POST', body: { email, password } } as const;
  const begun = await connection.call(SessionResponse, '/session', first);
  if (begun.status === 'signed-in') return begun;
  const second = { method: 'POST', body: { code: await code() } } as const;
  return connection.call(SessionResponse, '/session/second-factor', second);
}
