import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { PART_SIZE } from '../../core/contracts/limits.ts';
import type { SubmissionSummary } from '../../core/contracts/submissions.ts';
import {
  advance,
  listFiles,
  openDepositedFile,
  writeRecord,
  type DepositProgress,
} from '../../core/exchange/index.ts';
import { sealFile } from '../../core/sealing/index.ts';
import {
  deposit,
  draft,
  openCase,
  recipientsAmong,
  type Member,
} from '../support/exchange-people.ts';
import { createExchangePortal, type ExchangePortal } from '../support/exchange-portal.ts';
import { aKey, drained, streamOfBytes } from '../support/sealing.ts';
import { servedEngine } from '../support/test-portal.ts';

const MiB = 1024 * 1024;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** How long the sealed body of so many octets is, which depends on nothing but their number. */
async function bodySizeOf(size: number): Promise<number> {
  const { body } = await sealFile({
    plaintext: streamOfBytes(new Uint8Array(size)),
    recipients: [await aKey()],
    format: 'default',
  });
  let sum = 0;
  for await (const chunk of body) sum += chunk.length;
  return sum;
}

/** The plaintext size whose body has exactly that size. */
async function plaintextSizeFor(bodySize: number): Promise<number> {
  let size = bodySize;
  for (let trial = 0; trial < 8; trial += 1) {
    const excess = (await bodySizeOf(size)) - bodySize;
    if (excess === 0) return size;
    size -= excess;
  }
  throw new Error(`no plaintext gives a body of ${bodySize} octets`);
}

const borderSizes = Promise.all(
  [PART_SIZE - 1, PART_SIZE, PART_SIZE + 1, 2 * PART_SIZE].map(plaintextSizeFor),
);

describe.each(servedEngine)('an exchange through real HTTP on %s', (engine) => {
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
  afterAll(() => portal.close());

  async function submit(
    by: Member,
    { id, version }: SubmissionSummary,
  ): Promise<SubmissionSummary> {
    const recipients = await recipientsAmong(by, [by, reader]);
    const record = {
      subject: 'Files',
      narrative: 'See the files.',
      measure: 'inform' as const,
      assets: [],
    };
    const sealing = { recipients, signingKey: by.memberKey };
    const written = await writeRecord(by.connection, { id, version }, record, sealing);
    return advance(by.connection, 'submit', written);
  }

  async function opened(by: Member, fileId: string) {
    const { descriptor, plaintext, verdict } = await openDepositedFile(
      by.connection,
      fileId,
      by.keyring,
    );
    const bytes = await drained(plaintext);
    return { name: descriptor?.payload.name, bytes, ...(await verdict) };
  }

  it('gives back every octet, whatever the size and wherever the border of a part lies', async () => {
    const sizes = [0, 1, ...(await borderSizes), 20 * MiB + 7];
    const submission = await draft(author, caseId, [reader]);
    const sent = new Map<string, string>();
    for (const size of sizes) {
      const plaintext = randomBytes(size);
      const progress: DepositProgress[] = [];
      const onProgress = (now: DepositProgress) => progress.push(now);
      const more = { name: `${size}.bin`, onProgress };
      const file = await deposit(author, [reader], submission.id, plaintext, more);
      const end = { sealed: size, acknowledged: file.size, total: size };
      expect(progress.at(-1)).toEqual(end);
      const steps = new Set(progress.map(({ acknowledged }) => acknowledged));
      expect(steps.size - Number(steps.has(0))).toBe(Math.ceil(file.size / PART_SIZE));
      sent.set(`${size}.bin`, sha256(plaintext));
    }
    await submit(author, submission);

    const files = await listFiles(reader.connection, { type: 'submission', id: submission.id });
    const received = new Map<string, string>();
    for (const { id } of files) {
      const { name = '', bytes, signature, content } = await opened(reader, id);
      expect({ signature: signature.status, content }).toEqual({
        signature: 'verified',
        content: 'matches-manifest',
      });
      received.set(name, sha256(bytes));
    }
    expect(files.map(({ size }) => size)).toEqual(
      expect.arrayContaining([PART_SIZE - 1, PART_SIZE, PART_SIZE + 1, 2 * PART_SIZE]),
    );
    expect(Object.fromEntries(received)).toEqual(Object.fromEntries(sent));
  });

  it.each([8, 50])('stores all of %d deposits that come at once', async (count) => {
    const expert = await portal.colleagueOf(author, 'expert');
    const other = await portal.founder('state');
    const common = await openCase(reader, [author, other]);
    const authors = [author, expert, other];
    const submissions = await Promise.all(authors.map((by) => draft(by, common.id, [reader])));
    const sent = Array.from({ length: count }, () => randomBytes(40_000));

    await Promise.all(
      sent.map((plaintext, index) => {
        const at = index % authors.length;
        const [by = author, submission] = [authors[at], submissions[at]];
        const name = sha256(plaintext);
        return deposit(by, [reader], submission?.id ?? '', plaintext, { name });
      }),
    );
    for (const [at, submission] of submissions.entries()) {
      await submit(authors[at] ?? author, submission);
    }

    const files = await Promise.all(
      submissions.map(({ id }) => listFiles(reader.connection, { type: 'submission', id })),
    );
    const names = await Promise.all(
      files.flat().map(async ({ id }) => {
        const { name, bytes } = await opened(reader, id);
        expect(sha256(bytes)).toBe(name);
        return name;
      }),
    );
    expect(names.toSorted()).toEqual(sent.map(sha256).toSorted());
  });
});
