import type { AppConfig } from '../../../config/app-config.ts';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import type { Moment } from './calendar.ts';
import type { Office } from './office.ts';
import type { OrganisationKey } from './organisations.ts';
import type { PersonKey } from './people.ts';

/** What has come about so far. */
export type Stage = {
  readonly config: AppConfig;
  /** When the demonstration is made, in milliseconds since 1970; days that are told from there stay true. */
  readonly madeAt: number;
  readonly office: Office;
  readonly organisations: Map<OrganisationKey, OrganisationResponse>;
  /** Of the organisations' current keys, as their people compared them over another channel. */
  readonly fingerprints: Map<OrganisationKey, string>;
  readonly invitations: Map<PersonKey, string>;
  /** Identifiers by reference. */
  readonly cases: Map<string, string>;
  /** Identifiers by subject. */
  readonly submissions: Map<string, string>;
  /** Identifiers by subject and addressee. */
  readonly requests: Map<string, string>;
};

/** Something that happens on a working day of the demonstration. */
export type Planned = { readonly at: Moment; readonly play: () => Promise<unknown> };
