import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';
import { pageOf } from './paging.ts';

/** The Court's own reference, such as `ICC-01/26-FIN-3`. It is in clear, so it has no room for words. */
export const CaseReference = z
  .string()
  .max(40)
  .regex(/^ICC(?:-[0-9A-Z]{1,8}(?:\/\d{2})?){1,5}$/);

/** A closed case takes nothing new; what was submitted before is still reviewed. */
export const CaseState = z.enum(['open', 'closed']);
export type CaseState = z.infer<typeof CaseState>;

export const CreateCaseRequest = z.strictObject({ reference: CaseReference });
export type CreateCaseRequest = z.infer<typeof CreateCaseRequest>;

export const CaseResponse = z.object({
  id: Id,
  version: Version,
  reference: CaseReference,
  /** The organ of the Court that opened the case and decides who takes part; it takes part itself. */
  ownerOrganisationId: Id,
  participantOrganisationIds: z.array(Id).readonly(),
  state: CaseState,
  createdAt: Instant,
});
export type CaseResponse = z.infer<typeof CaseResponse>;

export const CasePage = pageOf(CaseResponse);
export const CaseParams = z.strictObject({ caseId: Id });
export const ParticipantParams = z.strictObject({ caseId: Id, organisationId: Id });
