import { createMessage, encrypt } from 'openpgp';
import { dearmor } from './armor.ts';
import { openSmall } from './content.ts';
import { SealingError } from './errors.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import { holdUnprotected, parsePrivateKey } from './private-key.ts';
import { readPublicKey } from './public-key.ts';
import { makeSessionKey, readRecipients } from './session-keys.ts';
import { signingKeyOf } from './signatures.ts';
import { privateKeyOf, type UnlockedKey } from './unlocked-key.ts';
import type { Verdict } from './verdict.ts';

/**
 * Seals an organisation's private key to one member: an ordinary signed OpenPGP message whose text is the armored
 * private key, so that `gpg --decrypt grant.pgp | gpg --import` suffices. It is SEIPDv1 where the organisation's key
 * announces only that (an organisation that chose GnuPG compatibility) or the member reads nothing else.
 *
 * @throws SealingError `cannot-sign`, `key-forgotten`, or why the recipient's key is refused (see `inspectPublicKey`)
 */
export async function sealGrant({
  organisationKey,
  recipientArmoredPublicKey,
  signingKey,
}: {
  organisationKey: UnlockedKey;
  recipientArmoredPublicKey: string;
  signingKey: UnlockedKey;
}): Promise<string> {
  const [recipient] = await readRecipients([{ armoredPublicKey: recipientArmoredPublicKey }], 1);
  if (!recipient) throw new SealingError('not-a-key');
  const organisation = await readPublicKey(organisationKey.armoredPublicKey, new Date());
  const bothReadSeipd2 = organisation.facts.readsSeipd2 && recipient.facts.readsSeipd2;
  return (await encrypt({
    message: await createMessage({
      binary: new TextEncoder().encode(privateKeyOf(organisationKey).armor()),
    }),
    sessionKey: makeSessionKey(bothReadSeipd2 ? 'default' : 'gnupg'),
    encryptionKeys: recipient.key,
    signingKeys: await signingKeyOf(signingKey, new Date()),
    format: 'armored',
    config: SEALING_CONFIG,
  })) as string;
}

/**
 * Opens a grant. The key inside must have the fingerprint the caller already knows for the organisation; who granted
 * it is told by the verdict, which the caller must heed.
 *
 * @throws SealingError `fingerprint-mismatch`, `no-decryption-key`, `altered`, `not-a-key`, `invalid-key`, `not-openpgp`,
 *   `unsupported-format`, `key-forgotten`
 */
export async function openGrant({
  armoredGrant,
  decryptionKey,
  armoredVerificationKeys,
  expectedFingerprint,
}: {
  armoredGrant: string;
  decryptionKey: UnlockedKey;
  armoredVerificationKeys: readonly string[];
  expectedFingerprint: string;
}): Promise<{ key: UnlockedKey; verdict: Verdict }> {
  const { plaintext, verdict } = await openSmall({
    message: await dearmor(armoredGrant),
    decryptionKeys: [decryptionKey],
    armoredVerificationKeys,
  });
  const privateKey = await parsePrivateKey(new TextDecoder().decode(plaintext));
  plaintext.fill(0);
  if (privateKey.getFingerprint() !== expectedFingerprint) {
    throw new SealingError('fingerprint-mismatch');
  }
  return { key: await holdUnprotected(privateKey), verdict };
}
