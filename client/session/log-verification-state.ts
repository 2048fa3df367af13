import type { TransparencyCode } from '../../core/transparency/index.ts';
import type { RefusedLog, VerifiedLog } from './log-worker/messages.ts';
import type { SessionErrorCode } from './session-error.ts';

export type LogVerification =
  | { readonly status: 'none' }
  | {
      readonly status: 'running';
      readonly is: 'reading' | 'paused' | 'reconnecting';
      /** Entries; `total` is absent until the checkpoint has been read. */
      readonly entries: number;
      readonly total?: number;
      readonly secondsLeft?: number | undefined;
    }
  | {
      readonly status: 'verified';
      readonly log: VerifiedLog;
      readonly at: Date;
      /** What was remembered until then, and is continued by it. */
      readonly before: { readonly size: number; readonly verifiedAt: Date } | undefined;
    }
  | { readonly status: 'refused'; readonly refusal: RefusedLog; readonly at: Date }
  | {
      readonly status: 'failed';
      readonly code: SessionErrorCode;
      readonly requestId?: string | undefined;
    }
  | { readonly status: 'cancelled' };

/** Whether time may mend it: witnesses are late, or out of reach. Everything else that is refused speaks against the log. */
export function mayPass(code: TransparencyCode): boolean {
  return code === 'E_QUORUM' || code === 'E_STALE';
}
