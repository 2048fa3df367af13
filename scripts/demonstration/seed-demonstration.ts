import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Demonstration } from './demonstration.ts';
import { root } from './root.ts';

/** With what is told besides, a few thousand. */
const EVERYDAY_ENTRIES = 2_500;

type Options = {
  /** Where the demonstration is kept: `data/`, and how to sign in. */
  readonly folder: string;
  /** How many entries ordinary days leave in the access log, about; what is told leaves more than a thousand besides. */
  readonly entries?: number;
  /** Another engine than the embedded one. Sealed files then lie there as well. */
  readonly mongodbUri?: string | undefined;
};

/** `DATA_DIRECTORY` of the portal that serves a demonstration. */
export function dataDirectoryOf(folder: string): string {
  return join(folder, 'data');
}

/**
 * Three weeks of people, keys, cases, submissions and access log, made by real requests in a process whose clock is moved.
 * What was seeded before is used again.
 *
 * @throws Error when there is data that is no complete demonstration, or when the seeding fails
 */
export async function seedDemonstration({
  folder,
  entries = EVERYDAY_ENTRIES,
  mongodbUri,
}: Options): Promise<Demonstration> {
  const described = join(folder, 'demonstration.json');
  if (!existsSync(described)) {
    if (existsSync(dataDirectoryOf(folder))) {
      throw new Error(`${folder} holds data that is no complete demonstration; remove it first`);
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const seeding = runSeeding([described, String(entries)], {
      PORTAL_SECRET: randomBytes(32).toString('base64'),
      DATA_DIRECTORY: dataDirectoryOf(folder),
      DEMONSTRATION: 'true',
      LOG_LEVEL: 'error',
      ...(mongodbUri === undefined ? {} : { MONGODB_URI: mongodbUri }),
    });
    await seeding.catch(async (error: unknown) => {
      // Half of it would be taken for somebody's data the next time.
      await rm(dataDirectoryOf(folder), { recursive: true, force: true });
      throw error;
    });
  }
  return Demonstration.parse(JSON.parse(await readFile(described, 'utf8')));
}

async function runSeeding(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const seeding = 'scripts/demonstration/seeding';
  const child = spawn(
    'node',
    ['--import', `./${seeding}/moved-clock.ts`, `${seeding}/main.ts`, ...args],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the demonstration could not be seeded');
}
