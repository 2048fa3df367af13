import { hkdfSync } from 'node:crypto';

/** The keys that the one configured secret stands for; each purpose has its own (HKDF-SHA256, RFC 5869). */
export function deriveKeys(secret: Uint8Array) {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `asset-recovery-portal/${purpose}`, 32));
  return {
    sessionCookies: derive('session-cookies'),
    passwordPepper: derive('password-pepper'),
    secondFactors: derive('second-factors'),
    sessionPseudonyms: derive('session-pseudonyms'),
    reportCertificate: derive('report-certificate'),
  };
}
