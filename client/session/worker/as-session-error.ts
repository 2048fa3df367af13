import {
  ConnectionError,
  KeyChangedError,
  ProblemError,
  PublicationError,
  type PublicationFault,
} from '../../../core/exchange/index.ts';
import { SealingError } from '../../../core/sealing/index.ts';
import { SessionError, type SessionErrorCode } from '../session-error.ts';

/** What a browser's own errors mean here. */
const BROWSER_ERRORS: Readonly<Record<string, SessionErrorCode>> = {
  AbortError: 'cancelled',
  QuotaExceededError: 'no-room',
};

const PUBLICATION_FAULTS: Readonly<Record<PublicationFault, SessionErrorCode>> = {
  KEY_NOT_IN_LOG: 'key-not-in-log',
  KEY_NOT_YET_IN_LOG: 'key-not-yet-in-log',
  LOG_NOT_THE_KNOWN_ONE: 'log-not-the-known-one',
};

/** The one error that leaves the Worker. What nobody foresaw is reported to the console, and told as a `defect`. */
export function asSessionError(error: unknown): SessionError {
  if (error instanceof SessionError) return error;
  if (error instanceof ProblemError) {
    const { status, requestId } = error.problem;
    const code = error.code === 'UNAUTHENTICATED' ? 'signed-out' : error.code;
    return new SessionError(code, { status, requestId, cause: error });
  }
  const code = codeOf(error);
  if (code === 'defect') reportError(error);
  return new SessionError(code, { cause: error });
}

function codeOf(error: unknown): SessionErrorCode {
  // Keys are forgotten under the hands of whoever works with them when they are locked.
  if (error instanceof SealingError) return error.code === 'key-forgotten' ? 'locked' : error.code;
  if (error instanceof ConnectionError) return 'offline';
  if (error instanceof KeyChangedError) return 'key-changed';
  if (error instanceof PublicationError) return PUBLICATION_FAULTS[error.code];
  if (error instanceof DOMException) return BROWSER_ERRORS[error.name] ?? 'defect';
  return 'defect';
}
