import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';
import { MAX_RECIPIENTS } from './limits.ts';
import { PageQuery, pageOf } from './paging.ts';
import { MoveGround, RequestState, RequestStep } from './request-transitions.ts';
import { OpenableContent, SealedContent } from './sealed-content.ts';
import { Formality, Markings, Measure } from './vocabulary.ts';

/**
 * Who asks whom: the Court a State (Part 9 of the Rome Statute), a State the Court (arts. 93(10), 96(4)), or a State
 * another State, which the Statute does not govern.
 */
export const Flow = z.enum(['court-to-state', 'state-to-court', 'state-to-state']);
export type Flow = z.infer<typeof Flow>;

/** Why something cannot wait; the ground is in clear, so it is a code. */
export const UrgencyGround = z.enum([
  'risk-of-dissipation',
  'transfer-under-way',
  'order-about-to-lapse',
  'destruction-of-evidence',
  'hearing-date',
]);
export const Urgency = z.discriminatedUnion('level', [
  z.strictObject({ level: z.literal('routine') }),
  z.strictObject({ level: z.literal('urgent'), ground: UrgencyGround }),
]);
export type Urgency = z.infer<typeof Urgency>;

/** Of a letter in the channel that the State declared under art. 87. It is in clear, so it has no room for words. */
export const ChannelReference = z
  .string()
  .max(40)
  .regex(/^[A-Z0-9]+(?:[/.-][A-Z0-9]+)*$/);
export const Confirmation = z.strictObject({ reference: ChannelReference, on: z.iso.date() });
export type Confirmation = z.infer<typeof Confirmation>;

/** Everything about a request that is in clear and that its author chooses. */
const clearFacts = {
  formality: Formality,
  measure: Measure,
  urgency: Urgency,
  /** The day by which an answer is agreed or hoped for. It is never a legal deadline. */
  responseTarget: z.iso.date(),
  markings: Markings,
} as const;

/** One request is begun for each addressee; they are linked, and none of the addressees sees the link. */
export const CreateRequestsRequest = z.strictObject({
  caseId: Id,
  flow: Flow,
  addresseeOrganisationIds: z
    .array(Id)
    .min(1)
    .max(MAX_RECIPIENTS - 1)
    .refine((ids) => new Set(ids).size === ids.length, { message: 'names an organisation twice' }),
  ...clearFacts,
});
export type CreateRequestsRequest = z.infer<typeof CreateRequestsRequest>;

/** Of a draft. */
export const ChangeRequestRequest = z.strictObject(clearFacts);
export type ChangeRequestRequest = z.infer<typeof ChangeRequestRequest>;
export const WriteRequestContentRequest = z.strictObject({ content: SealedContent });

/** The body of a move. `ground` and `until` as the table of transitions asks for them; a message explains it, sealed. */
export const MoveRequest = z.strictObject({
  ground: MoveGround.optional(),
  /** The day on which a postponement is expected to end. */
  until: z.iso.date().optional(),
  message: SealedContent.optional(),
});
export type MoveRequest = z.infer<typeof MoveRequest>;

export const RequestMove = z.object({
  step: RequestStep,
  state: RequestState,
  organisationId: Id,
  accountId: Id,
  at: Instant,
  ground: MoveGround.optional(),
  until: z.iso.date().optional(),
});
export type RequestMove = z.infer<typeof RequestMove>;

export const RequestSummary = z.object({
  id: Id,
  version: Version,
  /** What the requests of one drafting have in common; shown to who asks only. */
  groupId: Id.optional(),
  caseId: Id,
  flow: Flow,
  ...clearFacts,
  state: RequestState,
  requester: z.object({ organisationId: Id, accountId: Id }),
  addresseeOrganisationId: Id,
  contentWrittenBy: Id.optional(),
  /** By a focal point of the requesting State; writing anything anew takes it away. */
  signedOffBy: Id.optional(),
  confirmation: Confirmation.optional(),
  /** True while an urgent request has gone ahead of its confirmation (art. 96(1)). */
  awaitingConfirmation: z.boolean(),
  /** Every change of state since it was sent, oldest first. */
  moves: z.array(RequestMove),
  sentAt: Instant.optional(),
  createdAt: Instant,
  changedAt: Instant,
});
export type RequestSummary = z.infer<typeof RequestSummary>;
export const RequestResponse = RequestSummary.extend({ content: OpenableContent.optional() });
export type RequestResponse = z.infer<typeof RequestResponse>;

export const BegunRequests = z.object({ items: z.array(RequestSummary) });
export const RequestPage = pageOf(RequestSummary);
export const RequestParams = z.strictObject({ requestId: Id });

export const RequestSide = z.enum(['requester', 'addressee']);
export type RequestSide = z.infer<typeof RequestSide>;
/** In which order a list comes: the newest first, or what is due first. Only open requests are ever due. */
export const RequestSort = z.enum(['newest', 'target']);
export const RequestQuery = PageQuery.extend({
  side: RequestSide,
  sort: RequestSort.default('newest'),
  state: RequestState.optional(),
  caseId: Id.optional(),
  measure: Measure.optional(),
  /** Past its response target, and not answered. These always come in the order of their targets. */
  late: z.literal('true').optional(),
});
export type RequestQuery = z.infer<typeof RequestQuery>;

/** Formal requests of the Court under Part 9. Informal ones, and those between States, never count as such. */
export function isPartNine({ flow, formality }: Pick<RequestSummary, 'flow' | 'formality'>) {
  return flow === 'court-to-state' && formality === 'formal';
}

/** Days before a response target from which a request counts as due soon, and is reminded of. */
export const SOON_DAYS = 7;
