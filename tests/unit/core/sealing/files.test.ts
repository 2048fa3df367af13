import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import {
  createMessageScanner,
  GNUPG_FILE_LIMIT,
  openFile,
  sealFile,
  type SealingFormat,
} from '../../../../core/sealing/index.ts';
import { PART_SIZE } from '../../../../core/contracts/limits.ts';
import {
  aKey,
  aSealedFile,
  bytesOf,
  drained,
  sealingError,
  streamOfBytes,
  testKey,
} from '../../../support/sealing.ts';

const formats: SealingFormat[] = ['default', 'gnupg'];
const MEBIBYTE = 1024 * 1024;

/** So many bytes as one stream, without ever holding them. */
function streamOfSize(size: number): ReadableStream<Uint8Array> {
  const block = bytesOf(MEBIBYTE);
  let left = size;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(block.subarray(0, Math.min(left, block.length)));
      left -= block.length;
      if (left <= 0) controller.close();
    },
  });
}

async function discard(stream: ReadableStream<Uint8Array>): Promise<void> {
  await stream.pipeTo(new WritableStream());
}

describe('sealFile', () => {
  it('refuses a recipient who cannot read the format', async () => {
    await expect(
      sealFile({
        plaintext: streamOfBytes(bytesOf(1)),
        recipients: [{ armoredPublicKey: testKey('good.public') }],
        format: 'default',
      }),
    ).rejects.toMatchObject(sealingError('recipient-cannot-read-format'));
  });

  it('refuses a file known to be too large for GnuPG before it reads any of it', async () => {
    const plaintext = streamOfBytes(bytesOf(1));

    await expect(
      sealFile({
        plaintext,
        recipients: [await aKey()],
        format: 'gnupg',
        size: GNUPG_FILE_LIMIT + 1,
      }),
    ).rejects.toMatchObject(sealingError('file-too-large-for-gnupg'));
    expect(plaintext.locked).toBe(false);
  });

  it('stops in the middle of a file that turns out to be too large for GnuPG', async () => {
    const { body, plaintextDigest } = await sealFile({
      plaintext: streamOfSize(GNUPG_FILE_LIMIT + 1),
      recipients: [await aKey()],
      format: 'gnupg',
    });

    await expect(discard(body)).rejects.toMatchObject(sealingError('file-too-large-for-gnupg'));
    await expect(plaintextDigest).rejects.toMatchObject(sealingError('file-too-large-for-gnupg'));
  });

  it('passes the failure of its source on', async () => {
    const plaintext = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.error(new Error('disk'));
      },
    });
    const { body } = await sealFile({ plaintext, recipients: [await aKey()], format: 'default' });

    await expect(discard(body)).rejects.toThrow('disk');
  });

  it.each(formats)('makes bodies that the structural gate accepts (%s)', async (format) => {
    for (const size of [0, 1, 511, 512, 513, MEBIBYTE, PART_SIZE + 1]) {
      const { body, seipd } = await sealFile({
        plaintext: streamOfSize(size),
        recipients: [await aKey()],
        format,
      });
      const scanner = createMessageScanner({
        expect: 'body',
        maxKeyPackets: 0,
        maxBodyBytes: 2 * PART_SIZE,
        maxGnupgBodyBytes: 2 * PART_SIZE,
        maxOcbBodyBytes: 0,
      });
      for await (const chunk of body) scanner.push(chunk);

      expect(scanner.finish().body).toMatchObject(seipd);
    }
  });

  it('makes a different body and key packet every time', async () => {
    const recipient = await aKey();
    const once = () =>
      sealFile({
        plaintext: streamOfBytes(bytesOf(9)),
        recipients: [recipient],
        format: 'default',
      });
    const [first, second] = await Promise.all([once(), once()]);

    expect(await drained(first.body)).not.toEqual(await drained(second.body));
    expect(first.keyPackets[0]?.keyPacket).not.toEqual(second.keyPackets[0]?.keyPacket);
  });
});

describe('a file sealed and opened again', () => {
  async function roundTrip(plaintext: Uint8Array, format: SealingFormat, chunkSize: number) {
    const recipient = await aKey();
    const { keyPackets, body, plaintextDigest } = await sealFile({
      plaintext: streamOfBytes(plaintext, chunkSize),
      recipients: [recipient],
      format,
    });
    const message = new Blob([
      ...keyPackets.map(({ keyPacket }) => Uint8Array.from(keyPacket)),
      await drained(body),
    ]);
    const opened = await openFile({
      message: message.stream(),
      decryptionKeys: [recipient.key],
      armoredVerificationKeys: [],
    });
    return { opened: await drained(opened.plaintext), digest: await plaintextDigest };
  }

  it.each([0, 1, PART_SIZE - 1, PART_SIZE, PART_SIZE + 1, 2 * PART_SIZE + 3])(
    'is the same file of %i bytes',
    async (size) => {
      const plaintext = bytesOf(size);
      const sha256 = createHash('sha256').update(plaintext).digest('hex');

      const { opened, digest } = await roundTrip(plaintext, 'default', 100_000);

      expect(digest).toEqual({ size, sha256 });
      expect(createHash('sha256').update(opened).digest('hex')).toBe(sha256);
    },
  );

  it.each(formats)('is the same, of any size and however it arrives (%s)', async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300_000, size: 'max' }),
        fc.integer({ min: 1, max: 70_000 }),
        async (plaintext, chunkSize) => {
          const { opened } = await roundTrip(
            plaintext,
            format,
            Math.max(chunkSize, plaintext.length >> 8),
          );

          expect(Buffer.compare(opened, plaintext)).toBe(0);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is opened with the signature and every part checked', async () => {
    const file = await aSealedFile({ plaintext: bytesOf(50_000) });

    const { plaintext, verdict } = await openFile({
      message: streamOfBytes(new Uint8Array([...file.keyPacket, ...file.body]), 999),
      decryptionKeys: [file.recipient.key],
      armoredVerificationKeys: [file.uploader.armoredPublicKey],
      manifest: file.manifest,
      armoredSignature: file.armoredSignature,
    });

    expect(await drained(plaintext)).toEqual(file.plaintext);
    expect(await verdict).toMatchObject({
      signature: { status: 'verified', fingerprint: file.uploader.fingerprint },
      content: 'matches-manifest',
    });
  });
});
