import { SessionError, type SessionErrorCode } from './session-error.ts';
import type { DepositProgress, DepositRequest } from './worker/api.ts';

/** A file on its way into its folder, as pages show it. */
export type Deposit = Pick<DepositProgress, 'sealed' | 'acknowledged' | 'total'> & {
  readonly id: string;
  readonly folder: DepositRequest['folder'];
  readonly name: string;
  readonly state: 'waiting' | DepositProgress['state'] | 'done' | 'failed' | 'cancelled';
  readonly secondsLeft?: number | undefined;
  /** Of the file in the portal, once it is there. */
  readonly fileId?: string | undefined;
  /** Why it failed, and what the administrator needs to find out more. */
  readonly code?: SessionErrorCode | undefined;
  readonly requestId?: string | undefined;
};
export type QueuedDeposit = Deposit & Pick<DepositRequest, 'file' | 'keys'>;

export function queued(request: DepositRequest): QueuedDeposit {
  const { id, folder, file, keys } = request;
  const progress = { sealed: 0, acknowledged: 0, total: file.size };
  return { id, folder, file, keys, name: file.name, state: 'waiting', ...progress };
}

export function isUnderWay({ state }: Deposit): boolean {
  return state === 'sealing' || state === 'paused' || state === 'reconnecting';
}

/** What a failure makes of a deposit. */
export function failed(error: unknown): Partial<Deposit> {
  if (!(error instanceof SessionError)) return { state: 'failed', code: 'defect' };
  const { code, requestId } = error;
  return code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', code, requestId };
}
