import {
  concatBytes,
  inspectPublicKey,
  openSmall,
  sealContent,
  SealingError,
  type UnlockedKey,
} from '../sealing/index.ts';

/** What is being written: a record, or the content of a request. */
export type DraftType = 'draft' | 'request-draft';

/** The first line of a sealed draft; what follows is the caller's. */
const tagOf = (type: DraftType) => new TextEncoder().encode(`${JSON.stringify({ v: 1, type })}\n`);

/**
 * Seals what is still being written to the own member key alone, signed inside: one whole OpenPGP message, to be kept on this
 * computer.
 *
 * @throws SealingError `content-too-large`, `key-forgotten`, and why the own key cannot be used
 */
export async function sealDraft(
  draft: Uint8Array,
  memberKey: UnlockedKey,
  type: DraftType = 'draft',
): Promise<Uint8Array<ArrayBuffer>> {
  const { armoredPublicKey } = memberKey;
  const { readsSeipd2 } = await inspectPublicKey({ armoredPublicKey, at: new Date() });
  const { body, keyPackets } = await sealContent({
    plaintext: concatBytes([tagOf(type), draft]),
    recipients: [memberKey],
    signingKey: memberKey,
    format: readsSeipd2 ? 'default' : 'gnupg',
  });
  return concatBytes([...keyPackets.map(({ keyPacket }) => keyPacket), body]);
}

/**
 * Opens what `sealDraft` sealed. Nobody but its owner signs a draft, so that one without that signature is `altered`.
 *
 * @throws SealingError `altered`; `no-decryption-key` when it was sealed to another key; `unsupported-format` when it is no draft
 *   of this type and version
 */
export async function openDraft(
  sealed: Uint8Array<ArrayBuffer>,
  memberKey: UnlockedKey,
  type: DraftType = 'draft',
): Promise<Uint8Array<ArrayBuffer>> {
  const { plaintext, verdict } = await openSmall({
    message: sealed,
    decryptionKeys: [memberKey],
    armoredVerificationKeys: [memberKey.armoredPublicKey],
  });
  if (verdict.status !== 'verified') throw new SealingError('altered');
  const tag = tagOf(type);
  if (!tag.every((octet, at) => plaintext[at] === octet)) {
    throw new SealingError('unsupported-format');
  }
  return plaintext.slice(tag.length);
}
