export { CasesPage } from './CasesPage.tsx';
export { CasePage } from './CasePage.tsx';
