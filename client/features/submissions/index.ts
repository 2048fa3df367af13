export { SubmissionsPage } from './SubmissionsPage.tsx';
export { SubmissionPage } from './SubmissionPage.tsx';
