import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { cutIntoParts, type BodyPart } from '../../../../core/sealing/index.ts';
import { bytesOf, joined, streamOfBytes } from '../../../support/sealing.ts';

async function cut(stream: ReadableStream<Uint8Array>, partSize: number): Promise<BodyPart[]> {
  const parts: BodyPart[] = [];
  for await (const part of cutIntoParts(stream, partSize)) parts.push(part);
  return parts;
}

describe('cutIntoParts', () => {
  it('passes the failure of its source on', async () => {
    const failing = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.error(new Error('disk'));
      },
    });

    await expect(cut(failing, 10)).rejects.toThrow('disk');
  });

  it.each([
    [0, []],
    [1, [1]],
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
    [300, [100, 100, 100]],
  ])('cuts %i bytes into parts of %j', async (size, sizes) => {
    const parts = await cut(streamOfBytes(bytesOf(size), 7), 100);

    expect(parts.map(({ bytes }) => bytes.length)).toEqual(sizes);
    expect(parts.map(({ index }) => index)).toEqual(sizes.map((_, index) => index));
  });

  it('loses and changes nothing, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        async (bytes, partSize, chunkSize) => {
          const parts = await cut(streamOfBytes(bytes, chunkSize), partSize);

          expect(joined(parts.map((part) => part.bytes))).toEqual(Uint8Array.from(bytes));
          for (const part of parts) {
            expect(part.sha256).toBe(createHash('sha256').update(part.bytes).digest('hex'));
          }
        },
      ),
    );
  });

  it('stops its source when nobody reads on', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(10));
      },
      cancel() {
        cancelled = true;
      },
    });

    for await (const part of cutIntoParts(endless, 10)) if (part.index === 2) break;

    expect(cancelled).toBe(true);
  });
});
