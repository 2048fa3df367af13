import { createHash, generateKeyPair, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';

/** Where a certificate with its RSA key is, as PKCS #12. */
export type CertificatePlace = { readonly file: string; readonly passphrase: string };

export type ReportCertificate = {
  readonly p12: Buffer;
  readonly passphrase: string;
  readonly pem: string;
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly fingerprint: string;
};

type Dependencies = {
  /** Configured by the operator; absent: one of our own, made at the first use. */
  readonly given: CertificatePlace | undefined;
  readonly own: CertificatePlace;
  /** Whom a certificate of our own names. */
  readonly name: string;
};

const RSA_BITS = 3_072;
const VALID_YEARS = 10;

/** Opens the certificate at the first call, and keeps it. */
export function createReportCertificate({ given, own, name }: Dependencies) {
  let opening: Promise<ReportCertificate> | undefined;

  async function open(): Promise<ReportCertificate> {
    const { file, passphrase } = given ?? own;
    if (!given) await makeWhereMissing(own, name);
    const p12 = await readFile(file);
    const asn1 = forge.asn1.fromDer(p12.toString('latin1'));
    const bagType = forge.pki.oids['certBag'] ?? '';
    const bags = forge.pkcs12.pkcs12FromAsn1(asn1, passphrase).getBags({ bagType })[bagType];
    const certificate = bags?.[0]?.cert;
    if (!certificate) throw new Error('the report certificate holds no certificate');
    const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
    const fingerprint = createHash('sha256').update(der, 'latin1').digest('hex');
    return { p12, passphrase, fingerprint, pem: forge.pki.certificateToPem(certificate) };
  }

  return (): Promise<ReportCertificate> => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
}

/** Instances that share a folder may all try: the first file stands. */
async function makeWhereMissing({ file, passphrase }: CertificatePlace, name: string) {
  if (await readFile(file).catch(() => undefined)) return;
  const p12 = await selfSigned(name, passphrase);
  await writeFile(file, p12, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  });
}

async function selfSigned(name: string, passphrase: string): Promise<Buffer> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: RSA_BITS });
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const key = forge.pki.privateKeyFromPem(pem.toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.rsa.setPublicKey(key.n, key.e);
  // Positive, whatever the random octets say.
  certificate.serialNumber = `00${randomBytes(15).toString('hex')}`;
  certificate.validity.notAfter.setFullYear(new Date().getFullYear() + VALID_YEARS);
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  const asn1 = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: 'aes256' });
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
}

/** The place of a certificate of our own. */
export function ownCertificate(directory: string, key: Uint8Array): CertificatePlace {
  return {
    file: join(directory, 'report-certificate.p12'),
    passphrase: Buffer.from(key).toString('base64url'),
  };
}
