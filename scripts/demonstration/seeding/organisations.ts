import type { OrganisationKind } from '../../../core/contracts/vocabulary.ts';

export type OrganisationKey = 'prosecutor' | 'registry' | 'arcadia' | 'borduria' | 'valdore';

type Invented = {
  readonly name: string;
  readonly kind: OrganisationKind;
  /** ISO 3166 reserves XAA to XZZ for use by anybody: these States do not exist. */
  readonly country?: string;
  readonly gnupgCompatible?: boolean;
  /** The first three octets of its network: addresses that are kept for documentation (RFC 5737). */
  readonly network: string;
};

export const organisations: Readonly<Record<OrganisationKey, Invented>> = {
  registry: { name: 'Registry (specimen)', kind: 'court-organ', network: '192.0.2' },
  prosecutor: {
    name: 'Office of the Prosecutor (specimen)',
    kind: 'court-organ',
    network: '192.0.2',
  },
  arcadia: {
    name: 'Arcadia, Central Authority',
    kind: 'state',
    country: 'XAC',
    network: '198.51.100',
  },
  borduria: {
    name: 'Borduria, Asset Recovery Office',
    kind: 'state',
    country: 'XBO',
    gnupgCompatible: true,
    network: '203.0.113',
  },
  valdore: {
    name: 'Valdore, Autorité centrale',
    kind: 'state',
    country: 'XVA',
    network: '198.51.100',
  },
};
