import type { SeipdFacts } from '../contracts/manifest.ts';
import { concatBytes, sha256Hex } from './bytes.ts';
import { SealingError } from './errors.ts';
import {
  completeSessionKey,
  readRecipients,
  unwrapSessionKey,
  wrapSessionKey,
  type Recipient,
  type RecipientKeyPacket,
} from './session-keys.ts';
import { signText, verifyText } from './signatures.ts';
import { parseStatement, ShareStatement } from './statements.ts';
import type { UnlockedKey } from './unlocked-key.ts';
import type { Verdict } from './verdict.ts';

/**
 * Shares what is already sealed: wraps its session key for one more recipient. The body is not touched and not needed;
 * `seipd` are the facts of its header, as the server keeps them.
 *
 * @throws SealingError `recipient-cannot-read-format`, `no-decryption-key`, `unsupported-format`, `key-forgotten`, or
 *   why the recipient's key is refused (see `inspectPublicKey`)
 */
export async function shareWith({
  keyPacket,
  seipd,
  decryptionKeys,
  recipient,
}: {
  keyPacket: Uint8Array;
  seipd: SeipdFacts;
  decryptionKeys: readonly UnlockedKey[];
  recipient: Recipient;
}): Promise<RecipientKeyPacket> {
  const [key] = await readRecipients([recipient], seipd.version);
  if (!key) throw new SealingError('not-a-key');
  const unwrapped = await unwrapSessionKey({
    keyPackets: keyPacket,
    seipdVersion: seipd.version,
    decryptionKeys,
  });
  const sessionKey = completeSessionKey(unwrapped, seipd);
  const shared = await wrapSessionKey(sessionKey, key);
  sessionKey.data.fill(0);
  return shared;
}

/** What is shared: a file, or the record of a submission. */
export type SharedObject = { readonly fileId: string } | { readonly submissionId: string };

type ShareToSign = SharedObject & {
  readonly shared: RecipientKeyPacket;
  readonly signingKey: UnlockedKey;
  readonly at: Date;
};

/** Signs that the holder of a key shared something: what, with whom, by which key packet. */
export async function signShareStatement({
  shared,
  signingKey,
  at,
  ...object
}: ShareToSign): Promise<{ statement: string; armoredSignature: string }> {
  const statement = JSON.stringify(
    ShareStatement.parse({
      v: 1,
      type: 'fileId' in object ? 'share' : 'record-share',
      ...object,
      recipient: shared.fingerprint,
      keyPacketSha256: await sha256Hex(concatBytes([shared.keyPacket])),
      at: at.toISOString(),
    }),
  );
  return { statement, armoredSignature: await signText({ text: statement, signingKey, at }) };
}

export type VerifiedShare = SharedObject & {
  readonly verdict: Verdict;
  readonly recipient: string;
  readonly keyPacketSha256: string;
  readonly at: Date;
};

/** @throws SealingError `unsupported-format` for anything but a share statement; the verdict is returned */
export async function verifyShareStatement({
  statement,
  armoredSignature,
  armoredVerificationKeys,
}: {
  statement: string;
  armoredSignature: string;
  armoredVerificationKeys: readonly string[];
}): Promise<VerifiedShare> {
  const share = parseStatement(ShareStatement, statement);
  const verdict = await verifyText({
    text: statement,
    armoredSignature,
    armoredVerificationKeys,
  });
  const object: SharedObject =
    share.type === 'share' ? { fileId: share.fileId } : { submissionId: share.submissionId };
  const { recipient, keyPacketSha256, at } = share;
  return { verdict, ...object, recipient, keyPacketSha256, at: new Date(at) };
}
