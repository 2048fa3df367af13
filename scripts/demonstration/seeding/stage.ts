import type { AppConfig } from '../../../config/app-config.ts';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import type { Moment } from './calendar.ts';
import type { Office } from './office.ts';
import type { OrganisationKey } from './organisations.ts';
import type { PersonKey } from './people.ts';

/** What has come about so far. */
export type Stage = {
  readonly config: AppConfig;
  readonly office: Office;
  readonly organisations: Map<OrganisationKey, OrganisationResponse>;
  /** Of the organisations' current keys, as their people compared them over another channel. */
  readonly fingerprints: Map<OrganisationKey, string>;
  readonly invitations: Map<PersonKey, string>;
  /** Identifiers by reference. */
  readonly cases: Map<string, string>;
  /** Identifiers by subject. */
  readonly submissions: Map<string, string>;
};

/** Something that happens on a working day of the demonstration. */
export type Planned = { readonly at: Moment; readonly play: () => Promise<unknown> };
