import { describe, expect, it } from '@jest/globals';
import {
  MAX_CONTENT,
  openContent,
  sealContent,
  unlockKey,
  type OrganisationKey,
  type SealedContent,
  type SealingFormat,
} from '../../../../core/sealing/index.ts';
import { MAX_SEALED_CONTENT } from '../../../../core/contracts/limits.ts';
import {
  aKey,
  bytesOf,
  flipped,
  outcomeOf,
  sealingError,
  testKey,
  utf8,
} from '../../../support/sealing.ts';

const formats: SealingFormat[] = ['default', 'gnupg'];

async function sealed({
  format = 'default',
  plaintext = utf8('a record'),
}: { format?: SealingFormat; plaintext?: Uint8Array } = {}) {
  const [recipient, author] = await Promise.all([aKey(), aKey()]);
  const content = await sealContent({
    plaintext,
    recipients: [recipient],
    signingKey: author.key,
    format,
  });
  return { content, recipient, author };
}

function opening(
  { body, keyPackets: [first] }: SealedContent,
  reader: OrganisationKey,
  authors: OrganisationKey[] = [],
) {
  return openContent({
    body,
    keyPacket: first?.keyPacket ?? new Uint8Array(),
    decryptionKeys: [reader.key],
    armoredVerificationKeys: authors.map(({ armoredPublicKey }) => armoredPublicKey),
  });
}

describe('sealContent', () => {
  it('refuses content that is not small', async () => {
    await expect(sealed({ plaintext: bytesOf(MAX_CONTENT + 1) })).rejects.toMatchObject(
      sealingError('content-too-large'),
    );
  });

  it('refuses to seal to nobody', async () => {
    const { key } = await aKey();

    await expect(
      sealContent({ plaintext: utf8('x'), recipients: [], signingKey: key, format: 'default' }),
    ).rejects.toMatchObject(sealingError('no-recipients'));
  });

  it('refuses to sign with a key that has expired', async () => {
    const recipient = await aKey();
    const signingKey = await unlockKey({
      armoredLockedPrivateKey: testKey('expired.private'),
      passphrase: '',
    });

    await expect(
      sealContent({ plaintext: utf8('x'), recipients: [recipient], signingKey, format: 'default' }),
    ).rejects.toMatchObject(sealingError('cannot-sign'));
  });

  it('refuses a recipient who announces nothing but SEIPDv1', async () => {
    const author = await aKey();

    await expect(
      sealContent({
        plaintext: utf8('a record'),
        recipients: [author, { armoredPublicKey: testKey('good.public') }],
        signingKey: author.key,
        format: 'default',
      }),
    ).rejects.toMatchObject(sealingError('recipient-cannot-read-format'));
  });

  it('refuses a recipient whose key is not valid', async () => {
    const author = await aKey();

    await expect(
      sealContent({
        plaintext: utf8('a record'),
        recipients: [{ armoredPublicKey: testKey('revoked.public') }],
        signingKey: author.key,
        format: 'gnupg',
      }),
    ).rejects.toMatchObject(sealingError('key-revoked'));
  });

  it('keeps the largest content within the limit on ciphertext', async () => {
    const { content } = await sealed({ plaintext: bytesOf(MAX_CONTENT) });

    expect(content.body.length).toBeLessThanOrEqual(MAX_SEALED_CONTENT);
  });
});

describe('openContent', () => {
  it('refuses a key that is no recipient', async () => {
    const { content } = await sealed();

    await expect(opening(content, await aKey())).rejects.toMatchObject(
      sealingError('no-decryption-key'),
    );
  });

  it('refuses a key packet of another content', async () => {
    const { content, recipient } = await sealed();
    const other = await sealContent({
      plaintext: utf8('another'),
      recipients: [recipient],
      signingKey: recipient.key,
      format: 'default',
    });

    await expect(
      opening({ body: content.body, keyPackets: other.keyPackets }, recipient),
    ).rejects.toMatchObject(sealingError('altered'));
  });

  it.each(formats)('releases nothing of a body altered anywhere (%s)', async (format) => {
    const { content, recipient, author } = await sealed({ format });

    for (let at = 0; at < content.body.length; at++) {
      const altered = { ...content, body: flipped(content.body, at) };
      expect(await outcomeOf(opening(altered, recipient, [author]))).not.toBe('accepted');
    }
  });

  it.each(formats)('releases nothing of a body cut short anywhere (%s)', async (format) => {
    const { content, recipient, author } = await sealed({ format });

    for (let length = 0; length < content.body.length; length++) {
      const cut = { ...content, body: content.body.slice(0, length) };
      expect(await outcomeOf(opening(cut, recipient, [author]))).not.toBe('accepted');
    }
  });

  it('refuses anything after the body', async () => {
    const { content, recipient, author } = await sealed();
    const body = new Uint8Array([...content.body, ...content.body]);

    expect(await outcomeOf(opening({ ...content, body }, recipient, [author]))).not.toBe(
      'accepted',
    );
  });

  it('refuses a key packet of the wrong version in front of a body', async () => {
    const { content, recipient } = await sealed({ format: 'default' });
    const older = await sealContent({
      plaintext: utf8('another'),
      recipients: [recipient],
      signingKey: recipient.key,
      format: 'gnupg',
    });

    await expect(
      opening({ body: content.body, keyPackets: older.keyPackets }, recipient),
    ).rejects.toMatchObject(sealingError('unsupported-format'));
  });

  it.each(formats)('returns what was sealed and who signed it (%s)', async (format) => {
    const { content, recipient, author } = await sealed({ format });

    const { plaintext, verdict } = await opening(content, recipient, [author]);

    expect(new TextDecoder().decode(plaintext)).toBe('a record');
    expect(verdict).toMatchObject({ status: 'verified', fingerprint: author.fingerprint });
  });

  it('returns content by somebody unknown with a verdict that says so', async () => {
    const { content, recipient } = await sealed();

    const { verdict } = await opening(content, recipient, [await aKey()]);

    expect(verdict).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
  });

  it('opens for each of several recipients by their own key packet', async () => {
    const readers = await Promise.all([aKey(), aKey(), aKey()]);
    const author = await aKey();
    const { body, keyPackets } = await sealContent({
      plaintext: utf8('for three'),
      recipients: readers,
      signingKey: author.key,
      format: 'default',
    });

    for (const [index, reader] of readers.entries()) {
      const packet = keyPackets[index];
      expect(packet?.fingerprint).toBe(reader.fingerprint);
      const { plaintext } = await opening({ body, keyPackets: packet ? [packet] : [] }, reader);
      expect(new TextDecoder().decode(plaintext)).toBe('for three');
    }
  });
});
