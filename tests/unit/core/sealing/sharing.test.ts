import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  openFile,
  shareWith,
  signShareStatement,
  verifyShareStatement,
  type OrganisationKey,
  type SealingFormat,
} from '../../../../core/sealing/index.ts';
import {
  aKey,
  aSealedFile,
  drained,
  joined,
  sealingError,
  streamOfBytes,
  testKey,
} from '../../../support/sealing.ts';

type SealedFile = Awaited<ReturnType<typeof aSealedFile>>;
const formats: SealingFormat[] = ['default', 'gnupg'];

async function openedBy(reader: OrganisationKey, keyPacket: Uint8Array, file: SealedFile) {
  const { plaintext, verdict } = await openFile({
    message: streamOfBytes(joined([keyPacket, file.body])),
    decryptionKeys: [reader.key],
    armoredVerificationKeys: [file.uploader.armoredPublicKey],
    manifest: file.manifest,
    armoredSignature: file.armoredSignature,
  });
  return { bytes: await drained(plaintext), verdict: await verdict };
}

describe('shareWith', () => {
  it('refuses a new recipient who cannot read the format', async () => {
    const { keyPacket, seipd, recipient } = await aSealedFile({});

    await expect(
      shareWith({
        keyPacket,
        seipd,
        decryptionKeys: [recipient.key],
        recipient: { armoredPublicKey: testKey('good.public') },
      }),
    ).rejects.toMatchObject(sealingError('recipient-cannot-read-format'));
  });

  it('refuses somebody who cannot open the file', async () => {
    const { keyPacket, seipd } = await aSealedFile({});
    const stranger = await aKey();

    await expect(
      shareWith({
        keyPacket,
        seipd,
        decryptionKeys: [stranger.key],
        recipient: stranger,
      }),
    ).rejects.toMatchObject(sealingError('no-decryption-key'));
  });

  it('refuses a key packet that does not belong to the format', async () => {
    const { keyPacket, recipient } = await aSealedFile({});

    await expect(
      shareWith({
        keyPacket,
        seipd: { version: 1 },
        decryptionKeys: [recipient.key],
        recipient: await aKey(),
      }),
    ).rejects.toMatchObject(sealingError('unsupported-format'));
  });

  it.each(formats)(
    'lets a new recipient open the same body, byte for byte (%s)',
    async (format) => {
      const file = await aSealedFile({ format });
      const added = await aKey();

      const shared = await shareWith({
        keyPacket: file.keyPacket,
        seipd: file.seipd,
        decryptionKeys: [await aKey().then(({ key }) => key), file.recipient.key],
        recipient: added,
      });

      expect(shared.fingerprint).toBe(added.fingerprint);
      // PKESK version 6 in front of SEIPDv2 and 3 in front of SEIPDv1, whatever the recipient's key announces.
      expect(shared.keyPacket[2]).toBe(format === 'default' ? 6 : 3);
      const asAdded = await openedBy(added, shared.keyPacket, file);
      const asBefore = await openedBy(file.recipient, file.keyPacket, file);
      expect(asAdded.bytes).toEqual(file.plaintext);
      expect(asBefore.bytes).toEqual(file.plaintext);
      expect(asAdded.verdict).toMatchObject({
        signature: { status: 'verified' },
        content: 'matches-manifest',
      });
    },
  );

  it('can be passed on by a recipient added later', async () => {
    const file = await aSealedFile({});
    const [second, third] = await Promise.all([aKey(), aKey()]);
    const { seipd } = file;

    const toSecond = await shareWith({
      keyPacket: file.keyPacket,
      seipd,
      decryptionKeys: [file.recipient.key],
      recipient: second,
    });
    const toThird = await shareWith({
      keyPacket: toSecond.keyPacket,
      seipd,
      decryptionKeys: [second.key],
      recipient: third,
    });

    expect((await openedBy(third, toThird.keyPacket, file)).bytes).toEqual(file.plaintext);
  });

  it('shares with an RSA key in the GnuPG format', async () => {
    const file = await aSealedFile({ format: 'gnupg' });

    const { keyPacket } = await shareWith({
      keyPacket: file.keyPacket,
      seipd: file.seipd,
      decryptionKeys: [file.recipient.key],
      recipient: { armoredPublicKey: testKey('rsa3072.public') },
    });

    expect(keyPacket.length).toBeGreaterThan(390);
  });
});

describe('a share statement', () => {
  async function aStatement() {
    const [sharer, recipient] = await Promise.all([aKey(), aKey()]);
    const fileId = randomUUID();
    const shared = {
      fingerprint: recipient.fingerprint,
      keyPacket: new Uint8Array([1, 2, 3]),
    };
    const at = new Date(Math.floor(Date.now() / 1000) * 1000);
    const signed = await signShareStatement({
      fileId,
      shared,
      signingKey: sharer.key,
      at,
    });
    return { ...signed, sharer, fileId, recipient, at };
  }

  it('is refused when it is another kind of statement', async () => {
    const { armoredSignature } = await aStatement();

    await expect(
      verifyShareStatement({
        statement: '{}',
        armoredSignature,
        armoredVerificationKeys: [],
      }),
    ).rejects.toMatchObject(sealingError('unsupported-format'));
  });

  it('does not verify when it was altered', async () => {
    const { statement, armoredSignature, sharer, fileId } = await aStatement();
    const altered = statement.replace(fileId, randomUUID());

    const { verdict } = await verifyShareStatement({
      statement: altered,
      armoredSignature,
      armoredVerificationKeys: [sharer.armoredPublicKey],
    });

    expect(verdict.status).toBe('not-verified');
  });

  it('tells who shared what with whom', async () => {
    const { statement, armoredSignature, sharer, fileId, recipient, at } = await aStatement();

    const share = await verifyShareStatement({
      statement,
      armoredSignature,
      armoredVerificationKeys: [sharer.armoredPublicKey],
    });

    expect(share).toEqual({
      verdict: { status: 'verified', fingerprint: sharer.fingerprint, at },
      fileId,
      recipient: recipient.fingerprint,
      keyPacketSha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
      at,
    });
  });

  it('tells a record from a file', async () => {
    const { sharer, recipient, at } = await aStatement();
    const submissionId = randomUUID();
    const signed = await signShareStatement({
      submissionId,
      shared: { fingerprint: recipient.fingerprint, keyPacket: new Uint8Array([1, 2, 3]) },
      signingKey: sharer.key,
      at,
    });
    const asFile = signed.statement
      .replace('record-share', 'share')
      .replace('submissionId', 'fileId');

    const verify = (statement: string) =>
      verifyShareStatement({
        ...signed,
        statement,
        armoredVerificationKeys: [sharer.armoredPublicKey],
      });

    expect((await verify(asFile)).verdict.status).toBe('not-verified');
    const share = await verify(signed.statement);
    expect(share).toMatchObject({ submissionId, verdict: { status: 'verified' } });
    expect(share).not.toHaveProperty('fileId');
  });
});
