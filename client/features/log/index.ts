export { ExportPage } from './export/ExportPage.tsx';
export { LogPage } from './LogPage.tsx';
export { VerifyPage } from './verify/VerifyPage.tsx';
