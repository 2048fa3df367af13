import type { MemberResponse } from '../../../core/contracts/accounts.ts';
import { SessionResponse } from '../../../core/contracts/sessions.ts';
import type { Connection } from '../../../core/exchange/index.ts';
import { SessionError } from '../session-error.ts';

/**
 * Asks the portal once who is signed in, which also brings the token that commands need. A Worker works for one account:
 * should somebody else have signed in meanwhile in another tab, nothing is done in their name.
 */
export function createSignedIn(connection: Connection, accountId: string) {
  let asked: Promise<MemberResponse> | undefined;

  async function ask(): Promise<MemberResponse> {
    const { status, account } = await connection.call(SessionResponse, '/session');
    if (status !== 'signed-in' || account?.id !== accountId) throw new SessionError('signed-out');
    return account;
  }

  return {
    async account(): Promise<MemberResponse> {
      asked ??= ask();
      return asked.catch((error: unknown) => {
        asked = undefined;
        throw error;
      });
    },
    /** The token was refused: it belongs to a session that has been replaced. */
    askAgain(): void {
      asked = undefined;
    },
  };
}
export type WhoIsSignedIn = ReturnType<typeof createSignedIn>;
