import { z } from 'zod';
import {
  databaseSettings,
  logLevel,
  logPlaceOf,
  signerSettings,
  type LogPlace,
} from './access-log-settings.ts';
import { readEnvironment, type GivenEnvironment } from './environment.ts';

/** Every setting that the signer reads; `.env.example` explains each. The portal's secret is none of them. */
const Environment = z.object({
  ...databaseSettings,
  ...signerSettings,
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  LOG_LEVEL: logLevel,
  LOG_SIGNER_KEY: z.string().optional(),
});
const names = Object.keys(Environment.shape);

export type LogSignerConfig = LogPlace & {
  readonly dataDirectory: string;
  readonly mongodbUri: string | undefined;
  readonly logLevel: string;
  /** Milliseconds. */
  readonly interval: number;
  /** `PRIVATE+KEY+...`, instead of the one in the signer's directory. */
  readonly skey: string | undefined;
};

/** Reads the configuration of the signer once, at its start. Throws `ConfigError`. */
export function loadLogSignerConfig(environment: GivenEnvironment): LogSignerConfig {
  const values = readEnvironment(names, Environment, environment);
  return {
    ...logPlaceOf(values, new URL(values.PUBLIC_URL)),
    dataDirectory: values.DATA_DIRECTORY,
    mongodbUri: values.MONGODB_URI,
    logLevel: values.LOG_LEVEL,
    interval: values.LOG_SIGNER_INTERVAL_MS,
    skey: values.LOG_SIGNER_KEY,
  };
}

/** What of an environment the signer needs, and nothing else: never the portal's secret. */
export function logSignerEnvironment(environment: GivenEnvironment): Record<string, string> {
  const needed = ['PATH', ...names, ...names.map((name) => `${name}_FILE`)];
  return Object.fromEntries(
    needed.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
