import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../config/app-config.ts';
import { ConfigError } from '../../../config/environment.ts';

const secret = Buffer.alloc(32, 7).toString('base64');

/** The settings that a set of variables is refused for; none when it is accepted. */
function refused(environment: Record<string, string>): string[] {
  try {
    loadConfig({ PORTAL_SECRET: secret, ...environment });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => line.slice(0, line.indexOf(':')));
  }
}

describe('the configuration', () => {
  it.each([
    ['PORTAL_SECRET', 'not base64 at all!'],
    ['PORTAL_SECRET', Buffer.alloc(31).toString('base64')],
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['METRICS_PORT', '70000'],
    ['PUBLIC_URL', 'portal.example'],
    ['PUBLIC_URL', 'ftp://portal.example'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'http://portal.example'],
    ['PUBLIC_URL', 'http://localhost.example'],
    ['PUBLIC_URL', 'https://portal.example/below'],
    ['PUBLIC_URL', 'https://portal.example/?a=b'],
    ['PUBLIC_URL', 'https://user:word@portal.example/'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0.1, *'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['MONGODB_URI', 'postgres://db.example'],
    ['LOG_LEVEL', 'trace'],
    ['MAX_FILE_BYTES', '0'],
    ['MAX_FILE_BYTES', '1.5'],
    ['MAX_FILE_BYTES', String(64 * 1024 ** 3 + 1)],
    ['ORGANISATION_QUOTA_BYTES', '-1'],
    ['ORGANISATION_QUOTA_BYTES', '1e30'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_IDLE_MINUTES', '61'],
    ['SESSION_HOURS', '0'],
    ['SESSION_HOURS', '25'],
    ['SHUTDOWN_GRACE_SECONDS', '-1'],
    ['SHUTDOWN_GRACE_SECONDS', '86401'],
    ['LOG_ORIGIN', 'portal.test/access log'],
    ['LOG_ORIGIN', 'portal.test/access+log'],
    ['LOG_SIGNER', 'none'],
    ['LOG_SIGNER_INTERVAL_MS', '0'],
    ['LOG_SIGNER_INTERVAL_MS', '600001'],
    ['LOG_VKEY', 'portal.test/access-log+00000000+AAAA'],
    ['LOG_WITNESS_POLICY', 'quorum somebody'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'https://mail.example'],
    ['MAIL_FROM', 'Portal <portal@example.org>'],
    ['DEMONSTRATION', 'yes'],
    ['DEMONSTRATION', '1'],
  ])('refuses %s=%s', (name, value) => {
    expect(refused({ [name]: value })).toEqual([name]);
  });

  it.each(['https://portal.example', 'https://localhost.example', 'https://192.168.1.7'])(
    'refuses a demonstration at %s, which others can reach',
    (url) => {
      expect(refused({ DEMONSTRATION: 'true', PUBLIC_URL: url })).toEqual(['DEMONSTRATION']);
      expect(refused({ DEMONSTRATION: 'false', PUBLIC_URL: url })).toEqual([]);
    },
  );

  it('refuses to do without a secret', () => {
    expect(refused({ PORTAL_SECRET: '' })).toEqual(['PORTAL_SECRET']);
  });

  it('tells all problems at once, and no value of a variable', () => {
    const secretly = Buffer.from('too short').toString('base64');

    const names = refused({ PORTAL_SECRET: secretly, PORT: 'x', PUBLIC_URL: 'http://a.example' });

    expect(names.toSorted()).toEqual(['PORT', 'PORTAL_SECRET', 'PUBLIC_URL']);
    expect(() => loadConfig({ PORTAL_SECRET: secretly })).toThrow(ConfigError);
    expect(() => loadConfig({ PORTAL_SECRET: secretly })).not.toThrow(secretly);
  });

  it('needs nothing but the secret, and then listens to this machine only', () => {
    expect(loadConfig({ PORTAL_SECRET: secret })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicOrigin: 'http://localhost:3000',
      publicIsLoopback: true,
      trustedProxies: [],
      mongodbUri: undefined,
      secret: new Uint8Array(32).fill(7),
      logLevel: 'info',
      sessionIdleMinutes: 30,
      sessionHours: 12,
      shutdownGraceSeconds: 30,
      demonstration: false,
    });
  });

  it('lets people sign in again and again in a demonstration, and guess codes no more often', () => {
    const { demonstration, rateLimits } = loadConfig({
      PORTAL_SECRET: secret,
      DEMONSTRATION: 'true',
      PUBLIC_URL: 'http://127.0.0.1:3000',
    });

    const usual = loadConfig({ PORTAL_SECRET: secret }).rateLimits;
    expect(demonstration).toBe(true);
    expect(rateLimits['sign-in'].points).toBeGreaterThan(usual['sign-in'].points);
    expect(rateLimits['sign-in-account'].points).toBeGreaterThan(usual['sign-in-account'].points);
    expect(rateLimits['second-factor']).toEqual(usual['second-factor']);
  });

  it('takes what it is given', () => {
    const config = loadConfig({
      PORTAL_SECRET: secret,
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://portal.example/',
      TRUSTED_PROXIES: ' 10.0.0.1,2001:db8::/32 192.0.2.0/24 ',
      MONGODB_URI: 'mongodb+srv://db.example/portal',
      MAX_FILE_BYTES: '1000',
    });

    expect(config).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      publicOrigin: 'https://portal.example',
      publicIsLoopback: false,
      trustedProxies: ['10.0.0.1', '2001:db8::/32', '192.0.2.0/24'],
      mongodbUri: 'mongodb+srv://db.example/portal',
      maxFileBytes: 1000,
    });
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:80', 'http://[::1]:3000'])(
    'takes %s, which is this machine',
    (url) => {
      expect(loadConfig({ PORTAL_SECRET: secret, PUBLIC_URL: url }).publicIsLoopback).toBe(true);
    },
  );

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORTAL_SECRET: secret, PORT: '', MONGODB_URI: '' })).toMatchObject({
      port: 3000,
      mongodbUri: undefined,
    });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(loadConfig({ PORTAL_SECRET: secret }))).toBe(true);
  });

  it('refuses a signer elsewhere whose key is not told', () => {
    expect(refused({ LOG_SIGNER: 'external' })).toEqual(['LOG_VKEY']);
  });

  it('refuses a mail server without an address to write from', () => {
    expect(refused({ SMTP_URL: 'smtps://mail.example' })).toEqual(['MAIL_FROM']);
  });

  it('sends no e-mail without a mail server', () => {
    const { mailServer } = loadConfig({ PORTAL_SECRET: secret, MAIL_FROM: 'portal@example.org' });

    expect(mailServer).toBeUndefined();
  });

  it('takes a mail server with credentials', () => {
    const smtpUrl = 'smtps://portal:pass%40word@mail.example:1465';

    const { mailServer } = loadConfig({
      PORTAL_SECRET: secret,
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'portal@example.org',
    });

    expect(mailServer).toEqual({ smtpUrl, from: 'portal@example.org' });
  });

  it('calls the log after the host of the portal, whatever its port', () => {
    const { accessLog } = loadConfig({
      PORTAL_SECRET: secret,
      PUBLIC_URL: 'https://portal.example:8443',
      DATA_DIRECTORY: '/srv/portal',
      LOG_WITNESS_POLICY: 'quorum none',
    });

    expect(accessLog).toEqual({
      origin: 'portal.example/access-log',
      signer: 'child',
      signerDirectory: '/srv/portal/log-signer',
      vkey: undefined,
      policyText: 'quorum none\n',
    });
  });

  it('limits every kind of attempt', () => {
    const { rateLimits } = loadConfig({ PORTAL_SECRET: secret });

    for (const { points, seconds } of Object.values(rateLimits)) {
      expect(points).toBeGreaterThan(0);
      expect(seconds).toBeGreaterThanOrEqual(600);
    }
    // NIST SP 800-63B section 3.2.2: at most 100 failures in a row; a code has a million values.
    expect(rateLimits['sign-in-account'].points).toBeLessThan(100);
    expect(rateLimits['second-factor'].points).toBeLessThanOrEqual(10);
  });

  it('knows every setting that the example shows, with its default', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const shown = Object.fromEntries(
      Array.from(example.matchAll(/^([A-Z_]+)=(.*)$/gm), ([, name = '', value = '']) => [
        name,
        value,
      ]),
    );

    expect(loadConfig({ ...shown, PORTAL_SECRET: secret })).toEqual(
      loadConfig({ PORTAL_SECRET: secret }),
    );
  });

  describe('from files', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'config-'));
    });
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });
    const file = (name: string, content: string) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };

    it('tells of a file that cannot be read together with all else', () => {
      const missing = join(folder, 'missing');
      const names = refused({ PORTAL_SECRET: '', PORTAL_SECRET_FILE: missing, PORT: 'x' });

      expect(names).toEqual(['PORTAL_SECRET_FILE', 'PORT']);
    });

    it('holds the content of a file to the same rules', () => {
      const short = file('short', 'YWJj\n');

      expect(refused({ PORTAL_SECRET: '', PORTAL_SECRET_FILE: short })).toEqual(['PORTAL_SECRET']);
    });

    it('reads a value from a file, without the line end', () => {
      const other = Buffer.alloc(32, 9).toString('base64');

      const config = loadConfig({
        PORTAL_SECRET_FILE: file('secret', `${other}\n`),
        MONGODB_URI_FILE: file('uri', 'mongodb://user:word@db.example/portal\n'),
      });

      expect(config.secret).toEqual(new Uint8Array(32).fill(9));
      expect(config.mongodbUri).toBe('mongodb://user:word@db.example/portal');
    });
  });
});
