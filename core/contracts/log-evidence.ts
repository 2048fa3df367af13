import { z } from 'zod';
import { Base64 } from './identifiers.ts';

/**
 * One entry of the access log, with what proves that the log holds it: `entry` are the very bytes of the leaf, `proof` is
 * a C2SP tlog-proof. Without `proof`, no signed checkpoint reaches so far yet.
 */
export const LogEvidence = z.object({
  index: z.int().min(0),
  entry: Base64,
  proof: z.string().optional(),
  /** The key that signs the log (C2SP signed-note), as the portal says; the caller compares it with the one it knows. */
  vkey: z.string(),
});
export type LogEvidence = z.infer<typeof LogEvidence>;
