import type { Role } from '../../../core/contracts/vocabulary.ts';
import type { Moment } from './calendar.ts';
import type { OrganisationKey } from './organisations.ts';

export const personKeys = [
  ...(['leila', 'samuel', 'helene', 'noor', 'ines', 'tomas'] as const),
  ...(['mara', 'jon', 'petra', 'anton', 'nils'] as const),
  ...(['irma', 'radu', 'viktor'] as const),
  ...(['solene', 'etienne', 'claire'] as const),
];
export type PersonKey = (typeof personKeys)[number];

export type Invented = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisation: OrganisationKey;
  readonly invited: Moment;
  /** Absent for the first two administrators, whom the command line invites. */
  readonly invitedBy?: PersonKey;
  readonly joins: Moment;
  /** Who makes the first key of the organisation. */
  readonly founds?: true;
  /** Has never made one: the pages ask for it first. */
  readonly hasNoKey?: true;
  readonly admitted?: { readonly at: Moment; readonly by: PersonKey };
  readonly suspended?: { readonly at: Moment; readonly by: PersonKey };
  readonly removed?: { readonly at: Moment; readonly by: PersonKey };
  /** Works at night and on weekends, too. */
  readonly worksLate?: true;
};

const court = { prosecutor: 'otp.example', registry: 'registry.example' } as const;

/** Everybody who ever had an account. Who has a key and was not admitted waits for a colleague to do it. */
export const people: Readonly<Record<PersonKey, Invented>> = {
  ines: {
    name: 'Ines Carvalho',
    email: `ines@${court.registry}`,
    role: 'administrator',
    organisation: 'registry',
    invited: [0, '08:12'],
    joins: [0, '08:20'],
  },
  tomas: {
    name: 'Tomas Lind',
    email: `tomas@${court.registry}`,
    role: 'administrator',
    organisation: 'registry',
    invited: [0, '08:14'],
    joins: [0, '08:31'],
    worksLate: true,
  },
  leila: {
    name: 'Leïla Brandt',
    email: `leila@${court.prosecutor}`,
    role: 'court-focal-point',
    organisation: 'prosecutor',
    invited: [0, '09:10'],
    invitedBy: 'ines',
    joins: [0, '09:42'],
    founds: true,
  },
  samuel: {
    name: 'Samuel Okonjo',
    email: `samuel@${court.prosecutor}`,
    role: 'court-focal-point',
    organisation: 'prosecutor',
    invited: [1, '08:50'],
    invitedBy: 'leila',
    joins: [1, '09:34'],
    admitted: { at: [1, '09:51'], by: 'leila' },
    worksLate: true,
  },
  helene: {
    name: 'Hélène Fabre',
    email: `helene@${court.registry}`,
    role: 'court-focal-point',
    organisation: 'registry',
    invited: [0, '09:14'],
    invitedBy: 'ines',
    joins: [0, '10:05'],
    founds: true,
  },
  noor: {
    name: 'Noor Haddad',
    email: `noor@${court.registry}`,
    role: 'auditor',
    organisation: 'registry',
    invited: [0, '09:18'],
    invitedBy: 'ines',
    joins: [0, '11:20'],
  },
  mara: {
    name: 'Mara Oduya',
    email: 'mara@arcadia.example',
    role: 'national-focal-point',
    organisation: 'arcadia',
    invited: [0, '09:22'],
    invitedBy: 'ines',
    joins: [0, '10:31'],
    founds: true,
  },
  jon: {
    name: 'Jon Sever',
    email: 'jon@arcadia.example',
    role: 'expert',
    organisation: 'arcadia',
    invited: [0, '10:50'],
    invitedBy: 'mara',
    joins: [0, '11:26'],
    admitted: { at: [0, '13:10'], by: 'mara' },
  },
  petra: {
    name: 'Petra Nyland',
    email: 'petra@arcadia.example',
    role: 'expert',
    organisation: 'arcadia',
    invited: [1, '10:02'],
    invitedBy: 'mara',
    joins: [1, '10:40'],
    admitted: { at: [1, '11:05'], by: 'mara' },
  },
  anton: {
    name: 'Anton Reyes',
    email: 'anton@arcadia.example',
    role: 'expert',
    organisation: 'arcadia',
    invited: [0, '10:53'],
    invitedBy: 'mara',
    joins: [0, '15:02'],
    admitted: { at: [0, '15:21'], by: 'mara' },
    removed: { at: [6, '09:05'], by: 'mara' },
  },
  nils: {
    name: 'Nils Aalto',
    email: 'nils@arcadia.example',
    role: 'expert',
    organisation: 'arcadia',
    invited: [14, '09:02'],
    invitedBy: 'mara',
    joins: [14, '10:24'],
    hasNoKey: true,
  },
  irma: {
    name: 'Irma Vel',
    email: 'irma@borduria.example',
    role: 'national-focal-point',
    organisation: 'borduria',
    invited: [0, '09:25'],
    invitedBy: 'ines',
    joins: [0, '13:04'],
    founds: true,
  },
  radu: {
    name: 'Radu Costin',
    email: 'radu@borduria.example',
    role: 'expert',
    organisation: 'borduria',
    invited: [0, '13:40'],
    invitedBy: 'irma',
    joins: [0, '15:33'],
    admitted: { at: [0, '16:10'], by: 'irma' },
    worksLate: true,
  },
  viktor: {
    name: 'Viktor Stahl',
    email: 'viktor@borduria.example',
    role: 'expert',
    organisation: 'borduria',
    invited: [1, '13:15'],
    invitedBy: 'irma',
    joins: [1, '14:20'],
    admitted: { at: [1, '14:48'], by: 'irma' },
    suspended: { at: [8, '08:40'], by: 'irma' },
  },
  solene: {
    name: 'Solène Marchetti',
    email: 'solene@valdore.example',
    role: 'national-focal-point',
    organisation: 'valdore',
    invited: [0, '09:29'],
    invitedBy: 'ines',
    joins: [0, '14:12'],
    founds: true,
  },
  etienne: {
    name: 'Étienne Kouassi',
    email: 'etienne@valdore.example',
    role: 'expert',
    organisation: 'valdore',
    invited: [0, '15:00'],
    invitedBy: 'solene',
    joins: [1, '08:20'],
    admitted: { at: [1, '08:55'], by: 'solene' },
    worksLate: true,
  },
  claire: {
    name: 'Claire Benhamou',
    email: 'claire@valdore.example',
    role: 'expert',
    organisation: 'valdore',
    invited: [13, '09:30'],
    invitedBy: 'solene',
    joins: [13, '14:41'],
  },
};

export function peopleOf(organisation: OrganisationKey): PersonKey[] {
  return personKeys.filter((key) => people[key].organisation === organisation);
}
