import type { ProblemCode } from '../../../core/contracts/problem.ts';
import { SealingError, type SealingErrorCode } from '../../../core/sealing/index.ts';
import { AppError } from '../../platform/errors.ts';

type KeyRefusal = Extract<
  SealingErrorCode,
  | 'not-a-key'
  | 'several-keys'
  | 'private-key-given'
  | 'key-too-large'
  | 'invalid-key'
  | 'weak-key'
  | 'key-not-yet-valid'
  | 'key-expired'
  | 'key-revoked'
  | 'no-encryption-subkey'
  | 'cannot-sign'
>;

const problemOf: Readonly<Record<KeyRefusal, ProblemCode>> = {
  'not-a-key': 'NOT_A_KEY',
  'several-keys': 'SEVERAL_KEYS',
  'private-key-given': 'PRIVATE_KEY_REFUSED',
  'key-too-large': 'KEY_TOO_LARGE',
  'invalid-key': 'KEY_NOT_VALID',
  'weak-key': 'WEAK_KEY',
  'key-not-yet-valid': 'KEY_NOT_YET_VALID',
  'key-expired': 'KEY_EXPIRED',
  'key-revoked': 'KEY_REVOKED',
  'no-encryption-subkey': 'KEY_WITHOUT_ENCRYPTION',
  'cannot-sign': 'KEY_CANNOT_SIGN',
};

/** Runs an inspection; what it refuses is told as a problem of its own, at the field that held the key. */
export async function refusing<Facts>(path: string, inspection: Promise<Facts>): Promise<Facts> {
  try {
    return await inspection;
  } catch (error) {
    if (error instanceof SealingError && isKeyRefusal(error.code)) {
      throw refusalAt(problemOf[error.code], path, error.code, error);
    }
    throw error;
  }
}

export function refusalAt(
  code: ProblemCode,
  path: string,
  message: string,
  cause?: unknown,
): AppError {
  return new AppError(code, { issues: [{ path, message }], cause });
}

function isKeyRefusal(code: SealingErrorCode): code is KeyRefusal {
  return Object.hasOwn(problemOf, code);
}
