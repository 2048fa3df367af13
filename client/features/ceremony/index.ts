export { CeremonyPage } from './CeremonyPage.tsx';
