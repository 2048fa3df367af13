import { z } from 'zod';

export const Role = z.enum([
  'expert',
  'national-focal-point',
  'court-focal-point',
  'auditor',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

/** The roles that may hold keys and open content. Auditors and administrators never do. */
export const contentRoles = ['expert', 'national-focal-point', 'court-focal-point'] as const;

export const OrganisationKind = z.enum(['state', 'court-organ', 'partner']);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** The roles that an organisation of each kind may have. */
export const rolesOfKind: Record<OrganisationKind, readonly Role[]> = {
  state: ['expert', 'national-focal-point'],
  'court-organ': ['court-focal-point', 'auditor', 'administrator'],
  partner: ['expert', 'national-focal-point', 'auditor'],
};

/** How an item must be protected. */
export const Classification = z.enum(['public', 'restricted', 'confidential', 'secret']);
/** What the receiver may use an item for: Europol handling codes, and material given solely to generate new evidence. */
export const HandlingCondition = z.enum(['H0', 'H1', 'H2', 'H3', 'lead-only']);
/** Who may get an item: FIRST Traffic Light Protocol 2.0. Labels are never translated. */
export const SharingLimit = z.enum([
  'TLP:RED',
  'TLP:AMBER+STRICT',
  'TLP:AMBER',
  'TLP:GREEN',
  'TLP:CLEAR',
]);

/** The three markings of an item. They answer different questions and are never merged. */
export const Markings = z.strictObject({
  classification: Classification,
  handlingCondition: HandlingCondition,
  sharingLimit: SharingLimit,
});
export type Markings = z.infer<typeof Markings>;

/** Formal items go the art. 87 way; informal ones never replace it. */
export const Formality = z.enum(['formal', 'informal']);
export type Formality = z.infer<typeof Formality>;

/** What cooperation is for, from finding an asset to letting it go. */
export const Measure = z.enum([
  'identify',
  'trace',
  'freeze',
  'seize',
  'forfeit',
  'monitor',
  'inform',
  'release',
]);
export type Measure = z.infer<typeof Measure>;
