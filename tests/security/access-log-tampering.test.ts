import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  parsePolicy,
  policyOfLog,
  TransparencyError,
  verifyLog,
  type Policy,
  type VerificationClock,
} from '../../core/transparency/index.ts';
import { nodeTreeHasher as hasher } from '../../server/platform/tree-hasher.ts';
import { fileRows } from '../support/log-damage.ts';
import {
  honest,
  LOG_SIZE,
  rows,
  seenCheckpoint,
  tampered,
  vkeyOf,
  type Verdict,
} from '../support/log-tampering.ts';
import { aLog, policyText, sampleTime, someKeys, type LogFiles } from '../support/sample-log.ts';

const keys = await someKeys(3);
const alone = policyOfLog(vkeyOf(keys).trim());
const twoOfThree = parsePolicy(policyText(keys, 2));

type Auditor = {
  readonly policy: Policy;
  readonly remembered?: string;
  readonly clock?: VerificationClock;
};

async function verdictOf(
  files: LogFiles,
  auditor: Auditor,
): Promise<{ verdict: Verdict; where?: string | undefined }> {
  try {
    await verifyLog({
      source: { read: (path) => Promise.resolve(files.get(path)) },
      hasher,
      ...auditor,
    });
    return { verdict: 'accepted' };
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    return { verdict: error.code, where: error.where };
  }
}

let remembered: string;
beforeAll(async () => {
  remembered = await seenCheckpoint(keys);
});

describe('an honest log', () => {
  it('passes with every auditor', async () => {
    const files = await aLog(honest, { keys, cosigners: 2 });
    const clock = { now: sampleTime + 60, maxAge: 60 };

    for (const auditor of [
      { policy: alone },
      { policy: alone, remembered },
      { policy: twoOfThree },
      { policy: twoOfThree, remembered, clock },
    ]) {
      expect(await verdictOf(files, auditor)).toEqual({ verdict: 'accepted' });
    }
  });
});

describe.each(rows)('$what', ({ entries, database, key, seen }) => {
  let logs: Awaited<ReturnType<typeof tampered>>;
  beforeAll(async () => {
    logs = await tampered(keys, entries);
  });

  it('is found by everybody where only the database was altered', async () => {
    for (const auditor of [
      { policy: alone },
      { policy: alone, remembered },
      { policy: twoOfThree },
    ]) {
      expect(await verdictOf(logs.database, auditor)).toMatchObject({ verdict: database });
    }
  });

  it(`is ${key === 'accepted' ? 'not ' : ''}found by who believes the key of the log alone`, async () => {
    expect(await verdictOf(logs.key, { policy: alone })).toMatchObject({ verdict: key });
  });

  it(`is ${seen === 'accepted' ? 'not ' : ''}found by who remembers a checkpoint, even if witnesses help`, async () => {
    for (const files of [logs.key, logs.oneWitness]) {
      const { verdict } = await verdictOf(files, { policy: alone, remembered });
      expect(verdict).toBe(seen);
    }
  });

  it('is found by who demands two witnesses, with none and with one of them on the other side', async () => {
    for (const files of [logs.key, logs.oneWitness]) {
      expect(await verdictOf(files, { policy: twoOfThree })).toMatchObject({ verdict: 'E_QUORUM' });
    }
  });
});

describe('as many witnesses as the policy demands, on the side of the attacker', () => {
  it.each(rows)('hide from who has no memory what the key alone hides: $what', async (row) => {
    const files = await aLog(row.entries, { keys, cosigners: 2 });

    expect(await verdictOf(files, { policy: twoOfThree })).toMatchObject({ verdict: row.key });
    expect(await verdictOf(files, { policy: twoOfThree, remembered })).toMatchObject({
      verdict: row.seen,
    });
  });
});

describe.each(fileRows)('$what', ({ change, verdict, where }) => {
  it('is found by everybody, and named by its file', async () => {
    const files = await aLog(honest, { keys, cosigners: 2 });
    change(files);

    // The key in the export is for scripts/verify-log to look at.
    const expected = where === 'vkey' ? { verdict: 'accepted' } : { verdict, where };
    for (const auditor of [{ policy: alone, remembered }, { policy: twoOfThree }]) {
      expect(await verdictOf(files, auditor)).toMatchObject(expected);
    }
  });
});

describe('another checkpoint', () => {
  const old = () => aLog(honest.slice(0, 250), { keys, cosigners: 2 });

  it('of another log is found by everybody', async () => {
    const files = await aLog(honest, { keys: await someKeys(), cosigners: 0 });

    expect(await verdictOf(files, { policy: alone })).toMatchObject({ verdict: 'E_SIGNATURE' });
  });

  it('of an earlier time, over the log of then, is found by memory and by age', async () => {
    const files = await old();
    const clock = { now: sampleTime + 3_600, maxAge: 600 };

    expect(await verdictOf(files, { policy: alone })).toEqual({ verdict: 'accepted' });
    expect(await verdictOf(files, { policy: twoOfThree })).toEqual({ verdict: 'accepted' });
    expect(await verdictOf(files, { policy: alone, remembered })).toMatchObject({
      verdict: 'E_ROLLBACK',
    });
    expect(await verdictOf(files, { policy: twoOfThree, clock })).toMatchObject({
      verdict: 'E_STALE',
    });
  });

  it('of an earlier time, over the log of now, lacks its partial files', async () => {
    const files = await aLog(honest, { keys, cosigners: 2 });
    files.set('checkpoint', (await old()).get('checkpoint') ?? new Uint8Array());

    expect(await verdictOf(files, { policy: twoOfThree })).toMatchObject({
      verdict: 'E_MISSING',
      where: 'tile/entries/000.p/250',
    });
  });

  it('of the same size and another root is found by who remembers that size', async () => {
    const entries = rows[0]?.entries ?? [];
    const files = await aLog(entries, { keys, cosigners: 3 });
    const sameSize = Buffer.from((await aLog(honest, { keys })).get('checkpoint') ?? []).toString();

    expect(entries).toHaveLength(LOG_SIZE);
    expect(await verdictOf(files, { policy: twoOfThree, remembered: sameSize })).toMatchObject({
      verdict: 'E_FORK',
    });
  });
});
