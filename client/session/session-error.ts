import type { ProblemCode } from '../../core/contracts/problem.ts';
import type { SealingErrorCode } from '../../core/sealing/errors.ts';

/** What can go wrong here beside what sealing refuses and what the portal refuses. */
export const SESSION_ERROR_CODES = [
  /** Nobody answered, or nothing that could be understood; worth another try. */
  'offline',
  /** There are no unlocked keys, or they were forgotten while the work was under way. */
  'locked',
  /** The session has ended: sign in again. */
  'signed-out',
  /** The portal offers another key than the one that the person saw. */
  'key-changed',
  /** No entry of the access log says that a recipient's key was published. */
  'key-not-in-log',
  /** No signed checkpoint reaches the entry of a recipient's key so far; worth another try. */
  'key-not-yet-in-log',
  /** Another key signs the access log, or it does not continue what this browser has seen of it. */
  'log-not-the-known-one',
  'cancelled',
  /** A decision to accept needs every file to have been opened. */
  'not-all-opened',
  /** The browser lends us too little room for this file. */
  'no-room',
  /** This browser can only hold files in memory, and this one is too large for that. */
  'file-too-large-here',
  /** Anything else: a fault of ours. */
  'defect',
] as const;

export type SessionErrorCode =
  | (typeof SESSION_ERROR_CODES)[number]
  | SealingErrorCode
  // Told as `signed-out`.
  | Exclude<ProblemCode, 'UNAUTHENTICATED'>;

type Details = {
  /** HTTP status and the identifier of the request, where the portal answered. */
  readonly status?: number;
  readonly requestId?: string;
};

/** The only error that `client/session` rejects with. Texts for people are the catalogue's business, keyed by `code`. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly code: SessionErrorCode;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: SessionErrorCode, { status, requestId, cause }: Details & ErrorOptions = {}) {
    super(code, { cause });
    this.code = code;
    this.status = status;
    this.requestId = requestId;
  }
}
