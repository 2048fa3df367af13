import { z } from 'zod';
import { Id, Instant, Version } from './identifiers.ts';
import { pageOf } from './paging.ts';
import { OrganisationKind } from './vocabulary.ts';

const Name = z.string().trim().min(2).max(200);
/** ISO 3166-1 alpha-3, upper case. */
const Country = z.string().regex(/^[A-Z]{3}$/);

export const CreateOrganisationRequest = z
  .strictObject({
    name: Name,
    kind: OrganisationKind,
    country: Country.optional(),
    /** Files sealed to this organisation must open in GnuPG, at the price of the older format. */
    gnupgCompatible: z.boolean().default(false),
  })
  .refine((request) => (request.kind === 'state') === (request.country !== undefined), {
    path: ['country'],
    message: 'a State has a country, no other organisation has',
  });
export type CreateOrganisationRequest = z.infer<typeof CreateOrganisationRequest>;

export const ChooseCompatibilityRequest = z.strictObject({ gnupgCompatible: z.boolean() });

export const OrganisationState = z.enum(['active', 'suspended']);
export type OrganisationState = z.infer<typeof OrganisationState>;

export const OrganisationResponse = z.object({
  id: Id,
  version: Version,
  name: Name,
  kind: OrganisationKind,
  country: Country.optional(),
  gnupgCompatible: z.boolean(),
  state: OrganisationState,
  createdAt: Instant,
});
export type OrganisationResponse = z.infer<typeof OrganisationResponse>;

export const OrganisationPage = pageOf(OrganisationResponse);
export const OrganisationParams = z.strictObject({ organisationId: Id });
