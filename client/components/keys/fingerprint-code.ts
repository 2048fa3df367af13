/** What the QR code of a fingerprint says: as OpenPGP programs on telephones read it. */
export function fingerprintCode(fingerprint: string): string {
  return `OPENPGP4FPR:${fingerprint.toUpperCase()}`;
}
