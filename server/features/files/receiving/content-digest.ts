import { AppError } from '../../../platform/errors.ts';

/** SHA-256 in lowercase hexadecimal out of `Content-Digest: sha-256=:<base64>:` (RFC 9530 section 2). */
export function requireContentDigest(header: string | undefined): string {
  const base64 = /(?:^|,)[ \t]*sha-256=:([\w+/]{43}=):[ \t]*(?:,|$)/.exec(header ?? '')?.[1];
  if (base64 === undefined) throw new AppError('CONTENT_DIGEST_REQUIRED');
  return Buffer.from(base64, 'base64').toString('hex');
}
