import { beforeAll, describe, expect, it } from '@jest/globals';
import { openFile, SealingError, type SealingFormat } from '../../../../core/sealing/index.ts';
import {
  aKey,
  aSealedFile,
  bytesOf,
  drained,
  flipped,
  joined,
  sealingError,
  streamOfBytes,
} from '../../../support/sealing.ts';

type SealedFile = Awaited<ReturnType<typeof aSealedFile>>;
const formats: SealingFormat[] = ['default', 'gnupg'];

interface Attempt {
  message?: Uint8Array;
  decryptionKeys?: Parameters<typeof openFile>[0]['decryptionKeys'];
  armoredVerificationKeys?: string[];
  manifest?: string | undefined;
  armoredSignature?: string;
}

async function opened(file: SealedFile, attempt: Attempt = {}) {
  const {
    manifest = file.manifest,
    message = joined([file.keyPacket, file.body]),
    ...rest
  } = attempt;
  const { plaintext, verdict } = await openFile({
    message: streamOfBytes(message, 1000),
    decryptionKeys: [file.recipient.key],
    armoredVerificationKeys: [file.uploader.armoredPublicKey],
    armoredSignature: file.armoredSignature,
    ...('manifest' in attempt && attempt.manifest === undefined ? {} : { manifest }),
    ...rest,
  });
  return { bytes: await drained(plaintext), verdict: await verdict };
}

/** The code of the refusal; an altered message must never be acknowledged, whatever stops it. */
async function refusal(attempt: Promise<unknown>): Promise<string> {
  return await attempt.then(
    () => 'acknowledged',
    (error: unknown) => (error instanceof SealingError ? error.code : 'failed'),
  );
}

/** The first and last bytes and every 97th between: all regions of a packet at a bearable price. */
function positions(length: number): number[] {
  return Array.from({ length }, (_, at) => at).filter(
    (at) => at < 60 || at >= length - 40 || at % 97 === 0,
  );
}

/** Where the pieces of a packet of partial lengths end, the last one left out (RFC 9580 section 4.2.1.4). */
function endsOfPieces(packet: Uint8Array): number[] {
  const ends: number[] = [];
  let at = 1;
  for (;;) {
    const octet = packet[at] ?? 0;
    if (octet < 224 || octet === 255) return ends;
    at += 1 + 2 ** (octet & 0x1f);
    ends.push(at);
  }
}

describe.each(formats)('openFile of a %s message', (format) => {
  let file: SealedFile;
  beforeAll(async () => {
    file = await aSealedFile({ format, plaintext: bytesOf(9000), partSize: 2048 });
  });

  it('refuses a key that is no recipient', async () => {
    const { key } = await aKey();

    await expect(opened(file, { decryptionKeys: [key] })).rejects.toMatchObject(
      sealingError('no-decryption-key'),
    );
  });

  it('refuses no keys at all', async () => {
    await expect(opened(file, { decryptionKeys: [] })).rejects.toMatchObject(
      sealingError('no-decryption-key'),
    );
  });

  it('acknowledges nothing altered anywhere, manifest or none', async () => {
    for (const at of positions(file.body.length)) {
      const message = joined([file.keyPacket, flipped(file.body, at)]);

      expect(await refusal(opened(file, { message }))).not.toBe('acknowledged');
      expect(await refusal(opened(file, { message, manifest: undefined }))).not.toBe(
        'acknowledged',
      );
    }
  });

  it('acknowledges nothing cut short anywhere, manifest or none', async () => {
    const whole = joined([file.keyPacket, file.body]);
    for (const length of positions(whole.length)) {
      const message = whole.slice(0, length);

      expect(await refusal(opened(file, { message }))).not.toBe('acknowledged');
      expect(await refusal(opened(file, { message, manifest: undefined }))).not.toBe(
        'acknowledged',
      );
    }
  });

  it('acknowledges nothing that ends where one of its pieces ends', async () => {
    const long = await aSealedFile({ format, plaintext: bytesOf(700_000), partSize: 2 ** 20 });
    const ends = endsOfPieces(long.body);

    expect(ends.length).toBeGreaterThan(3);
    for (const end of ends) {
      const message = joined([long.keyPacket, long.body.slice(0, end)]);

      expect(await refusal(opened(long, { message, manifest: undefined }))).not.toBe(
        'acknowledged',
      );
    }
  });

  it('acknowledges nothing with more behind it, manifest or none', async () => {
    for (const tail of [
      new Uint8Array(1),
      bytesOf(50),
      file.body,
      joined([file.keyPacket, file.body]),
    ]) {
      const message = joined([file.keyPacket, file.body, tail]);

      expect(await refusal(opened(file, { message }))).not.toBe('acknowledged');
      expect(await refusal(opened(file, { message, manifest: undefined }))).not.toBe(
        'acknowledged',
      );
    }
  });

  it('errors as altered when another body is behind the manifest', async () => {
    const other = await aSealedFile({ format, plaintext: bytesOf(9000), partSize: 2048 });

    await expect(
      opened(file, { manifest: other.manifest, armoredSignature: other.armoredSignature }),
    ).rejects.toMatchObject(sealingError('altered'));
  });

  it('says that nothing was signed when there is no manifest', async () => {
    const { bytes, verdict } = await opened(file, { manifest: undefined });

    expect(bytes).toEqual(file.plaintext);
    expect(verdict).toEqual({
      signature: { status: 'not-verified', reason: 'no-signature' },
      content: 'no-manifest',
    });
  });
});

describe('openFile', () => {
  it('refuses what is no message', async () => {
    const file = await aSealedFile({});
    const attempt = (message: Uint8Array) => refusal(opened(file, { message }));

    expect(await attempt(new TextEncoder().encode('plain text'))).toBe('not-openpgp');
    expect(await attempt(new Uint8Array())).toBe('not-openpgp');
    expect(await attempt(file.body)).toBe('no-decryption-key');
  });

  it.each([
    ['a password', 3],
    ['a signature in the open', 4],
    ['compression in the open', 8],
    ['data without integrity protection', 9],
    ['a literal in the open', 11],
    ['the encrypted data of LibrePGP', 20],
  ])('refuses %s', async (_, tag) => {
    const file = await aSealedFile({});
    const message = joined([file.keyPacket, new Uint8Array([0xc0 | tag, 40]), bytesOf(40)]);

    expect(await refusal(opened(file, { message }))).toBe('unsupported-format');
  });

  it('refuses a manifest of an unknown version', async () => {
    const file = await aSealedFile({});
    const manifest = file.manifest.replace('"v":1', '"v":2');

    await expect(opened(file, { manifest })).rejects.toMatchObject(
      sealingError('unsupported-format'),
    );
  });

  it('returns the file with a verdict when its signature does not verify', async () => {
    const file = await aSealedFile({});
    const stranger = await aKey();

    const { bytes, verdict } = await opened(file, {
      armoredVerificationKeys: [stranger.armoredPublicKey],
    });

    expect(bytes).toEqual(file.plaintext);
    expect(verdict.signature).toMatchObject({ status: 'not-verified', reason: 'unknown-key' });
  });

  it.each([0, 50, 5000, 2_000_000])(
    'does not call a connection broken after %i bytes an altered file',
    async (length) => {
      const file = await aSealedFile({ plaintext: bytesOf(3_000_000) });
      const whole = joined([file.keyPacket, file.body]);
      let sent = 0;
      const message = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent >= length) controller.error(new TypeError('network'));
          else controller.enqueue(whole.slice(sent, (sent = Math.min(length, sent + 65_536))));
        },
      });
      const reading = openFile({
        message,
        decryptionKeys: [file.recipient.key],
        armoredVerificationKeys: [],
      }).then(({ plaintext }) => drained(plaintext));

      await expect(reading).rejects.toThrow('network');
    },
  );

  it('stops reading when nobody reads on', async () => {
    const file = await aSealedFile({ plaintext: bytesOf(3_000_000) });
    const whole = joined([file.keyPacket, file.body]);
    let cancelled = false;
    let at = 0;
    const message = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(whole.slice(at, (at += 10_000)));
      },
      cancel() {
        cancelled = true;
      },
    });

    const { plaintext, verdict } = await openFile({
      message,
      decryptionKeys: [file.recipient.key],
      armoredVerificationKeys: [],
    });
    const reader = plaintext.getReader();
    await reader.read();
    await reader.cancel();

    expect(cancelled).toBe(true);
    await expect(verdict).rejects.toMatchObject({ name: 'AbortError' });
  });
});
