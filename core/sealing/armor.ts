import { enums, unarmor } from 'openpgp';
import { concatBytes, type Bytes } from './bytes.ts';
import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { collect } from './streams.ts';

/** Takes the armor off a message made elsewhere. @throws SealingError `not-openpgp` for anything but a message */
export async function dearmor(text: string): Promise<Bytes> {
  try {
    const unarmored = await unarmor(text, SEALING_CONFIG);
    if (unarmored.type !== enums.armor.message) throw new SealingError('not-openpgp');
    // Declared as a stream; for a text given whole it is one or plain bytes, depending on the release.
    const bytes = unarmored.data as unknown;
    if (bytes instanceof Uint8Array) return concatBytes([bytes]);
    return await collect(bytes as ReadableStream<Uint8Array>);
  } catch (cause) {
    throw cause instanceof SealingError ? cause : new SealingError('not-openpgp', { cause });
  }
}
