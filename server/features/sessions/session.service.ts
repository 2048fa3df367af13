import { createHash } from 'node:crypto';
import type { MemberResponse } from '../../../core/contracts/accounts.ts';
import type { SessionResponse } from '../../../core/contracts/sessions.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { RateLimiter } from '../../platform/http/rate-limit.ts';
import type { SessionHandle } from '../../platform/http/session.ts';
import type { Principal } from '../../platform/principal.ts';
import { referenceOf } from './session-store.ts';
import type { SessionRepository } from './signed-in-session.ts';
import type { SignInAccounts } from './strategies.ts';

type Dependencies = {
  readonly sessions: SessionRepository;
  readonly accounts: Pick<SignInAccounts, 'findPrincipal'> & {
    get(id: string): Promise<MemberResponse>;
  };
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
};

export function createSessionService({ sessions, accounts, rateLimiter, clock }: Dependencies) {
  return {
    async describe(
      session: SessionHandle,
      principal: Principal | undefined,
    ): Promise<SessionResponse> {
      if (principal) {
        const account = await accounts.get(principal.accountId);
        return { status: 'signed-in', csrfToken: session.csrfToken(), account };
      }
      return session.pendingAccountId === undefined
        ? { status: 'signed-out' }
        : { status: 'second-factor', csrfToken: session.csrfToken() };
    },

    /** First proof. Attempts are counted for the account too, whatever address they come from. */
    async signIn(session: SessionHandle, email: string): Promise<SessionResponse> {
      await rateLimiter.consume('sign-in-account', hashOf(email.toLowerCase()));
      const proved = await session.authenticate('password');
      if (!proved) throw new AppError('SIGN_IN_FAILED');
      await session.awaitSecondFactor(proved.accountId);
      return { status: 'second-factor', csrfToken: session.csrfToken() };
    },

    /** Second proof; only now does the session stand for the account. */
    async completeSignIn(session: SessionHandle) {
      const pending = session.pendingAccountId;
      if (pending === undefined) throw new AppError('UNAUTHENTICATED');
      await rateLimiter.consume('second-factor', pending);
      const proved = await session.authenticate('totp');
      const principal = proved && (await accounts.findPrincipal(proved.accountId));
      if (!principal) throw new AppError('SECOND_FACTOR_FAILED');
      await session.signIn(principal.accountId);
      return { principal, response: await this.describe(session, principal) };
    },

    async listOwn(principal: Principal, currentSessionId: string) {
      const own = await sessions.listByAccount(principal.accountId, clock());
      const signedIn = own.filter(({ awaitsSecondFactor }) => !awaitsSecondFactor);
      const current = referenceOf(currentSessionId);
      return {
        items: signedIn.map(({ reference, startedAt, lastSeenAt }) => ({
          reference,
          current: reference === current,
          startedAt,
          lastSeenAt,
        })),
      };
    },

    /** Ends all sessions of an account but one; those that have proved only the password too. */
    async endOthers(accountId: string, currentSessionId: string): Promise<void> {
      await sessions.removeByAccount(accountId, referenceOf(currentSessionId));
    },

    async revokeOwn(principal: Principal, reference: string): Promise<void> {
      const session = await sessions.find(reference, clock());
      if (session?.accountId !== principal.accountId) throw notFound();
      await sessions.remove(reference);
    },
  };
}
export type SessionService = ReturnType<typeof createSessionService>;

/** What is typed as an address, perhaps a password in the wrong field, does not rest in the store. */
function hashOf(typed: string): string {
  return createHash('sha256').update(typed).digest('hex');
}
