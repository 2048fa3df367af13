import { z } from 'zod';
import { Instant } from './identifiers.ts';

/**
 * How the log itself is. `alarm`: it is not what was signed, or somebody was shown another one. `behind`: entries have
 * been waiting for their signature for minutes.
 */
export const LogHealth = z.object({
  status: z.enum(['well', 'behind', 'alarm']),
  /** The newest signed tree; absent before the first. */
  checkpoint: z.object({ size: z.int().min(0), publishedAt: Instant }).optional(),
  /** `code` as in core/transparency; `source` is `signer`, or a witness by its name in the policy. */
  alarms: z.array(z.object({ code: z.string(), source: z.string(), since: Instant })),
});
export type LogHealth = z.infer<typeof LogHealth>;
