export { DirectoryPage } from './DirectoryPage.tsx';
export { DirectoryEntryPage } from './DirectoryEntryPage.tsx';
