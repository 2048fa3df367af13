import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../config/app-config.ts';
import { loadLogSignerConfig, logSignerEnvironment } from '../../../config/log-signer-config.ts';

const environment = {
  PATH: '/usr/bin',
  HOME: '/root',
  PORTAL_SECRET: Buffer.alloc(32, 7).toString('base64'),
  PORTAL_SECRET_FILE: '/etc/secret',
  PUBLIC_URL: 'https://portal.example',
  DATA_DIRECTORY: '/srv/portal',
  MONGODB_URI_FILE: '/etc/uri',
  LOG_SIGNER_KEY: 'PRIVATE+KEY+a+00000000+AAAA',
  LOG_SIGNER_INTERVAL_MS: '100',
  NODE_OPTIONS: '--inspect',
};

describe('the configuration of the log signer', () => {
  it('refuses what the portal refuses', () => {
    expect(() => loadLogSignerConfig({ LOG_SIGNER_INTERVAL_MS: 'often' })).toThrow(
      'LOG_SIGNER_INTERVAL_MS',
    );
  });

  it('needs no secret of the portal, and is never given one', () => {
    const given = logSignerEnvironment(environment);

    expect(Object.keys(given).toSorted()).toEqual([
      'DATA_DIRECTORY',
      'LOG_SIGNER_INTERVAL_MS',
      'LOG_SIGNER_KEY',
      'MONGODB_URI_FILE',
      'PATH',
      'PUBLIC_URL',
    ]);
  });

  it('agrees with the portal about which log it is and where its key lies', () => {
    const { MONGODB_URI_FILE: _file, PORTAL_SECRET_FILE: _secret, ...plain } = environment;

    const { origin, signerDirectory, interval } = loadLogSignerConfig(plain);

    expect({ origin, signerDirectory }).toEqual({
      origin: loadConfig(plain).accessLog.origin,
      signerDirectory: loadConfig(plain).accessLog.signerDirectory,
    });
    expect(interval).toBe(100);
  });
});
