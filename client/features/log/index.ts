export { LogPage } from './LogPage.tsx';
export { VerifyPage } from './verify/VerifyPage.tsx';
