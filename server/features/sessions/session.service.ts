import { createHash } from 'node:crypto';
import type { MemberResponse } from '../../../core/contracts/accounts.ts';
import type { ProblemCode } from '../../../core/contracts/problem.ts';
import type { SessionResponse } from '../../../core/contracts/sessions.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { RateLimiter } from '../../platform/http/rate-limit.ts';
import type { SessionHandle } from '../../platform/http/session.ts';
import type { Principal } from '../../platform/principal.ts';
import { referenceOf } from './session-store.ts';
import { absoluteEndOf, type SessionLifetime } from './session-lifetime.ts';
import type { SessionRepository } from './signed-in-session.ts';
import type { SignInAccounts } from './strategies.ts';

type Dependencies = {
  readonly sessions: SessionRepository;
  readonly accounts: Pick<SignInAccounts, 'findPrincipal'> & {
    get(id: string): Promise<MemberResponse>;
  };
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly lifetime: SessionLifetime;
  /** The password alone signs in. */
  readonly demonstration: boolean;
};

/** What a step of signing in answers; `principal` once the session stands for somebody. */
type SignInStep = { readonly response: SessionResponse; readonly principal?: Principal };

export function createSessionService(dependencies: Dependencies) {
  const { sessions, accounts, rateLimiter, clock, lifetime, demonstration } = dependencies;
  const mode = demonstration ? { demonstration } : {};

  async function describe(
    session: SessionHandle,
    principal: Principal | undefined,
  ): Promise<SessionResponse> {
    if (principal) {
      return {
        status: 'signed-in',
        csrfToken: session.csrfToken(),
        account: await accounts.get(principal.accountId),
        idleMinutes: lifetime.idleMinutes,
        endsAt: await endOf(session),
        ...mode,
      };
    }
    return session.pendingAccountId === undefined
      ? { status: 'signed-out', ...mode }
      : { status: 'second-factor', csrfToken: session.csrfToken(), ...mode };
  }

  /** A session that begins with this answer is not stored yet. */
  async function endOf(session: SessionHandle): Promise<string> {
    const stored = await sessions.find(referenceOf(session.id), clock());
    return absoluteEndOf(stored?.startedAt ?? clock().toISOString(), lifetime);
  }

  /** Only now does the session stand for the account. */
  async function begin(session: SessionHandle, accountId: string, refusal: ProblemCode) {
    const principal = await accounts.findPrincipal(accountId);
    if (!principal) throw new AppError(refusal);
    await session.signIn(accountId);
    return { principal, response: await describe(session, principal) };
  }

  return {
    describe,

    /** First proof. Attempts are counted for the account too, whatever address they come from. */
    async signIn(session: SessionHandle, email: string): Promise<SignInStep> {
      await rateLimiter.consume('sign-in-account', hashOf(email.toLowerCase()));
      const proved = await session.authenticate('password');
      if (!proved) throw new AppError('SIGN_IN_FAILED');
      if (demonstration) return begin(session, proved.accountId, 'SIGN_IN_FAILED');
      await session.awaitSecondFactor(proved.accountId);
      return { response: { status: 'second-factor', csrfToken: session.csrfToken() } };
    },

    /** Second proof. */
    async completeSignIn(session: SessionHandle): Promise<SignInStep> {
      const pending = session.pendingAccountId;
      if (pending === undefined) throw new AppError('UNAUTHENTICATED');
      await rateLimiter.consume('second-factor', pending);
      const proved = await session.authenticate('totp');
      if (!proved) throw new AppError('SECOND_FACTOR_FAILED');
      return begin(session, proved.accountId, 'SECOND_FACTOR_FAILED');
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
