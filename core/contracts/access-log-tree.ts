import { z } from 'zod';
import { EntryIndex } from './access-log.ts';

/** The rest of a tile's address, as C2SP tlog-tiles writes it: `0/x001/234.p/5`, `entries/000`. */
export const TileParams = z.strictObject({
  path: z.string().regex(/^(?:entries|\d{1,2})\/(?:x\d{3}\/){0,5}\d{3}(?:\.p\/\d{1,3})?$/),
});

/** The same without `entries/`, which is in the route. */
export const BundleParams = z.strictObject({
  path: z.string().regex(/^(?:x\d{3}\/){0,5}\d{3}(?:\.p\/\d{1,3})?$/),
});

/** `newest=true`: as soon as the log itself has signed it, whether or not enough witnesses have. */
export const CheckpointQuery = z.strictObject({ newest: z.literal('true').optional() });

/** Sizes of two trees, the smaller first; 0 for the empty one. */
export const ConsistencyQuery = z
  .strictObject({ from: EntryIndex, to: EntryIndex })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'is smaller than from' });
export type ConsistencyQuery = z.infer<typeof ConsistencyQuery>;

/** A witness's word on the checkpoint of that size: one line of C2SP tlog-cosignature, `cosignature/v1`. */
export const CosignatureRequest = z.strictObject({
  size: z.int().min(0),
  cosignature: z
    .string()
    .max(1_024)
    .regex(/^— [^\s+]+ [A-Za-z0-9+/]+={0,2}\n?$/u),
});
export type CosignatureRequest = z.infer<typeof CosignatureRequest>;
