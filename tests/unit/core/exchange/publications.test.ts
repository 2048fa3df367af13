import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { LogEvidence } from '../../../../core/contracts/log-evidence.ts';
import {
  createConnection,
  createLogMemory,
  requirePublished,
  type LogMemory,
} from '../../../../core/exchange/index.ts';
import {
  createEvidenceLog,
  createLogKey,
  entryBytes,
  type EvidenceLog,
} from '../../../support/evidence-log.ts';
import { publicationBytes } from '../../../support/published-keys.ts';

const organisationId = randomUUID();
const key = { organisationId, fingerprint: 'ab'.repeat(20), armoredPublicKey: 'a public key' };
const other = { ...key, armoredPublicKey: 'another public key' };

type Answers = {
  /** Absent: the portal knows of no publication. */
  readonly evidence?: LogEvidence;
  readonly consistency?: string;
  readonly log?: LogMemory;
};

/** A portal that answers what a test wants, and how often it was asked for the entry. */
function portalWith({ evidence, consistency = '', log = createLogMemory() }: Answers) {
  const asked = { times: 0 };
  const connection = createConnection({
    origin: 'https://portal.example.org',
    log,
    fetch: (url) => {
      if (new URL(url).pathname.endsWith('/consistency')) {
        return Promise.resolve(new Response(consistency));
      }
      asked.times += 1;
      const missing = { type: 'about:blank', title: 'Not found', status: 404, code: 'NOT_FOUND' };
      return Promise.resolve(
        evidence
          ? Response.json(evidence)
          : Response.json({ ...missing, requestId: randomUUID() }, { status: 404 }),
      );
    },
  });
  return { connection, asked, log };
}

describe('a key that something is to be sealed to', () => {
  let logKey: Awaited<ReturnType<typeof createLogKey>>;
  const entries = [entryBytes(), publicationBytes(key), entryBytes()];
  let log: EvidenceLog;
  let evidence: LogEvidence;
  beforeAll(async () => {
    logKey = await createLogKey();
    log = await createEvidenceLog(entries, logKey);
    evidence = await log.evidence(1);
  });

  /** A memory of having seen the log of these entries. */
  async function having(seen: readonly Uint8Array[]): Promise<LogMemory> {
    const { vkey, checkpoint: note, size } = await createEvidenceLog(seen, logKey);
    const memory = createLogMemory();
    await memory.meet(vkey);
    await memory.rememberCheckpoint(vkey, { note, size });
    return memory;
  }
  const attempt = (answers: Answers) => requirePublished(portalWith(answers).connection, key);
  async function evidenceOf(entry: Uint8Array): Promise<LogEvidence> {
    return (await createEvidenceLog([entryBytes(), entry], logKey)).evidence(1);
  }

  it('is refused when no entry says that it was published', async () => {
    await expect(attempt({})).rejects.toMatchObject({ code: 'KEY_NOT_IN_LOG' });
  });

  it.each([
    ['about another key', () => publicationBytes(other)],
    [
      'about another organisation',
      () => publicationBytes({ ...key, organisationId: randomUUID() }),
    ],
    ['of another act', () => publicationBytes(key, { action: 'organisation-key.list' })],
    ['of an act that failed', () => publicationBytes(key, { outcome: 'failure' })],
  ])('is refused with an entry %s', async (_which, entry) => {
    const answers = { evidence: await evidenceOf(entry()) };
    await expect(attempt(answers)).rejects.toMatchObject({ code: 'KEY_NOT_IN_LOG' });
  });

  it('is refused with bytes that are no entry', async () => {
    const answers = { evidence: { ...evidence, entry: 'e30=' } };
    await expect(attempt(answers)).rejects.toMatchObject({ code: 'KEY_NOT_IN_LOG' });
  });

  it('is refused with an entry that the log does not hold', async () => {
    const entry = Buffer.from(publicationBytes(key)).toString('base64');
    const answers = { evidence: { ...evidence, entry } };
    await expect(attempt(answers)).rejects.toMatchObject({
      code: 'KEY_NOT_IN_LOG',
      cause: { code: 'E_PROOF' },
    });
  });

  it('waits for a signed checkpoint', async () => {
    const { proof: _none, ...unsigned } = evidence;
    await expect(attempt({ evidence: unsigned })).rejects.toMatchObject({
      code: 'KEY_NOT_YET_IN_LOG',
    });
  });

  it('is refused in a log that another key signs than the known one', async () => {
    const stranger = await createEvidenceLog(entries, await createLogKey());
    const answers = { evidence: await stranger.evidence(1), log: await having(entries) };
    await expect(attempt(answers)).rejects.toMatchObject({ code: 'LOG_NOT_THE_KNOWN_ONE' });
  });

  it('is refused in a log whose key is named wrongly', async () => {
    const { vkey } = await createLogKey();
    await expect(attempt({ evidence: { ...evidence, vkey } })).rejects.toMatchObject({
      code: 'LOG_NOT_THE_KNOWN_ONE',
      cause: { code: 'E_SIGNATURE' },
    });
  });

  it.each([
    ['shorter', [entryBytes()]],
    ['as long', [entryBytes(), publicationBytes(other), entryBytes()]],
    ['longer', [entryBytes(), entryBytes(), entryBytes(), entryBytes()]],
  ])('is refused in a log that is not the one seen before, which was %s', async (_how, seen) => {
    const answers = {
      evidence,
      log: await having(seen),
      consistency: await log.consistency(1),
    };
    await expect(attempt(answers)).rejects.toMatchObject({
      code: 'LOG_NOT_THE_KNOWN_ONE',
      cause: { code: 'E_FORK' },
    });
  });

  it('is taken when the log holds it, and what was seen is remembered', async () => {
    const { connection, log: memory } = portalWith({ evidence });

    await requirePublished(connection, key);

    await expect(memory.find()).resolves.toMatchObject({
      vkey: logKey.vkey,
      checkpoint: { size: 3 },
    });
  });

  it('is taken when the log continues the one seen before', async () => {
    const seen = await having(entries.slice(0, 2));
    const { connection } = portalWith({
      evidence,
      log: seen,
      consistency: await log.consistency(2),
    });

    await requirePublished(connection, key);

    await expect(seen.find()).resolves.toMatchObject({ checkpoint: { size: 3 } });
  });

  it('is taken in a tree somewhat older than the one seen before, which stays remembered', async () => {
    const longer = [...entries, entryBytes(), entryBytes()];
    const seen = await having(longer);
    const consistency = await (await createEvidenceLog(longer, logKey)).consistency(3);
    const { connection } = portalWith({ evidence, log: seen, consistency });

    await requirePublished(connection, key);

    await expect(seen.find()).resolves.toMatchObject({ checkpoint: { size: 5 } });
  });

  it('is proven once', async () => {
    const { connection, asked } = portalWith({ evidence });

    await requirePublished(connection, key);
    await requirePublished(connection, key);

    expect(asked.times).toBe(1);
  });
});
