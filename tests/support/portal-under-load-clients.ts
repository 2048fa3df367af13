import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { IssuedInvitationResponse } from '../../core/contracts/accounts.ts';
import { BegunFile } from '../../core/contracts/files.ts';
import { PART_SIZE } from '../../core/contracts/limits.ts';
import {
  ConnectionError,
  depositFile,
  writeRecord,
  type RecipientOrganisation,
} from '../../core/exchange/index.ts';
import { cutIntoParts, sealFile } from '../../core/sealing/index.ts';
import type { Person } from '../../scripts/demonstration/cast.ts';
import { draft, openCase, type Member } from './exchange-people.ts';
import { streamOfBytes } from './sealing.ts';

type Part = { readonly fileId: string; readonly n: number; readonly sha256: string };

/** What the portal has said is done. */
export type Acknowledged = {
  readonly cases: string[];
  readonly submissions: string[];
  readonly records: { readonly id: string; readonly narrative: string }[];
  readonly files: { readonly id: string; readonly sha256: string }[];
  readonly parts: Part[];
  readonly invitations: string[];
};

type Cast = {
  readonly administrator: Person;
  readonly author: Member;
  readonly reviewer: Member;
  readonly caseId: string;
  readonly submissionId: string;
  /** Fetched before the load, so that whoever works needs no answer but to the act itself. */
  readonly recipients: readonly RecipientOrganisation[];
};

/** Fewer than an administrator may issue in a quarter of an hour. */
const MAX_INVITATIONS = 24;

/** Clients who never stop, and remember what was acknowledged. They go on when the portal is back. */
export function createClients(cast: Cast) {
  const { administrator, author, reviewer, caseId, submissionId, recipients } = cast;
  const { connection, memberKey: signingKey } = author;
  const acknowledged: Acknowledged = {
    cases: [],
    submissions: [],
    records: [],
    files: [],
    parts: [],
    invitations: [],
  };
  const unexpected: unknown[] = [];
  const watch = { count: 0, interrupted: 0, target: Infinity, reached: (): void => undefined };
  let portalIsBack: Promise<unknown> = Promise.resolve();
  let ended = false;

  function note<Item>(list: Item[], item: Item): void {
    list.push(item);
    watch.count += 1;
    if (watch.count >= watch.target) watch.reached();
  }

  async function createCase(): Promise<void> {
    note(acknowledged.cases, (await openCase(reviewer, [])).id);
  }

  async function writeSubmission(): Promise<void> {
    const submission = await draft(author, caseId, [reviewer]);
    note(acknowledged.submissions, submission.id);
    const narrative = randomUUID();
    const record = { subject: 'Under load', narrative, measure: 'inform' as const, assets: [] };
    await writeRecord(connection, submission, record, { recipients, signingKey });
    note(acknowledged.records, { id: submission.id, narrative });
  }

  async function depositOf(size: number): Promise<void> {
    const content = randomBytes(size);
    const plaintext = streamOfBytes(content);
    const source = { name: 'file', mediaType: 'text/plain', size, plaintext };
    const folder = { type: 'submission', id: submissionId } as const;
    const { id } = await depositFile(connection, { folder, source, recipients, signingKey });
    note(acknowledged.files, { id, sha256: createHash('sha256').update(content).digest('hex') });
  }

  /** Parts of a file that is never completed. */
  async function sendParts(): Promise<void> {
    const plaintext = streamOfBytes(randomBytes(200_000));
    const { keyPackets, body } = await sealFile({ plaintext, recipients, format: 'default' });
    const file = await connection.call(BegunFile, `/submissions/${submissionId}/files`, {
      method: 'POST',
      body: {
        maxSize: 4 * PART_SIZE,
        keyPackets: keyPackets.map(({ keyPacket }, at) => ({
          organisationId: recipients[at]?.organisationId,
          keyPacket: Buffer.from(keyPacket).toString('base64'),
        })),
      },
    });
    for await (const { index, bytes, sha256 } of cutIntoParts(body, 60_000)) {
      const digest = Buffer.from(sha256, 'hex').toString('base64');
      await connection.command(`/files/${file.id}/parts/${index + 1}`, {
        method: 'PUT',
        raw: {
          body: new Blob([bytes]),
          headers: {
            'Content-Type': 'application/octet-stream',
            'Content-Digest': `sha-256=:${digest}:`,
          },
        },
      });
      note(acknowledged.parts, { fileId: file.id, n: index + 1, sha256 });
    }
  }

  async function invite(): Promise<void> {
    const body = {
      email: `${randomUUID()}@portal.test`,
      role: 'expert',
      organisationId: author.organisationId,
    };
    const call = { method: 'POST', body } as const;
    const issued = await administrator.connection.call(
      IssuedInvitationResponse,
      '/invitations',
      call,
    );
    note(acknowledged.invitations, issued.id);
  }

  async function repeat(act: () => Promise<void>, times = Infinity): Promise<void> {
    for (let done = 0; done < times && !ended; done += 1) {
      await portalIsBack;
      try {
        await act();
      } catch (error) {
        if (error instanceof ConnectionError) watch.interrupted += 1;
        else unexpected.push(error);
      }
    }
  }

  const working = Promise.all([
    repeat(createCase),
    repeat(writeSubmission),
    repeat(writeSubmission),
    repeat(() => depositOf(20_000)),
    repeat(() => depositOf(20_000)),
    repeat(() => depositOf(PART_SIZE + 20_000)),
    repeat(sendParts),
    repeat(sendParts),
    repeat(invite, MAX_INVITATIONS),
  ]);

  return {
    acknowledged,
    /** What went wrong otherwise than by a lost connection. */
    unexpected,
    interrupted: () => watch.interrupted,
    /** Resolves when so many more acts have been acknowledged. */
    async after(count: number): Promise<void> {
      await new Promise<void>((resolve) => {
        watch.target = watch.count + count;
        watch.reached = resolve;
      });
    },
    /** Nobody begins an act before the portal is back. */
    waitFor(back: Promise<unknown>): void {
      portalIsBack = back;
    },
    async end(): Promise<void> {
      ended = true;
      await working;
    },
  };
}
