import type {
  AccessAction,
  AccessObject,
  AccessOutcome,
} from '../../../core/contracts/access-log.ts';
import type { ProblemCode } from '../../../core/contracts/problem.ts';
import type { Principal } from '../principal.ts';

/** An act at the edge, as the access log needs to know it. */
export type Act = {
  readonly action: AccessAction;
  /** Absent: nobody has signed in. */
  readonly principal: Principal | undefined;
  /** How the actor proved who they are. */
  readonly authentication: 'none' | 'password' | 'password+totp';
  readonly object?: AccessObject | undefined;
  /** `route` is the template, never a path with values in it. */
  readonly request: { readonly method: string; readonly route: string; readonly id: string };
  /** Identifier of the signed-in session, keyed before it is written. */
  readonly sessionId?: string | undefined;
  /** Erasable: kept beside the entry under a commitment, never in it. */
  readonly client: { readonly ip: string; readonly userAgent: string };
};

export type Conclusion = {
  readonly outcome: Exclude<AccessOutcome, 'pending'>;
  readonly reason?: ProblemCode | undefined;
  readonly status: number;
  /** What the act was done to, when it was not known before (something new). */
  readonly object?: AccessObject | undefined;
  /** The account that an act before sign-in turned out to be about. */
  readonly principal?: Principal | undefined;
};

/**
 * How safe an intent must be before its act may begin, beyond being stored: in a tree that the log has signed, or in one
 * that a quorum of its witnesses has seen as well.
 */
export type Durability = 'checkpointed' | 'witnessed';

/** An act that is durably announced, and its way to say how it ended. */
export type Intent = {
  /** Rejects with `LOG_UNAVAILABLE` when signer or witnesses do not answer in time. */
  untilCovered(durability: Durability): Promise<void>;
  conclude(conclusion: Conclusion): Promise<void>;
};

/**
 * What the edge needs of the access log. Each promise resolves when the entry is durable, and rejects
 * with `LOG_UNAVAILABLE` otherwise; the caller must then not act, or not answer.
 */
export type AccessRecorder = {
  intend(act: Act): Promise<Intent>;
  /** One entry for something that was refused before it began. */
  record(act: Act, conclusion: Conclusion): Promise<void>;
};
