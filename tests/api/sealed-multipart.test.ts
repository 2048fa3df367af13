import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createMessageScanner, scanBody } from '../../core/sealing/message-scanner.ts';
import { receiveSealedUpload } from '../../server/platform/http/sealed-multipart.ts';
import {
  answerTo,
  multipartBody,
  openUpload,
  type Part,
  partHead,
  post,
} from '../support/multipart-client.ts';
import {
  bytes,
  fiveOctetLength,
  packet,
  partialPacket,
  pseudoRandomBytes,
  seipd2,
} from '../support/openpgp-packets.ts';
import { openFolderStore, type StoreUnderTest } from '../support/sealed-store-engines.ts';

const MiB = 1024 * 1024;
const maxBytes = 64 * MiB;
const good = packet(18, seipd2(5000));
const file = (content: Uint8Array, filename = 'sealed.pgp'): Part => ({
  name: 'file',
  filename,
  content,
});

let engine: StoreUnderTest;
let server: Server;
let port: number;
let settled: Promise<void>;
/** Watches each chunk on its way into the store. */
let onChunk: (chunk: Uint8Array) => Promise<void>;

/** The sink as the portal has it: octets pass the gate on their way into the store. */
function portalSink() {
  const id = randomUUID();
  const scanner = createMessageScanner({
    expect: 'body',
    maxBodyBytes: maxBytes,
    maxGnupgBodyBytes: maxBytes,
    maxOcbBodyBytes: maxBytes,
    maxKeyPackets: 0,
  });
  async function* watched(octets: AsyncIterable<Uint8Array>) {
    for await (const chunk of octets) {
      await onChunk(chunk);
      yield chunk;
    }
  }
  return {
    receive: (octets: AsyncIterable<Uint8Array>) =>
      engine.store.write(id, scanBody(watched(octets), scanner), { maxBytes }),
    discard: () => engine.store.remove(id),
  };
}

function createTestApp() {
  const app = express();
  app.post('/upload', async (request, response) => {
    const done = Promise.withResolvers<undefined>();
    settled = done.promise;
    try {
      const received = await receiveSealedUpload(
        { request, response },
        { field: 'file', maxBytes, textFields: { count: 2, maxBytes: 100 }, sink: portalSink() },
      );
      response.json({ ...received, leftOnRequest: request.file ?? null });
    } finally {
      done.resolve(undefined);
    }
  });
  const answerCode: ErrorRequestHandler = (error: { code: unknown }, _request, response, next) => {
    if (response.headersSent) next(error);
    else response.status(400).json({ code: error.code });
  };
  return app.use(answerCode);
}

beforeAll(async () => {
  server = createTestApp().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

beforeEach(async () => {
  engine = await openFolderStore();
  onChunk = () => Promise.resolve();
});

afterEach(async () => {
  await settled;
  await engine.dispose();
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function expectRefusal(body: Buffer, code: string): Promise<void> {
  expect(await post(port, body)).toEqual({ status: 400, body: { code } });
  expect(await engine.countLeftovers()).toBe(0);
}

describe('a multipart upload is refused, and nothing of it is kept,', () => {
  it('without a length', async () => {
    const upload = openUpload(port);
    upload.write(multipartBody([file(good)]));
    upload.end();

    expect(await answerTo(upload)).toMatchObject({ body: { code: 'LENGTH_REQUIRED' } });
  });

  it('on a length that no permitted upload has, before it comes', async () => {
    const upload = openUpload(port, maxBytes + MiB);
    upload.flushHeaders();

    expect(await answerTo(upload)).toMatchObject({ body: { code: 'BODY_TOO_LARGE' } });
    upload.destroy();
  });

  it('when its file is one octet too long', async () => {
    const content = bytes(0xd2, fiveOctetLength(maxBytes - 6), seipd2(maxBytes - 6));

    await expectRefusal(multipartBody([file(bytes(content, 0))]), 'BODY_TOO_LARGE');
    expect(await post(port, multipartBody([file(content)]))).toMatchObject({ status: 200 });
  });

  it.each<[string, Part[]]>([
    ['there are two files', [file(good), file(good)]],
    ['there is a file in another field', [file(good), { ...file(good), name: 'other' }]],
    ['the file is in another field', [{ ...file(good), name: 'other' }]],
    ['there is no file', [{ name: 'note', content: 'x' }]],
    ['the file has no name', [{ name: 'file', content: 'x' }]],
    ['a text field is too long', [file(good), { name: 'a', content: 'x'.repeat(101) }]],
    [
      'a text field comes twice',
      [file(good), { name: 'a', content: '' }, { name: 'a', content: '' }],
    ],
    ['a text field is nested', [{ name: 'a[b]', content: '' }, file(good)]],
    ['a field name is long', [{ name: 'a'.repeat(65), content: '' }, file(good)]],
    ['there are too many fields', ['a', 'b', 'c'].map((name) => ({ name, content: '' }))],
    [
      'there are too many parts',
      [file(good), ...['a', 'b', 'c'].map((name) => ({ name, content: '' }))],
    ],
  ])('when %s', async (_, parts) => {
    await expectRefusal(multipartBody(parts), 'VALIDATION_FAILED');
  });

  it('when the form ends too early', async () => {
    const body = multipartBody([{ name: 'note', content: 'x' }, file(good)]);

    for (const length of [body.length - 4, body.length - 1000, 150]) {
      await expectRefusal(body.subarray(0, length), 'MALFORMED_BODY');
    }
  });

  it('when the gate refuses its content', async () => {
    await expectRefusal(multipartBody([file(bytes('hello'))]), 'not-openpgp');
    await expectRefusal(multipartBody([file(bytes(good, 0))]), 'trailing-data');
    await expectRefusal(multipartBody([file(good.subarray(0, -1))]), 'truncated');
  });

  it('while it is still being sent', async () => {
    const upload = openUpload(port, 50 * MiB);
    upload.write(partHead('file', 'sealed.pgp'));
    upload.write(bytes('%PDF-1.7 and much more of it', pseudoRandomBytes(1000)));

    expect(await answerTo(upload)).toMatchObject({ body: { code: 'not-openpgp' } });
    upload.destroy();
  });

  it('when the client goes away half-way', async () => {
    const arrived = Promise.withResolvers<undefined>();
    let taken = 0;
    onChunk = (chunk) => {
      taken += chunk.length;
      if (taken > 10 * MiB) arrived.resolve(undefined);
      return Promise.resolve();
    };
    const body = multipartBody([file(partialPacket(18, seipd2(20 * MiB), 16))]);
    const upload = openUpload(port, body.length);
    upload.on('error', () => undefined);
    upload.write(body.subarray(0, 11 * MiB));
    await arrived.promise;

    upload.destroy();
    await settled;

    expect(await engine.countLeftovers()).toBe(0);
  });
});

describe('a multipart upload', () => {
  it.each(['../../etc/passwd', 'a%0D%0AX-Injected: 1', 'a\\b', '%00', 'Müller.pdf'])(
    'never lets the file name %j through',
    async (filename) => {
      const answer = await post(port, multipartBody([file(good, filename)]));

      expect(answer).toEqual({
        status: 200,
        body: {
          result: { size: good.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
          fields: {},
          leftOnRequest: null,
        },
      });
    },
  );

  it('is stored with its text fields, wherever they stand', async () => {
    const parts = [
      { name: 'a', content: 'x'.repeat(100) },
      file(good),
      { name: 'b', content: 'ü' },
    ];

    const answer = await post(port, multipartBody(parts));

    expect(answer).toMatchObject({ status: 200, body: { fields: { a: 'x'.repeat(100), b: 'ü' } } });
    expect(await engine.countLeftovers()).toBe(1);
  });

  it('passes 64 MiB on without holding them', async () => {
    const content = partialPacket(18, seipd2(63 * MiB), 16);
    const body = multipartBody([file(content)]);
    const upload = openUpload(port, body.length);
    let sent = 0;
    let taken = 0;
    let mostHeld = 0;
    onChunk = async (chunk) => {
      taken += chunk.length;
      mostHeld = Math.max(mostHeld, sent - taken);
      await new Promise(setImmediate);
    };
    const answer = answerTo(upload);
    for (let at = 0; at < body.length; at += 65_536) {
      const chunk = body.subarray(at, at + 65_536);
      sent += chunk.length;
      if (!upload.write(chunk)) await once(upload, 'drain');
    }
    upload.end();

    expect(await answer).toMatchObject({ body: { result: { size: content.length } } });
    // What is between the two is in the buffers of the sockets.
    expect(mostHeld).toBeLessThan(24 * MiB);
  });
});
