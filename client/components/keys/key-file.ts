import { MAX_ARMORED_KEY } from '../../../core/contracts/limits.ts';
import { SessionError } from '../../session/session-error.ts';

type KeyFileKind = 'key' | 'revocation' | 'gnupg-key' | 'organisation-key';

/** The end of the fingerprint tells files of several keys apart; who the key belongs to is nobody's business. */
export function keyFileName(kind: KeyFileKind, fingerprint: string): string {
  return `portal-${kind}-${fingerprint.slice(-16)}.asc`;
}

/** The text of a key from a file. Something large was chosen by mistake, and is not read. */
export async function readKeyFile(file: File): Promise<string> {
  if (file.size > MAX_ARMORED_KEY) throw new SessionError('key-too-large');
  return file.text();
}

/** Whether two armored texts are the same but for what mail and editors do to the ends of lines. */
export function isSameArmor(one: string, other: string): boolean {
  return withPlainLines(one) === withPlainLines(other);
}

function withPlainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
