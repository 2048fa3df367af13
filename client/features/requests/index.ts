export { RequestsPage } from './RequestsPage.tsx';
export { RequestPage } from './RequestPage.tsx';
