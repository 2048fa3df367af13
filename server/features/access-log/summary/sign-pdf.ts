import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';
import type { ReportCertificate } from './report-certificate.ts';

type Circumstances = {
  readonly reason: string;
  readonly name: string;
  readonly location: string;
  readonly at: Date;
};

/** Octets for the signature and the certificates with it. */
const ROOM = 16_384;

/** The same document with a signature in it, `adbe.pkcs7.detached` (ISO 32000-1 section 12.8.3.3). */
export async function signPdf(
  pdf: Buffer,
  { p12, passphrase }: ReportCertificate,
  { at, ...said }: Circumstances,
): Promise<Buffer> {
  const prepared = plainAddPlaceholder({
    ...said,
    pdfBuffer: pdf,
    contactInfo: '',
    signingTime: at,
    signatureLength: ROOM,
  });
  return new SignPdf().sign(prepared, new P12Signer(p12, { passphrase }), at);
}
