import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import {
  accessLogOf,
  accessLogSettings,
  databaseSettings,
  logLevel,
  type AccessLogConfig,
} from './access-log-settings.ts';
import { readEnvironment, type GivenEnvironment } from './environment.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const bytes = z.coerce.number().int().positive();
const DAY_SECONDS = 86_400;

/** Every setting the server reads; `.env.example` explains each. Nothing else reads the environment. */
const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, abort: true })
    .refine(isOrigin, 'must be an address without a path')
    .refine(isHttpsOrLoopback, 'must be https unless the portal is reached on this machine only')
    .default('http://localhost:3000'),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine((proxies) => proxies.every(isAddressOrBlock), 'must be addresses or CIDR blocks')
    .default([]),
  ...databaseSettings,
  PORTAL_SECRET: z
    .base64({ abort: true })
    .refine(
      (secret) => Buffer.from(secret, 'base64').length >= 32,
      'must hold at least 32 bytes: openssl rand -base64 32',
    ),
  METRICS_PORT: port.default(9464),
  LOG_LEVEL: logLevel,
  MAX_FILE_BYTES: bytes.max(64 * 1024 ** 3).default(20 * 1024 ** 3),
  ORGANISATION_QUOTA_BYTES: bytes.default(200 * 1024 ** 3),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(60).default(30),
  SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(12),
  // Timers of Node overflow after 24 days, and then end at once.
  SHUTDOWN_GRACE_SECONDS: z.coerce.number().int().min(0).max(DAY_SECONDS).default(30),
  DEMONSTRATION: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .default(false),
  REPORT_CERTIFICATE: z.string().min(1).optional(),
  REPORT_CERTIFICATE_PASSPHRASE: z.string().default(''),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, abort: true })
    .refine((url) => new URL(url).hostname !== '', 'must name a mail server')
    .optional(),
  MAIL_FROM: z.email().optional(),
  ...accessLogSettings,
});
const Settings = Environment.refine(
  ({ DEMONSTRATION, PUBLIC_URL }) => !DEMONSTRATION || isLoopback(new URL(PUBLIC_URL)),
  { path: ['DEMONSTRATION'], message: 'is for a portal that is reached on this machine only' },
)
  .refine(({ LOG_SIGNER, LOG_VKEY }) => LOG_SIGNER === 'child' || LOG_VKEY !== undefined, {
    path: ['LOG_VKEY'],
    message: 'is needed when the signer runs elsewhere',
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    message: 'is needed with SMTP_URL',
  });

/** How often something may be tried: `points` in each window of `seconds`. */
export type RateLimit = { readonly points: number; readonly seconds: number };
export type RateLimitName =
  | 'sign-in'
  | 'sign-in-account'
  | 'second-factor'
  | 'invitation'
  | 'upload'
  | 'search'
  | 'calendar'
  | 'csp-report';

export type AppConfig = {
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string;
  readonly publicIsLoopback: boolean;
  readonly trustedProxies: readonly string[];
  readonly dataDirectory: string;
  readonly mongodbUri: string | undefined;
  /** At least 32 bytes; keys for each purpose are derived from it. */
  readonly secret: Uint8Array;
  readonly metricsPort: number;
  readonly logLevel: string;
  readonly maxFileBytes: number;
  readonly organisationQuotaBytes: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  readonly shutdownGraceSeconds: number;
  /** The password alone signs in; only ever on this machine itself. */
  readonly demonstration: boolean;
  readonly accessLog: AccessLogConfig;
  /** The PKCS #12 file by which summaries of the access log are signed; without it the portal makes one. */
  readonly reportCertificate: { readonly file: string; readonly passphrase: string } | undefined;
  /** The server that e-mail leaves by, with its credentials, and who it comes from; without it nobody is told by e-mail. */
  readonly mailServer: { readonly smtpUrl: string; readonly from: string } | undefined;
  readonly rateLimits: Readonly<Record<RateLimitName, RateLimit>>;
};

const rateLimits: AppConfig['rateLimits'] = {
  'sign-in': { points: 60, seconds: 900 },
  'sign-in-account': { points: 10, seconds: 900 },
  'second-factor': { points: 6, seconds: 900 },
  invitation: { points: 30, seconds: 900 },
  upload: { points: 600, seconds: 3600 },
  search: { points: 600, seconds: 600 },
  // Everybody of an authority may come from one address, with a program that asks every few minutes.
  calendar: { points: 3000, seconds: 3600 },
  'csp-report': { points: 60, seconds: 900 },
};

/** Everybody of a demonstration signs in from one address, again and again. */
const demonstrationRateLimits: AppConfig['rateLimits'] = {
  ...rateLimits,
  'sign-in': { points: 3000, seconds: 900 },
  'sign-in-account': { points: 1000, seconds: 900 },
};

/**
 * Reads the configuration once, at start. `NAME_FILE` names a file that holds the value of `NAME`, so
 * that secrets need not stand in the environment. Throws `ConfigError`.
 */
export function loadConfig(environment: GivenEnvironment): AppConfig {
  const values = readEnvironment(Object.keys(Environment.shape), Settings, environment);
  const url = new URL(values.PUBLIC_URL);
  return Object.freeze({
    host: values.HOST,
    port: values.PORT,
    publicOrigin: url.origin,
    publicIsLoopback: isLoopback(url),
    trustedProxies: values.TRUSTED_PROXIES,
    dataDirectory: values.DATA_DIRECTORY,
    mongodbUri: values.MONGODB_URI,
    secret: new Uint8Array(Buffer.from(values.PORTAL_SECRET, 'base64')),
    metricsPort: values.METRICS_PORT,
    logLevel: values.LOG_LEVEL,
    maxFileBytes: values.MAX_FILE_BYTES,
    organisationQuotaBytes: values.ORGANISATION_QUOTA_BYTES,
    sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
    sessionHours: values.SESSION_HOURS,
    shutdownGraceSeconds: values.SHUTDOWN_GRACE_SECONDS,
    demonstration: values.DEMONSTRATION,
    accessLog: accessLogOf(values, url),
    reportCertificate:
      values.REPORT_CERTIFICATE === undefined
        ? undefined
        : { file: values.REPORT_CERTIFICATE, passphrase: values.REPORT_CERTIFICATE_PASSPHRASE },
    mailServer:
      values.SMTP_URL === undefined || values.MAIL_FROM === undefined
        ? undefined
        : { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
    rateLimits: values.DEMONSTRATION ? demonstrationRateLimits : rateLimits,
  });
}

function isOrigin(url: string): boolean {
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === '/' && [search, hash, username, password].every((part) => part === '');
}

function isHttpsOrLoopback(url: string): boolean {
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || isLoopback(parsed);
}

function isAddressOrBlock(proxy: string): boolean {
  return ipaddr.isValid(proxy) || ipaddr.isValidCIDR(proxy);
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
