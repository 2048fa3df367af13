export { RequestComposerPage } from './RequestComposerPage.tsx';
