import type { AccessAction } from '../../../../core/contracts/access-log.ts';

const MINUTE = 60_000;

/** When a rule speaks up. Hours are those of UTC: nobody's time zone is known. */
export const thresholds = {
  offHours: {
    /** From this hour in the evening until that hour in the morning, and on Saturdays and Sundays. */
    fromHour: 20,
    toHour: 6,
    actions: [
      'file.open',
      'file.share',
      'key-grant.create',
      'organisation-key.publish',
      'member.propose-role',
      'member.approve-role',
      'access-log.export',
      'access-log.export-csv',
      'access-log.export-ocsf',
    ],
  },
  bulkOpening: {
    /** Different files in one hour of the clock, and so many times what was ever usual for that account. */
    files: 20,
    times: 3,
    /** What is usual is what the days before show. */
    days: 30,
  },
  repeatedDenials: { denials: 5, within: 60 * MINUTE },
  /** An act that takes longer has lost its end. */
  intents: { after: 60 * MINUTE },
} as const satisfies {
  readonly offHours: { readonly actions: readonly AccessAction[]; [more: string]: unknown };
  readonly [rule: string]: unknown;
};
