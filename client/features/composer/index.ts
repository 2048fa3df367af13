export { ComposerPage } from './ComposerPage.tsx';
