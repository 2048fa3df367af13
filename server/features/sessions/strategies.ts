import { Passport, Strategy } from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Principal } from '../../platform/principal.ts';

/** What signing in needs to know of accounts. */
export type SignInAccounts = {
  findByPassword(email: string, password: string): Promise<{ id: string } | undefined>;
  useSecondFactor(accountId: string, code: string): Promise<boolean>;
  findPrincipal(accountId: string): Promise<Principal | undefined>;
};

type Proved = { readonly accountId: string };

/**
 * The two proofs, as passport strategies. The session keeps the account's identifier and nothing more:
 * the principal is read anew on every request, so that suspension and removal act at once.
 */
export function createPassport(accounts: SignInAccounts): InstanceType<typeof Passport> {
  const passport = new Passport();
  passport.use(
    'password',
    new LocalStrategy({ usernameField: 'email' }, (email, password, done) => {
      settle(
        accounts.findByPassword(email, password).then((account) => account && proof(account.id)),
        done,
      );
    }),
  );
  passport.use('totp', new SecondFactorStrategy(accounts));
  passport.serializeUser<string>((user, done) => {
    done(null, (user as unknown as Proved).accountId);
  });
  passport.deserializeUser<string>((accountId, done) => {
    settle(accounts.findPrincipal(accountId), done);
  });
  return passport;
}

/** A time-based code for the account whose password this session has just proved. */
class SecondFactorStrategy extends Strategy {
  // Passport runs strategies on objects derived from them, which have no #private members.
  private readonly accounts: SignInAccounts;

  constructor(accounts: SignInAccounts) {
    super();
    this.accounts = accounts;
  }

  override authenticate(request: {
    session: { pendingAccountId?: string };
    body: { code: string };
  }): void {
    const accountId = request.session.pendingAccountId;
    if (accountId === undefined) {
      this.fail();
      return;
    }
    this.accounts.useSecondFactor(accountId, request.body.code).then(
      (right) => {
        if (right) this.success(proof(accountId));
        else this.fail();
      },
      (error: unknown) => {
        this.error(error);
      },
    );
  }
}

function proof(accountId: string): Proved {
  return { accountId };
}

function settle<Value>(
  work: Promise<Value | undefined>,
  done: (error: unknown, value?: Value | false) => void,
): void {
  work.then(
    (value) => {
      done(null, value ?? false);
    },
    (error: unknown) => {
      done(error);
    },
  );
}
