export { PeoplePage } from './PeoplePage.tsx';
export { AccountsPage } from './AccountsPage.tsx';
