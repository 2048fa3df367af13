import type { Anomaly } from '../../../../core/contracts/access-log-anomalies.ts';
import type { Names } from '../../../../core/contracts/access-log.ts';
import type { VerifiedCheckpoint } from '../../../../core/transparency/index.ts';
import type { Tally } from '../store/index-rows.ts';

/** What a summary says. */
export type Summary = {
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly checkpoint: VerifiedCheckpoint;
  readonly signedAt: string;
  readonly vkey: string;
  readonly certificate: string;
  readonly tallies: readonly Tally[];
  readonly anomalies: readonly Anomaly[];
  readonly names: Names;
};
