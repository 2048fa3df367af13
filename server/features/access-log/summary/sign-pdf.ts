import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { Signer, SignPdf } from '@signpdf/signpdf';
import forge from 'node-forge';
import type { ReportCertificate } from './report-certificate.ts';

type Circumstances = {
  readonly reason: string;
  readonly name: string;
  readonly location: string;
  readonly at: Date;
};

/** Octets for the signature and the certificate with it. */
const ROOM = 8_192;

/** The same document with a signature in it, `adbe.pkcs7.detached` (ISO 32000-1 section 12.8.3.3). */
export async function signPdf(
  pdf: Buffer,
  certificate: ReportCertificate,
  { at, ...said }: Circumstances,
): Promise<Buffer> {
  const prepared = plainAddPlaceholder({
    ...said,
    pdfBuffer: pdf,
    contactInfo: '',
    signingTime: at,
    signatureLength: ROOM,
  });
  return new SignPdf().sign(prepared, new ReportSigner(certificate), at);
}

class ReportSigner extends Signer {
  readonly #certificate: ReportCertificate;

  constructor(certificate: ReportCertificate) {
    super();
    this.#certificate = certificate;
  }

  override sign(content: Buffer, at = new Date()): Promise<Buffer> {
    const { certificate, key } = this.#certificate;
    const { oids } = forge.pki;
    const signed = forge.pkcs7.createSignedData();
    signed.content = forge.util.createBuffer(content.toString('latin1'));
    signed.addCertificate(certificate);
    signed.addSigner({
      key,
      certificate,
      digestAlgorithm: oids['sha256'] ?? '',
      authenticatedAttributes: [
        { type: oids['contentType'] ?? '', value: oids['data'] ?? '' },
        // Forge takes a Date here, whatever its types say.
        { type: oids['signingTime'] ?? '', value: at as unknown as string },
        { type: oids['messageDigest'] ?? '' },
      ],
    });
    signed.sign({ detached: true });
    return Promise.resolve(Buffer.from(forge.asn1.toDer(signed.toAsn1()).getBytes(), 'latin1'));
  }
}
