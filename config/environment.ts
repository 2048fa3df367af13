import { readFileSync } from 'node:fs';
import type { z } from 'zod';

export type GivenEnvironment = Readonly<Record<string, string | undefined>>;

/** All problems of a configuration at once, one on each line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The settings of these names. `NAME_FILE` names a file that holds the value of `NAME`, so that secrets need not stand in
 * the environment.
 *
 * @throws ConfigError, without any value
 */
export function readEnvironment<Values>(
  names: readonly string[],
  settings: z.ZodType<Values>,
  environment: GivenEnvironment,
): Values {
  const { given, problems } = withFiles(names, environment);
  const parsed = settings.safeParse(given);
  if (parsed.success && problems.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  const unread = new Set(problems.map(({ name }) => name));
  const lines = issues
    .filter(({ path }) => !unread.has(path.join('.')))
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
  const unreadable = problems.map(({ name, message }) => `${name}_FILE: ${message}`);
  throw new ConfigError([...unreadable, ...lines].join('\n'));
}

function withFiles(names: readonly string[], environment: GivenEnvironment) {
  const given: Record<string, string> = {};
  const problems: { name: string; message: string }[] = [];
  for (const name of names) {
    const file = environment[`${name}_FILE`];
    try {
      const value = file ? readFileSync(file, 'utf8').trim() : environment[name];
      if (value !== undefined && value !== '') given[name] = value;
    } catch (error) {
      problems.push({ name, message: `cannot be read (${(error as { code?: string }).code})` });
    }
  }
  return { given, problems };
}
