export { OrganisationsPage } from './OrganisationsPage.tsx';
