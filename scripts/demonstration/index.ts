export type { Demonstration, DemonstrationAccount } from './demonstration.ts';
export { startPortalProcess, type PortalProcess } from './portal-process.ts';
export { dataDirectoryOf, seedDemonstration } from './seed-demonstration.ts';
export { signInLink } from './start-page/sign-in-link.ts';
export { serveStartPage } from './start-page/server.ts';
