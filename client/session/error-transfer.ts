import { transferHandlers, type TransferHandler } from 'comlink';
import { SessionError, type SessionErrorCode } from './session-error.ts';

type Thrown = { readonly value: unknown };
type PlainError = { code: SessionErrorCode; status?: number; requestId?: string };

/**
 * Comlink keeps of an error only its message; a `SessionError` arrives whole. Both sides call this first.
 *
 * @param convert makes a `SessionError` of whatever was thrown
 */
export function transferSessionErrors(convert: (error: unknown) => SessionError): void {
  // Only Comlink knows how it marks what was thrown.
  const original = transferHandlers.get('throw') as TransferHandler<Thrown, unknown>;
  const handler: TransferHandler<Thrown, PlainError> = {
    canHandle: (value): value is Thrown => original.canHandle(value),
    serialize: ({ value }) => [plain(convert(value)), []],
    deserialize({ code, ...details }) {
      throw new SessionError(code, details);
    },
  };
  transferHandlers.set('throw', handler);
}

function plain({ code, status, requestId }: SessionError): PlainError {
  return {
    code,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
