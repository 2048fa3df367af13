import { v7 as uuid } from 'uuid';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SealedFileRepository } from '../sealed-file.ts';
import type { ActUnderWay, StorageUsageRepository } from './storage-usage.ts';

type Dependencies = {
  readonly usage: StorageUsageRepository;
  readonly files: Pick<SealedFileRepository, 'sumOfSizes'>;
  /** Octets that each organisation may store. */
  readonly limit: number;
  readonly clock: Clock;
};

/** Acts take milliseconds. One that is under way for longer has died with its process. */
const DEAD_AFTER_MS = 60 * 60 * 1000;

/**
 * A counter for each organisation, changed by conditional updates, so that uploads at the same time cannot
 * exceed the quota together. Every act that changes the sum of sizes does so between `begin` and `end`.
 * [Note: quota after a crash] An act that dies between the two leaves the counter wrong and itself under way.
 * Nothing is released twice: `recount` touches a counter only when no living act is under way, and an act that it
 * has given up, should it end after all, releases nothing: its files are in the new sum, or in the next one.
 */
export function createQuota({ usage, files, limit, clock }: Dependencies) {
  function newAct(organisationId: string) {
    return { id: uuid(), organisationId };
  }

  function isAlive({ startedAt }: ActUnderWay): boolean {
    return Date.parse(startedAt) >= clock().getTime() - DEAD_AFTER_MS;
  }

  return {
    /** Runs `keep` with `bytes` reserved. @throws AppError `QUOTA_EXCEEDED` */
    async reserve(organisationId: string, bytes: number, keep: () => Promise<unknown>) {
      const act = newAct(organisationId);
      const startedAt = clock().toISOString();
      const isWithin = await usage.begin({ ...act, startedAt, bytes, limit });
      if (!isWithin) throw new AppError('QUOTA_EXCEEDED');
      await keep();
      await usage.end({ ...act, released: 0 });
    },

    /** Runs `free` and, when it answers true, releases `bytes`. Passes the answer on. */
    async release(
      organisationId: string,
      bytes: number,
      free: () => Promise<boolean>,
    ): Promise<boolean> {
      const act = newAct(organisationId);
      const startedAt = clock().toISOString();
      await usage.begin({ ...act, startedAt, bytes: 0, limit: Number.MAX_SAFE_INTEGER });
      const isFreed = await free();
      await usage.end({ ...act, released: isFreed ? bytes : 0 });
      return isFreed;
    },

    /** Heals what a crash left. Answers whose counters were wrong. */
    async recount(): Promise<string[]> {
      const corrected: string[] = [];
      for (const row of await usage.list()) {
        if (row.actsUnderWay.some(isAlive)) continue;
        const bytes = await files.sumOfSizes(row.organisationId);
        if (bytes === row.bytes && row.actsUnderWay.length === 0) continue;
        if (await usage.correct(row, bytes)) corrected.push(row.organisationId);
      }
      return corrected;
    },
  };
}
export type Quota = ReturnType<typeof createQuota>;
