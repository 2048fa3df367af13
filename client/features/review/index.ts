export { InboxPage } from './InboxPage.tsx';
export { ReviewPage } from './ReviewPage.tsx';
