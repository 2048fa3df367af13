import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler, Response } from 'express';
import session, { type Store } from 'express-session';
import type { Passport } from 'passport';

declare module 'express-session' {
  interface SessionData {
    /** The password was right; the second factor is still asked for. */
    pendingAccountId?: string;
  }
}

export const sessionCookieName = '__Host-session';

/** What endpoints may do with the signed-in session of their caller. */
export type SessionHandle = {
  readonly id: string;
  readonly pendingAccountId: string | undefined;
  /** Runs a passport strategy on this request; undefined when it does not succeed. */
  authenticate(strategy: 'password' | 'totp'): Promise<{ accountId: string } | undefined>;
  /** A new session identifier each time more is proved, so that a planted one is worth nothing. */
  awaitSecondFactor(accountId: string): Promise<void>;
  signIn(accountId: string): Promise<void>;
  end(): Promise<void>;
  /** Synchroniser token that every unsafe request of this session must carry. */
  csrfToken(): string;
};

const { generateToken, isRequestValid } = csrfSync({
  getTokenFromRequest: (request) => request.get('x-csrf-token'),
});
export { isRequestValid as carriesCsrfToken };

/** Server-side sessions; the cookie holds a signed random identifier and lives as long as the browser. */
export function createSessionMiddleware({
  store,
  passport,
  cookieKey,
  publicIsLoopback,
}: {
  store: Store;
  passport: InstanceType<typeof Passport>;
  cookieKey: string;
  publicIsLoopback: boolean;
}): RequestHandler[] {
  return [
    // Browsers count http://localhost as trustworthy and keep `Secure` cookies there; express-session asks `secure`.
    (request, _response, next) => {
      if (publicIsLoopback) Object.defineProperty(request, 'secure', { value: true });
      next();
    },
    session({
      store,
      name: sessionCookieName,
      secret: cookieKey,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
    }),
    passport.session() as RequestHandler,
  ];
}

export function sessionHandleOf(request: Request, response: Response): SessionHandle {
  return {
    id: request.sessionID,
    pendingAccountId: request.session.pendingAccountId,
    authenticate: (strategy) =>
      new Promise((resolve, reject) => {
        const passport = request.app.get('passport') as InstanceType<typeof Passport>;
        const handler = passport.authenticate(
          strategy,
          { session: false },
          (error: Error | null, account: { accountId: string } | false) => {
            if (error) reject(error);
            else resolve(account || undefined);
          },
        ) as RequestHandler;
        void handler(request, response, reject);
      }),
    awaitSecondFactor: async (accountId) => {
      await regenerate(request);
      request.session.pendingAccountId = accountId;
      generateToken(request);
    },
    signIn: async (accountId) => {
      await new Promise<void>((resolve, reject) => {
        request.logIn({ accountId }, (error?: Error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      generateToken(request, true);
    },
    end: () =>
      new Promise((resolve, reject) => {
        response.clearCookie(sessionCookieName, { path: '/', secure: true });
        request.session.destroy((error?: Error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    csrfToken: () => generateToken(request),
  };
}

function regenerate(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error?: Error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
