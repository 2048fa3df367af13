export { CasesPage } from './list/CasesPage.tsx';
export { CasePage } from './CasePage.tsx';
