import { createMessage, encrypt } from 'openpgp';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { makeSessionKey, readRecipients } from './session-keys.ts';

/**
 * Encrypts the body of an e-mail to its reader, as PGP/MIME carries it (RFC 3156): armored, SEIPDv1, because programs for
 * e-mail read nothing newer, and unsigned, because its sender is a server that has no key.
 *
 * @throws SealingError why the reader's key is refused (see `inspectPublicKey`)
 */
export async function encryptMail({
  body,
  armoredPublicKey,
}: {
  body: Uint8Array;
  armoredPublicKey: string;
}): Promise<string> {
  const readers = await readRecipients([{ armoredPublicKey }], 1);
  return (await encrypt({
    message: await createMessage({ binary: body }),
    sessionKey: makeSessionKey('gnupg'),
    encryptionKeys: readers.map(({ key }) => key),
    format: 'armored',
    config: SEALING_CONFIG,
  })) as string;
}
