import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';

/** What a State may demand of a request under its own law (Rome Statute article 96(2)(e)). */
export const RequirementCode = z.enum([
  'translation',
  'certified-copy-of-order',
  'statement-of-dual-criminality',
  'statement-of-time-limit',
  'link-between-person-and-property',
  'undertaking-on-costs',
  'undertaking-on-confidentiality',
  'bank-and-branch',
  'statement-on-proportionality',
]);
export type RequirementCode = z.infer<typeof RequirementCode>;

/** The word in which a language is asked for: ISO 639-1. */
const Language = z.string().regex(/^[a-z]{2}$/);

/** What a State says of itself to those who ask it. Kept short and in codes, since it is in clear. */
const facts = {
  languages: z.array(Language).min(1).max(10),
  requirements: z.array(RequirementCode).max(RequirementCode.options.length),
  /** How long a freeze lasts at most before it must be renewed. */
  maximumFreezeMonths: z.int().min(1).max(240).optional(),
} as const;

export const WriteStateProfileRequest = z.strictObject(facts);
export type WriteStateProfileRequest = z.infer<typeof WriteStateProfileRequest>;

export const StateProfileResponse = z.object({
  organisationId: Id,
  /** 0 as long as nobody has written one; then its lists are empty. */
  version: Version.or(z.literal(0)),
  languages: z.array(Language),
  requirements: z.array(RequirementCode),
  maximumFreezeMonths: z.int().optional(),
  /** A profile older than a year is shown as stale. */
  confirmedAt: Instant.optional(),
});
export type StateProfileResponse = z.infer<typeof StateProfileResponse>;
