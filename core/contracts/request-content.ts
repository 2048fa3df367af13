import { z } from 'zod';
import { AssetEntry, Line, Text } from './assets.ts';
import { Id } from './identifiers.ts';
import { RequirementCode } from './state-profiles.ts';
import { Measure } from './vocabulary.ts';

/** What stands inside a sealed request. The server never sees any of this. */

/** ISO 639-1. */
export const LanguageCode = z.string().regex(/^[a-z]{2}$/);
const Country = z.string().regex(/^[A-Z]{3}$/);
const Amount = z.string().regex(/^\d{1,18}(?:\.\d{1,18})?$/);
const Currency = z.string().regex(/^[A-Z]{3}$/);

/** Whom a measure would touch (Regulation (EU) 2018/1805, annex I, section D). */
export const PersonKind = z.enum(['natural', 'legal', 'third-party']);
export const AffectedPerson = z.strictObject({
  kind: PersonKind,
  name: Line,
  /** Date and place of birth, registration, addresses: whatever tells them from others. */
  details: Text.optional(),
});
export type AffectedPerson = z.infer<typeof AffectedPerson>;

/** How the property is determined: named items, an amount, or anything of equal value. */
export const PropertyBasis = z.enum(['specific-items', 'amount', 'equivalent-value']);
export const PropertySought = z.strictObject({
  basis: PropertyBasis,
  amount: z.strictObject({ amount: Amount, currency: Currency }).optional(),
  /** Why it is believed to be there. */
  whyThere: Text.optional(),
  assets: z.array(AssetEntry).max(500),
});

/** The blocks (a) to (f) of Rome Statute article 96(2), and what a freezing request names beside them. */
export const RequestContent = z.strictObject({
  subject: Line,
  language: LanguageCode,
  /** (a) */
  purpose: z.strictObject({
    summary: Text,
    assistance: Text,
    legalBasis: Text,
    grounds: Text,
  }),
  /** (b) As much detail as possible on the location or identification of a person or place. */
  location: Text.optional(),
  /** (c) */
  facts: Text.optional(),
  /** (d) Reasons for, and details of, any procedure to be followed. */
  procedure: Text.optional(),
  /** (e) What the law of the requested State demands, by its profile. */
  requirements: z
    .array(z.strictObject({ code: RequirementCode, text: Text }))
    .max(RequirementCode.options.length),
  /** (f) */
  other: Text.optional(),
  persons: z.array(AffectedPerson).max(200),
  property: PropertySought.optional(),
  otherStates: z
    .array(
      z.strictObject({
        country: Country,
        amount: Amount.optional(),
        currency: Currency.optional(),
      }),
    )
    .max(50),
  earlierOrders: Text.optional(),
  /** Claims of third parties and victims. */
  claims: Text.optional(),
  contact: z.strictObject({
    name: Line,
    reach: Line,
    languages: z.array(LanguageCode).min(1).max(10),
  }),
});
export type RequestContent = z.infer<typeof RequestContent>;

/** What the check of completeness said when the content was sealed; signed with it. */
export const ChecklistResult = z.strictObject({
  /** For which it was made. Nobody signs the measure in clear, so this one tells whether it is still the author's. */
  measure: Measure,
  /** Of the table of rules. */
  rulesVersion: z.int().min(1),
  /** Of the profile that the addressee had; 0 where it had none. */
  profileVersion: z.int().min(0),
  missing: z.array(z.string().regex(/^[a-z0-9-]{1,60}$/)),
});
export type ChecklistResult = z.infer<typeof ChecklistResult>;

export const RequestPayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('request'),
  requestId: Id,
  checklist: ChecklistResult,
  ...RequestContent.shape,
});
export type RequestPayload = z.infer<typeof RequestPayload>;

/** One message of a thread, or the words that explain a move. */
export const MessagePayload = z.strictObject({
  v: z.literal(1),
  type: z.literal('message'),
  requestId: Id,
  text: Text,
});
export type MessagePayload = z.infer<typeof MessagePayload>;
