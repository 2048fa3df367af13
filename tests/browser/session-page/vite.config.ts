import clientConfig from '../../../config/vite.config.ts';
import { sharedBuild } from '../../../config/vite.shared.ts';

/** Built as the pages are; the folder to write to is given on the command line. */
const config = { ...clientConfig, root: import.meta.dirname, build: sharedBuild };
export { config as default };
