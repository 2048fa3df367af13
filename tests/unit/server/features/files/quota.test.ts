import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DatabaseSync } from 'node:sqlite';
import { v7 as uuid } from 'uuid';
import type { FileRepositories } from '../../../../../server/features/files/index.ts';
import { createQuota, type Quota } from '../../../../../server/features/files/quota/quota.ts';
import { openSqlite } from '../../../../../server/platform/database/sqlite.ts';
import { aReceivingFile, openFileRepositories } from '../../../../support/file-repositories.ts';
import { problemOf } from '../../../../support/submission-stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LIMIT = 10_000;
const organisationId = uuid();

let sqlite: DatabaseSync;
let repositories: FileRepositories;
let quota: Quota;
let now: number;
beforeEach(async () => {
  sqlite = openSqlite(':memory:');
  repositories = await openFileRepositories({ database: { engine: 'sqlite', sqlite } });
  now = Date.parse('2026-11-21T12:00:00.000Z');
  const { files, usage } = repositories;
  quota = createQuota({ files, usage, limit: LIMIT, clock: () => new Date(now) });
});
afterEach(() => {
  sqlite.close();
});

async function keep(size: number) {
  const file = aReceivingFile({ organisationId, size });
  await quota.reserve(organisationId, size, () => repositories.files.insert(file));
  return file;
}

/** An act whose process dies when it has reserved room, and before it has stored anything. */
async function die(size: number): Promise<void> {
  const death = new Error('the process died');
  await expect(quota.reserve(organisationId, size, () => Promise.reject(death))).rejects.toBe(
    death,
  );
}

/** A release that is held up before it does `free`. */
function releaseSlowly(bytes: number, free: () => Promise<boolean>) {
  const { promise: held, resolve: goOn } = Promise.withResolvers<undefined>();
  const released = quota.release(organisationId, bytes, () => held.then(free));
  return {
    end: () => {
      goOn(undefined);
      return released;
    },
  };
}

function discardSlowly(file: { id: string; size: number }) {
  return releaseSlowly(file.size, () => repositories.files.remove(file.id, 1));
}

async function counted() {
  const [row] = await repositories.usage.list();
  return { bytes: row?.bytes, acts: row?.actsUnderWay.length };
}

describe('the quota of an organisation', () => {
  it('stores nothing of what exceeds it', async () => {
    await keep(LIMIT - 100);

    expect(await problemOf(keep(101))).toBe('QUOTA_EXCEEDED');

    expect(await repositories.files.sumOfSizes(organisationId)).toBe(LIMIT - 100);
    expect(await counted()).toEqual({ bytes: LIMIT - 100, acts: 0 });
  });

  it('releases nothing when nothing was freed', async () => {
    await keep(100);

    expect(await quota.release(organisationId, 100, () => Promise.resolve(false))).toBe(false);

    expect(await counted()).toEqual({ bytes: 100, acts: 0 });
  });
});

describe('recounting', () => {
  it('leaves alone what is right', async () => {
    await keep(100);
    now += 2 * HOUR;

    expect(await quota.recount()).toEqual([]);
  });

  it('never corrects away an act that may live, though one beside it is dead', async () => {
    const file = await keep(100);
    await die(5000);
    now += HOUR;
    const slow = discardSlowly(file);
    now += 1;

    expect(await quota.recount()).toEqual([]);
    expect(await counted()).toEqual({ bytes: 5100, acts: 2 });

    await slow.end();
    expect(await quota.recount()).toEqual([organisationId]);
    expect(await counted()).toEqual({ bytes: 0, acts: 0 });
  });

  it('gives back what a dead act holds, however busy the organisation is', async () => {
    await die(5000);
    for (let minute = 0; minute < 60; minute += 1) {
      now += MINUTE;
      await keep(10);
      expect(await quota.recount()).toEqual([]);
    }
    expect(await counted()).toEqual({ bytes: 5600, acts: 1 });

    now += 1;
    await keep(10);

    expect(await quota.recount()).toEqual([organisationId]);
    expect(await counted()).toEqual({ bytes: 610, acts: 0 });
    expect(await quota.recount()).toEqual([]);
  });

  it('forgets an act that died after it had stored its file, and keeps the room of the file', async () => {
    await expect(
      quota.reserve(organisationId, 100, async () => {
        await repositories.files.insert(aReceivingFile({ organisationId, size: 100 }));
        throw new Error('the process died');
      }),
    ).rejects.toThrow('the process died');
    now += HOUR + 1;

    await quota.recount();

    expect(await counted()).toEqual({ bytes: 100, acts: 0 });
  });

  it('releases nothing twice when an act ends that was given up after it had freed its room', async () => {
    await keep(300);
    const file = await keep(100);
    await repositories.files.remove(file.id, 1);
    const late = releaseSlowly(100, () => Promise.resolve(true));
    now += HOUR + 1;
    expect(await quota.recount()).toEqual([organisationId]);

    expect(await late.end()).toBe(true);

    expect(await counted()).toEqual({ bytes: 300, acts: 0 });
    expect(await quota.recount()).toEqual([]);
  });

  it('counts again what an act that was given up has freed later', async () => {
    await keep(300);
    const late = discardSlowly(await keep(100));
    now += HOUR + 1;
    expect(await quota.recount()).toEqual([organisationId]);

    expect(await late.end()).toBe(true);

    expect(await counted()).toEqual({ bytes: 400, acts: 0 });
    expect(await quota.recount()).toEqual([organisationId]);
    expect(await counted()).toEqual({ bytes: 300, acts: 0 });
  });
});
