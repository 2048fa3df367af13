import { createMessage, encrypt } from 'openpgp';
import { MAX_SEALED_CONTENT } from '../contracts/limits.ts';
import { concatBytes, type Bytes } from './bytes.ts';
import { SealingError } from './errors.ts';
import { splitHead } from './message-head.ts';
import { openBody } from './opening.ts';
import { SEALING_CONFIG } from './openpgp-config.ts';
import {
  makeSessionKey,
  readRecipients,
  SEIPD_FACTS,
  wrapSessionKey,
  type Recipient,
  type RecipientKeyPacket,
  type SealingFormat,
} from './session-keys.ts';
import { readVerificationKeys, signingKeyOf } from './signatures.ts';
import { collect, streamOf } from './streams.ts';
import type { UnlockedKey } from './unlocked-key.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export interface SealedContent {
  /** One encrypted-data packet (SEIPD), header included. */
  readonly body: Uint8Array;
  readonly keyPackets: readonly RecipientKeyPacket[];
}

/** Largest plaintext of a record, remark or descriptor; the rest of the limit on its ciphertext is for the packets. */
export const MAX_CONTENT = MAX_SEALED_CONTENT - 4096;

/** Structured text made elsewhere may come compressed; nothing small unpacks to more than this. */
const MAX_UNPACKED_CONTENT = 8 * MAX_SEALED_CONTENT;

/**
 * Seals something small — a record, a descriptor, a remark — to its recipients, signed inside. The signature does not
 * say where the content belongs: put identifiers into the plaintext and compare them after opening.
 *
 * @throws SealingError `content-too-large`, `recipient-cannot-read-format`, `no-recipients`, `cannot-sign`, `key-forgotten`, or why a recipient's key
 *   is refused (see `inspectPublicKey`)
 */
export async function sealContent({
  plaintext,
  recipients,
  signingKey,
  format,
}: {
  plaintext: Uint8Array;
  recipients: readonly Recipient[];
  signingKey: UnlockedKey;
  format: SealingFormat;
}): Promise<SealedContent> {
  if (plaintext.length > MAX_CONTENT) throw new SealingError('content-too-large');
  const keys = await readRecipients(recipients, SEIPD_FACTS[format].version);
  const sessionKey = makeSessionKey(format);
  const body = (await encrypt({
    message: await createMessage({ binary: plaintext }),
    sessionKey,
    signingKeys: await signingKeyOf(signingKey, new Date()),
    format: 'binary',
    config: SEALING_CONFIG,
  })) as Uint8Array;
  const keyPackets = await Promise.all(keys.map((key) => wrapSessionKey(sessionKey, key)));
  return { body, keyPackets };
}

/**
 * Opens what `sealContent` sealed, or a small message made elsewhere. The plaintext comes with the verdict on its
 * signature, which the caller must show: an unsigned or wrongly signed content is *returned*, not thrown.
 *
 * @throws SealingError `no-decryption-key`, `altered`, `unsupported-format`, `not-openpgp`, `key-forgotten`
 */
export async function openContent({
  body,
  keyPacket,
  decryptionKeys,
  armoredVerificationKeys,
}: {
  body: Uint8Array;
  keyPacket: Uint8Array;
  decryptionKeys: readonly UnlockedKey[];
  armoredVerificationKeys: readonly string[];
}): Promise<{ plaintext: Bytes; verdict: Verdict }> {
  const message = concatBytes([keyPacket, body]);
  return await openSmall({ message, decryptionKeys, armoredVerificationKeys });
}

/** Opens a whole message in memory, key packets first. */
export async function openSmall({
  message,
  decryptionKeys,
  armoredVerificationKeys,
}: {
  message: Bytes;
  decryptionKeys: readonly UnlockedKey[];
  armoredVerificationKeys: readonly string[];
}): Promise<{ plaintext: Bytes; verdict: Verdict }> {
  const verificationKeys = await readVerificationKeys(armoredVerificationKeys);
  const head = await splitHead(streamOf(once(message)));
  const opened = await openBody({
    ...head,
    body: await collect(head.body),
    decryptionKeys,
    verificationKeys,
    maxUnpacked: MAX_UNPACKED_CONTENT,
  });
  if (!(opened.data instanceof Uint8Array)) throw new SealingError('altered');
  return {
    plaintext: concatBytes([opened.data]),
    verdict: await verdictOf(opened.signatures, verificationKeys),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a generator of one chunk has nothing to wait for
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}
