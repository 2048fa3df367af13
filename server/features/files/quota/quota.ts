import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SealedFileRepository } from '../sealed-file.ts';
import type { StorageUsage, StorageUsageRepository } from './storage-usage.ts';

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
 * [Note: quota after a crash] An act that dies between the two leaves the counter wrong and itself under way;
 * nothing is released twice, because `recount` touches a counter only when no living act is under way.
 */
export function createQuota({ usage, files, limit, clock }: Dependencies) {
  const now = () => clock().toISOString();

  function mayBeCorrected({ actsUnderWay, changedAt }: StorageUsage): boolean {
    return actsUnderWay === 0 || Date.parse(changedAt) < clock().getTime() - DEAD_AFTER_MS;
  }

  return {
    /** Runs `keep` with `bytes` reserved. @throws AppError `QUOTA_EXCEEDED` */
    async reserve(organisationId: string, bytes: number, keep: () => Promise<unknown>) {
      const isWithin = await usage.begin({ organisationId, bytes, limit, at: now() });
      if (!isWithin) throw new AppError('QUOTA_EXCEEDED');
      await keep();
      await usage.end({ organisationId, released: 0, at: now() });
    },

    /** Runs `free` and, when it answers true, releases `bytes`. Passes the answer on. */
    async release(
      organisationId: string,
      bytes: number,
      free: () => Promise<boolean>,
    ): Promise<boolean> {
      const unlimited = Number.MAX_SAFE_INTEGER;
      await usage.begin({ organisationId, bytes: 0, limit: unlimited, at: now() });
      const isFreed = await free();
      await usage.end({ organisationId, released: isFreed ? bytes : 0, at: now() });
      return isFreed;
    },

    /** Heals what a crash left. Answers whose counters were wrong. */
    async recount(): Promise<string[]> {
      const corrected: string[] = [];
      for (const row of await usage.list()) {
        if (!mayBeCorrected(row)) continue;
        const bytes = await files.sumOfSizes(row.organisationId);
        if (bytes === row.bytes && row.actsUnderWay === 0) continue;
        if (await usage.correct(row, bytes)) corrected.push(row.organisationId);
      }
      return corrected;
    },
  };
}
export type Quota = ReturnType<typeof createQuota>;
