import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createReportCertificate } from '../../../../../../server/features/access-log/summary/report-certificate.ts';

const run = promisify(execFile);
const name = 'Access log of log.test';

describe('the certificate of summaries', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const opener = (file: string, passphrase: string, given = true) => {
    const place = { file: join(folder, file), passphrase };
    const nowhere = { file: join(folder, 'nowhere'), passphrase };
    return createReportCertificate({
      given: given ? place : undefined,
      own: given ? nowhere : place,
      name,
    });
  };

  /** As an operator makes one. */
  async function madeByOpenssl(file: string, passphrase: string): Promise<void> {
    const [key, certificate] = ['key.pem', 'certificate.pem'].map((each) => join(folder, each));
    if (key === undefined || certificate === undefined) throw new Error('two files expected');
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Registry reports'],
      ...['-days', '30', '-keyout', key, '-out', certificate],
    ]);
    await run('openssl', [
      ...['pkcs12', '-export', '-inkey', key, '-in', certificate],
      ...['-out', join(folder, file), '-passout', `pass:${passphrase}`],
    ]);
  }

  it('is refused when the file is missing, is none, or has another passphrase', async () => {
    await madeByOpenssl('given.p12', 'right');
    await writeFile(join(folder, 'text.p12'), 'a text');

    await expect(opener('missing.p12', '')()).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(opener('text.p12', '')()).rejects.toThrow();
    await expect(opener('given.p12', 'wrong')()).rejects.toThrow();
  });

  it('is the one that the operator made', async () => {
    const { pem, fingerprint } = await opener('given.p12', 'right')();

    const certificate = new X509Certificate(pem);
    expect(certificate.subject).toBe('CN=Registry reports');
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(fingerprint);
  });

  it('is made once where none is given, for this user alone, and found again', async () => {
    const first = await opener('own.p12', 'secret', false)();
    const again = await opener('own.p12', 'secret', false)();

    const certificate = new X509Certificate(first.pem);
    expect(certificate.subject).toBe(`CN=${name}`);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(again.fingerprint).toBe(first.fingerprint);
    expect((await stat(join(folder, 'own.p12'))).mode & 0o777).toBe(0o600);
  });

  it('is asked for again after it could not be opened', async () => {
    const open = opener('later.p12', 'right');

    await expect(open()).rejects.toMatchObject({ code: 'ENOENT' });
    await madeByOpenssl('later.p12', 'right');
    await expect(open()).resolves.toMatchObject({ fingerprint: expect.any(String) });
  });
});
