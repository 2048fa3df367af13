import { join } from 'node:path';
import { z } from 'zod';
import { parsePolicy, parseVerifier } from '../core/transparency/index.ts';

export const logLevel = z
  .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])
  .default('info');

/** Where the database is, for all who open it. */
export const databaseSettings = {
  DATA_DIRECTORY: z.string().min(1).default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(?:\+srv)?:\/\//, 'must begin with mongodb://')
    .optional(),
} as const;

/** How the log is called and where its signer works: the same for the signer and for the portal. */
export const signerSettings = {
  LOG_ORIGIN: z
    .string()
    .regex(/^[^\s\p{Cc}+]+$/u, 'must have no spaces and no plus signs')
    .optional(),
  LOG_SIGNER_DIRECTORY: z.string().min(1).optional(),
  LOG_SIGNER_INTERVAL_MS: z.coerce.number().int().min(10).max(600_000).default(1_000),
} as const;

export const accessLogSettings = {
  ...signerSettings,
  LOG_SIGNER: z.enum(['child', 'external']).default('child'),
  LOG_VKEY: z.string().refine(isParsedBy(parseVerifier), 'must be a vkey').optional(),
  LOG_WITNESS_POLICY: z
    .string()
    .refine(isParsedBy(parsePolicy), 'must be a policy, see docs/witness-guide.md')
    .optional(),
} as const;

type SignerValues = {
  readonly DATA_DIRECTORY: string;
  readonly LOG_ORIGIN?: string | undefined;
  readonly LOG_SIGNER_DIRECTORY?: string | undefined;
};

export type LogPlace = {
  /** Identity of the log, and name of its key. */
  readonly origin: string;
  readonly signerDirectory: string;
};

/** Without a port: the origin of a log must not change with it. */
export function logPlaceOf(values: SignerValues, publicUrl: URL): LogPlace {
  return {
    origin: values.LOG_ORIGIN ?? `${publicUrl.hostname}/access-log`,
    signerDirectory: values.LOG_SIGNER_DIRECTORY ?? join(values.DATA_DIRECTORY, 'log-signer'),
  };
}

export type AccessLogConfig = LogPlace & {
  /** `child`: the portal starts the signer itself. */
  readonly signer: 'child' | 'external';
  /** The log's public key, where it is not read from the signer's directory. */
  readonly vkey: string | undefined;
  /** C2SP tlog-policy. */
  readonly policyText: string | undefined;
};

export function accessLogOf(
  values: SignerValues & {
    readonly LOG_SIGNER: 'child' | 'external';
    readonly LOG_VKEY?: string | undefined;
    readonly LOG_WITNESS_POLICY?: string | undefined;
  },
  publicUrl: URL,
): AccessLogConfig {
  const policy = values.LOG_WITNESS_POLICY;
  return {
    ...logPlaceOf(values, publicUrl),
    signer: values.LOG_SIGNER,
    vkey: values.LOG_VKEY,
    policyText: policy === undefined ? undefined : `${policy}\n`,
  };
}

function isParsedBy(parse: (text: string) => unknown): (text: string) => boolean {
  return (text) => {
    try {
      parse(text);
      return true;
    } catch {
      return false;
    }
  };
}
