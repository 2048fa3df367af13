import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BegunFile } from '../../core/contracts/files.ts';
import { PART_SIZE } from '../../core/contracts/limits.ts';
import { listFiles, openDepositedFile, type DepositProgress } from '../../core/exchange/index.ts';
import { cutIntoParts, sealFile } from '../../core/sealing/index.ts';
import {
  deposit,
  draft,
  openCase,
  recipientsAmong,
  type Member,
} from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { drained, streamOfBytes } from '../support/sealing.ts';
import { storedOctetsOf } from '../support/stored-octets.ts';
import { servedEngine } from '../support/test-portal.ts';

const TWO_PARTS = PART_SIZE + 100_000;

/** A body of which the sender gives half, and never the rest. */
class Stalling extends Blob {
  readonly #half: Uint8Array;
  readonly #onHalf: () => void;

  constructor(bytes: Uint8Array<ArrayBuffer>, onHalf: () => void) {
    super([bytes]);
    this.#half = bytes.slice(0, bytes.length / 2);
    this.#onHalf = onHalf;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let given = false;
    return new ReadableStream(
      {
        pull: (controller) => {
          if (given) {
            this.#onHalf();
            return new Promise(() => undefined);
          }
          given = true;
          controller.enqueue(this.#half.slice());
          return undefined;
        },
      },
      { highWaterMark: 0 },
    );
  }
}

function isPart(request: IncomingMessage, n: number): boolean {
  return request.method === 'PUT' && request.url?.endsWith(`/parts/${n}`) === true;
}

/** Resolves when the portal has done with a request, whether or not anybody still hears the answer. */
function whenAnswered(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = response.end.bind(response) as (...values: unknown[]) => ServerResponse;
    response.end = (...values: unknown[]) => {
      resolve();
      return end(...values);
    };
  });
}

describe.each(servedEngine)('a deposit over a bad line on %s', (engine) => {
  let portal: ExchangePortal;
  let author: Member;
  let reader: Member;
  let caseId: string;

  beforeAll(async () => {
    portal = await createExchangePortal(engine);
    author = await portal.founder('state');
    reader = await portal.founder('court-organ');
    caseId = (await openCase(reader, [author])).id;
  });
  afterEach(() => {
    portal.line.interfere = undefined;
  });
  afterAll(() => portal.close());

  async function openedBy(by: Member, fileId: string) {
    const { plaintext } = await openDepositedFile(by.connection, fileId, by.keyring);
    return Buffer.from(await drained(plaintext));
  }

  it('leaves nothing of a part whose sender went away in its middle, and starts again', async () => {
    const { connection } = author;
    const submission = await draft(author, caseId, [reader]);
    const recipients = await recipientsAmong(author, [author, reader]);
    const plaintext = randomBytes(TWO_PARTS);
    const sealed = await sealFile({
      plaintext: streamOfBytes(plaintext),
      recipients,
      format: 'default',
    });
    const { id } = await connection.call(BegunFile, `/submissions/${submission.id}/files`, {
      method: 'POST',
      body: {
        maxSize: 2 * PART_SIZE,
        keyPackets: sealed.keyPackets.map(({ keyPacket }, index) => ({
          organisationId: recipients[index]?.organisationId,
          keyPacket: Buffer.from(keyPacket).toString('base64'),
        })),
      },
    });
    const { value: first } = await cutIntoParts(sealed.body).next();
    if (!first) throw new Error('a part expected');
    const before = await storedOctetsOf(portal).count();
    const arrived = Promise.withResolvers<unknown>();
    const halfSent = Promise.withResolvers<undefined>();
    let answered = Promise.resolve();
    portal.line.interfere = (request, response) => {
      if (!isPart(request, 1)) return false;
      answered = whenAnswered(response);
      request.once('readable', arrived.resolve);
      return false;
    };
    const leaving = new AbortController();

    const sending = connection.command(`/files/${id}/parts/1`, {
      method: 'PUT',
      raw: {
        body: new Stalling(first.bytes, () => {
          halfSent.resolve(undefined);
        }),
        headers: {
          'Content-Type': 'application/octet-stream',
          'Content-Digest': `sha-256=:${Buffer.from(first.sha256, 'hex').toString('base64')}:`,
        },
      },
      signal: leaving.signal,
    });
    await Promise.all([arrived.promise, halfSent.promise]);
    leaving.abort();
    await expect(sending).rejects.toMatchObject({ name: 'ConnectionError' });
    await answered;

    expect(await storedOctetsOf(portal).count()).toBe(before);
    const again = await deposit(author, [reader], submission.id, plaintext);
    expect((await openedBy(author, again.id)).equals(plaintext)).toBe(true);
  });

  it('stops when its sender cancels it, deposits nothing, and can be made anew', async () => {
    const submission = await draft(author, caseId, [reader]);
    const plaintext = randomBytes(2 * PART_SIZE + 1000);
    const cancelling = new AbortController();

    const sending = deposit(author, [reader], submission.id, plaintext, {
      signal: cancelling.signal,
      onProgress: ({ acknowledged }) => {
        if (acknowledged > 0) cancelling.abort();
      },
    });
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });

    expect(await listFiles(author.connection, { type: 'submission', id: submission.id })).toEqual(
      [],
    );
    const again = await deposit(author, [reader], submission.id, plaintext);
    expect((await openedBy(author, again.id)).equals(plaintext)).toBe(true);
  });

  it('sends a part again when the line breaks before it arrives', async () => {
    const submission = await draft(author, caseId, [reader]);
    const plaintext = randomBytes(TWO_PARTS);
    const attempts: string[] = [];
    portal.line.interfere = (request) => {
      if (!isPart(request, 1) && !isPart(request, 2)) return false;
      attempts.push(request.url?.at(-1) ?? '');
      if (attempts.filter((n) => n === attempts.at(-1)).length > 1) return false;
      request.socket.destroy();
      return true;
    };

    const { id } = await deposit(author, [reader], submission.id, plaintext);

    expect(attempts.toSorted()).toEqual(['1', '1', '2', '2']);
    expect((await openedBy(author, id)).equals(plaintext)).toBe(true);
  });

  it('keeps a part once when only the answer to it is lost', async () => {
    const submission = await draft(author, caseId, [reader]);
    const plaintext = randomBytes(TWO_PARTS);
    const before = await storedOctetsOf(portal).count();
    let attempts = 0;
    portal.line.interfere = (request, response) => {
      if (!isPart(request, 1)) return false;
      attempts += 1;
      if (attempts === 1) {
        response.end = () => {
          request.socket.destroy();
          return response;
        };
      }
      return false;
    };

    const file = await deposit(author, [reader], submission.id, plaintext);

    expect(attempts).toBe(2);
    expect(await storedOctetsOf(portal).count()).toBe(before + file.size);
    expect((await openedBy(author, file.id)).equals(plaintext)).toBe(true);
  });

  /** A gate that shuts when the first part has arrived, and says when somebody waits at it. */
  function shuttingGate() {
    const opening = Promise.withResolvers<undefined>();
    const waiting = Promise.withResolvers<undefined>();
    let isShut = false;
    let wasOpened = false;
    return {
      waiting: waiting.promise,
      isShut: () => isShut,
      open: () => {
        isShut = false;
        wasOpened = true;
        opening.resolve(undefined);
      },
      more: {
        gate: {
          async whenOpen() {
            if (!isShut) return;
            waiting.resolve(undefined);
            await opening.promise;
          },
        },
        onProgress: ({ acknowledged }: DepositProgress) => {
          if (acknowledged === PART_SIZE && !wasOpened) isShut = true;
        },
      },
    };
  }

  it('begins no part and seals nothing more while it is paused, and goes on from there', async () => {
    const submission = await draft(author, caseId, [reader]);
    const plaintext = randomBytes(5 * PART_SIZE);
    const { waiting, isShut, open, more } = shuttingGate();
    const parts: { whileShut: boolean }[] = [];
    portal.line.interfere = (request) => {
      if (request.method === 'PUT') parts.push({ whileShut: isShut() });
      return false;
    };
    const sealed: number[] = [];
    const onProgress = (progress: DepositProgress) => {
      if (isShut()) sealed.push(progress.sealed);
      more.onProgress(progress);
    };

    const sending = deposit(author, [reader], submission.id, plaintext, { ...more, onProgress });
    await waiting;
    const [paused] = await listFiles(author.connection, { type: 'submission', id: submission.id });
    open();
    const file = await sending;

    expect(paused?.state).toBe('receiving');
    // The one that was on its way may be seen late.
    expect(parts.filter(({ whileShut }) => whileShut).length).toBeLessThanOrEqual(1);
    expect(new Set(sealed).size).toBeLessThanOrEqual(2);
    expect(parts).toHaveLength(6);
    expect((await openedBy(author, file.id)).equals(plaintext)).toBe(true);
  });

  it('can be cancelled while it is paused', async () => {
    const submission = await draft(author, caseId, [reader]);
    const cancelling = new AbortController();
    const { waiting, more } = shuttingGate();
    const { signal } = cancelling;

    const plaintext = randomBytes(5 * PART_SIZE);
    const sending = deposit(author, [reader], submission.id, plaintext, { ...more, signal });
    void waiting.then(() => {
      cancelling.abort();
    });
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });

    expect(await listFiles(author.connection, { type: 'submission', id: submission.id })).toEqual(
      [],
    );
  });

  it('stops the other part on its way when one is refused', async () => {
    const submission = await draft(author, caseId, [reader]);
    let isRefused = false;
    let late = 0;
    portal.line.interfere = (request, response) => {
      if (isPart(request, 2) && !isRefused) {
        isRefused = true;
        const problem = { type: 'urn:problem:quota-exceeded', title: 'Full.', status: 409 };
        response.writeHead(409, { 'Content-Type': 'application/problem+json' });
        response.end(JSON.stringify({ ...problem, code: 'QUOTA_EXCEEDED', requestId: 'r' }));
        request.resume();
        return true;
      }
      if (!isPart(request, 1)) return false;
      if (isRefused) late += 1;
      request.socket.destroy();
      return true;
    };

    const more = { patient: true };
    const sending = deposit(author, [reader], submission.id, randomBytes(TWO_PARTS), more);
    await expect(sending).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });

    expect(late).toBeLessThanOrEqual(1);
    expect(await listFiles(author.connection, { type: 'submission', id: submission.id })).toEqual(
      [],
    );
  });

  it('waits as long as the line is cut, and goes on when it is back', async () => {
    const submission = await draft(author, caseId, [reader]);
    const plaintext = randomBytes(TWO_PARTS);
    let isCut = false;
    portal.line.interfere = (request) => {
      if (isPart(request, 2)) isCut ||= waits === 0;
      if (isCut) request.socket.destroy();
      return isCut;
    };
    let waits = 0;

    const file = await deposit(author, [reader], submission.id, plaintext, {
      patient: true,
      onWaiting: () => {
        waits += 1;
        if (waits === 2) isCut = false;
      },
    });

    expect(waits).toBeGreaterThanOrEqual(2);
    expect((await openedBy(author, file.id)).equals(plaintext)).toBe(true);
  });

  it.each([
    ['its beginning', /\/submissions\/[^/]+\/files$/],
    ['its completion', /\/completion$/],
  ])('is deposited once when only the answer to %s is lost', async (_what, path) => {
    const submission = await draft(author, caseId, [reader]);
    const plaintext = randomBytes(1000);
    let lost = 0;
    portal.line.interfere = (request, response) => {
      if (request.method !== 'POST' || !path.test(request.url ?? '') || lost > 0) return false;
      lost += 1;
      response.end = () => {
        request.socket.destroy();
        return response;
      };
      return false;
    };

    const file = await deposit(author, [reader], submission.id, plaintext);

    expect(lost).toBe(1);
    const files = await listFiles(author.connection, { type: 'submission', id: submission.id });
    expect(files.map(({ id, state }) => ({ id, state }))).toEqual([
      { id: file.id, state: 'complete' },
    ]);
    expect((await openedBy(author, file.id)).equals(plaintext)).toBe(true);
  });
});
