import { contentRoles, type Role } from '../../core/contracts/vocabulary.ts';

export type NavigationEntry = {
  readonly to: string;
  /** Of the catalogue `common`, under `navigation`. */
  readonly label:
    | 'home'
    | 'inbox'
    | 'requests'
    | 'submissions'
    | 'cases'
    | 'people'
    | 'directory'
    | 'organisations'
    | 'accounts'
    | 'log'
    | 'openings'
    | 'consents'
    | 'notifications'
    | 'statistics'
    | 'settings';
  readonly roles: readonly Role[];
};
type Section = {
  readonly heading?: 'organisation' | 'reference';
  readonly entries: readonly NavigationEntry[];
};

const everybody: readonly Role[] = [...contentRoles, 'auditor', 'administrator'];
const focalPoints: readonly Role[] = ['national-focal-point', 'court-focal-point'];

/** What each role finds at the side. The server decides what they may do; this only spares them dead ends. */
export const sections: readonly Section[] = [
  {
    entries: [
      { to: '/home', label: 'home', roles: everybody },
      { to: '/notifications', label: 'notifications', roles: contentRoles },
      { to: '/inbox', label: 'inbox', roles: focalPoints },
      { to: '/requests', label: 'requests', roles: contentRoles },
      { to: '/submissions', label: 'submissions', roles: contentRoles },
      { to: '/cases', label: 'cases', roles: everybody },
      { to: '/access-log', label: 'log', roles: ['auditor'] },
      { to: '/organisations', label: 'organisations', roles: ['administrator'] },
      { to: '/accounts', label: 'accounts', roles: ['administrator'] },
    ],
  },
  {
    heading: 'organisation',
    entries: [
      { to: '/people', label: 'people', roles: contentRoles },
      { to: '/openings', label: 'openings', roles: contentRoles },
      { to: '/consents', label: 'consents', roles: contentRoles },
      { to: '/statistics', label: 'statistics', roles: contentRoles },
    ],
  },
  {
    heading: 'reference',
    entries: [
      { to: '/directory', label: 'directory', roles: everybody },
      { to: '/settings', label: 'settings', roles: everybody },
    ],
  },
];
