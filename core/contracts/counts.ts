import { z } from 'zod';

/** So many, or more: nobody counts further. */
export const MAX_COUNTED = 1_000;
const Count = z.int().min(0).max(MAX_COUNTED);

export const SubmissionCount = z.object({ draft: Count, returned: Count });
export type SubmissionCount = z.infer<typeof SubmissionCount>;
export const InboxCount = z.object({ submitted: Count, underReview: Count });
export type InboxCount = z.infer<typeof InboxCount>;

/** So many that the one who asks, or is asked, has something to do; see `openRequestStates`. */
export const RequestCount = z.object({
  /** Of the own organisation's: not sent yet. */
  draft: z.int().min(0),
  /** Received, and not acknowledged yet. */
  received: z.int().min(0),
  /** Received or issued: open, and past the response target. */
  late: z.int().min(0),
  /** Received: open, and due within `SOON_DAYS`. */
  soon: z.int().min(0),
  /** Issued: urgent, sent, and not confirmed yet. */
  awaitingConfirmation: z.int().min(0),
  /** Issued: answered to the end, and not closed. */
  answered: z.int().min(0),
});
export type RequestCount = z.infer<typeof RequestCount>;
