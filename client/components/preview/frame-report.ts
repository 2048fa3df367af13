import { z } from 'zod';
import type { FrameReport } from '../../preview/messages.ts';

const encoding = z.enum(['utf-8', 'utf-16', 'windows-1252']);
const count = z.int().min(0).max(10_000_000);

const shown = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), encoding }),
  z.strictObject({
    kind: z.literal('table'),
    encoding,
    rows: count,
    isCut: z.boolean(),
    formulas: count,
  }),
  z.strictObject({ kind: z.literal('image') }),
  z.strictObject({ kind: z.literal('pdf'), pages: count }),
]);

/** What may come out of the frame: counts and words of a closed list, and no text. */
const FrameReportSchema: z.ZodType<FrameReport> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('shown'), shown, height: count }),
  z.strictObject({ type: z.literal('at'), page: count }),
  z.strictObject({ type: z.literal('failed'), failure: z.enum(['unreadable', 'password']) }),
]);

/** Undefined where the frame says anything else: a hostile file may have taken it over. */
export function parseFrameReport(message: unknown): FrameReport | undefined {
  return FrameReportSchema.safeParse(message).data;
}
