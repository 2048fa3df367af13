import {
  constants,
  createHash,
  createPrivateKey,
  generateKeyPair,
  privateEncrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';

/** Where a certificate with its RSA key is, as PKCS #12. */
export type CertificatePlace = { readonly file: string; readonly passphrase: string };

export type ReportCertificate = {
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
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
/** What stands before a SHA-256 that is signed (RFC 8017 section 9.2, note 1). */
const sha256Info = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** Opens the certificate at the first call, and keeps it. */
export function createReportCertificate({ given, own, name }: Dependencies) {
  let opening: Promise<ReportCertificate> | undefined;

  async function open(): Promise<ReportCertificate> {
    const { file, passphrase } = given ?? own;
    if (!given) await makeWhereMissing(own, name);
    const asn1 = forge.asn1.fromDer((await readFile(file)).toString('latin1'));
    const p12 = forge.pkcs12.pkcs12FromAsn1(asn1, passphrase);
    const certificate = bagOf(p12, 'certBag').cert;
    const privateKey = bagOf(p12, 'pkcs8ShroudedKeyBag').key;
    if (!certificate || !privateKey) throw new Error('REPORT_CERTIFICATE holds no RSA certificate');
    const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
    return {
      certificate,
      key: signingKey(createPrivateKey(forge.pki.privateKeyToPem(privateKey))),
      pem: forge.pki.certificateToPem(certificate),
      fingerprint: createHash('sha256').update(der, 'latin1').digest('hex'),
    };
  }

  return (): Promise<ReportCertificate> => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
}

function bagOf(
  p12: forge.pkcs12.Pkcs12Pfx,
  kind: 'certBag' | 'pkcs8ShroudedKeyBag',
): Partial<forge.pkcs12.Bag> {
  const bagType = forge.pki.oids[kind] ?? '';
  return p12.getBags({ bagType })[bagType]?.[0] ?? {};
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
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: RSA_BITS });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { n, e } = forge.pki.privateKeyFromPem(pem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.rsa.setPublicKey(n, e);
  // Positive and without leading zeros, whatever the random octets say: those would be dropped once the signature is made.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notAfter.setFullYear(new Date().getFullYear() + VALID_YEARS);
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
  ]);
  certificate.sign(signingKey(privateKey), forge.md.sha256.create());
  const key = forge.pki.privateKeyFromPem(pem);
  const asn1 = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: 'aes256' });
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
}

/** What forge needs of a key to sign with SHA-256; the platform does the arithmetic, a hundred times as fast. */
function signingKey(key: KeyObject): forge.pki.rsa.PrivateKey {
  const sign = (digest: forge.md.MessageDigest) => {
    const info = Buffer.concat([sha256Info, Buffer.from(digest.digest().getBytes(), 'latin1')]);
    const padding = constants.RSA_PKCS1_PADDING;
    return privateEncrypt({ key, padding }, info).toString('latin1');
  };
  return { sign } as forge.pki.rsa.PrivateKey;
}

/** The place of a certificate of our own. */
export function ownCertificate(directory: string, key: Uint8Array): CertificatePlace {
  return {
    file: join(directory, 'report-certificate.p12'),
    passphrase: Buffer.from(key).toString('base64url'),
  };
}
