import { writeFile } from 'node:fs/promises';
import { loadConfig } from '../../../config/app-config.ts';
import { seed } from './seed.ts';

/** Seeds the portal that the environment describes, and says how to sign in once everything is there. */
const [target = '', entries] = process.argv.slice(2);
const demonstration = await seed(loadConfig(process.env), Number(entries));
await writeFile(target, JSON.stringify(demonstration, undefined, 2), { mode: 0o600, flag: 'wx' });
// Timers of what was opened must not keep the process alive.
process.exit(0);
