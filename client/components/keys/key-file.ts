import { MAX_ARMORED_KEY } from '../../../core/contracts/limits.ts';
import { SessionError } from '../../session/session-error.ts';

/** The text of a key from a file. Something large was chosen by mistake, and is not read. */
export async function readKeyFile(file: File): Promise<string> {
  if (file.size > MAX_ARMORED_KEY) throw new SessionError('key-too-large');
  return file.text();
}
