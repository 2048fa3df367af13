import type { Cosignature, TransparencyCode } from '../../../core/transparency/index.ts';
import type { SessionErrorCode } from '../session-error.ts';

/** What an auditor goes by, from earlier visits or by other means than the portal. */
export type KnownLog = {
  /** C2SP signed-note. */
  readonly vkey: string;
  /** Witnesses and quorum, C2SP tlog-policy; without it the log's own signature is enough. */
  readonly policy?: string | undefined;
  /** The longest checkpoint that was verified, as the signed note. */
  readonly checkpoint?: string | undefined;
};

/** One life of the Worker is one verification: to call it off is to end the Worker. */
export type ToVerifier =
  | { readonly type: 'verify'; readonly known: KnownLog }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' };

export type VerifiedLog = {
  readonly origin: string;
  /** Entries. */
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly note: string;
  readonly cosignatures: readonly Cosignature[];
};

/** What was found to be wrong, by code and place, and the checkpoint that the portal showed. */
export type RefusedLog = {
  readonly code: TransparencyCode;
  readonly where?: string | undefined;
  readonly note?: string | undefined;
};

export type FromVerifier =
  | { readonly type: 'progress'; readonly entries: number; readonly total: number }
  /** The line broke; what is missing is asked for again and again. */
  | { readonly type: 'reconnecting' }
  | { readonly type: 'verified'; readonly log: VerifiedLog }
  | { readonly type: 'refused'; readonly refusal: RefusedLog }
  /** Nothing was found, neither good nor bad. */
  | { readonly type: 'failed'; readonly code: SessionErrorCode; readonly requestId?: string };
