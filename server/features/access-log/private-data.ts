import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PrivateData } from '../../../core/contracts/access-log.ts';
import { canonicalBytes, parseCanonical } from '../../../core/transparency/index.ts';
import type { Act } from '../../platform/http/access-recorder.ts';
import type { PrivateRow } from './store/access-log-store.ts';

export type SealedPrivateData = {
  readonly commitment: string;
  readonly key: Uint8Array;
  readonly data: Uint8Array;
};

/** Longest address and user agent kept, in UTF-16 code units. */
const MAX_ADDRESS = 64;
const MAX_USER_AGENT = 512;

/**
 * Commits to personal data without saying anything about it: a plain hash of an address is reversed in
 * minutes, one keyed with 32 random bytes is not, once the key is erased with the data.
 */
export function sealPrivateData(client: Act['client']): SealedPrivateData | undefined {
  const ip = plainText(client.ip, MAX_ADDRESS);
  const ua = plainText(client.userAgent, MAX_USER_AGENT);
  if (ip === '' && ua === '') return undefined;
  const data = canonicalBytes({ ...(ip !== '' && { ip }), ...(ua !== '' && { ua }) });
  const key = randomBytes(32);
  return { commitment: commitmentOf(key, data), key, data };
}

/** `undefined` when the entry commits to nothing; never shows data that the entry does not commit to. */
export function openPrivateData(
  commitment: string | undefined,
  row: PrivateRow | undefined,
): PrivateData | undefined {
  if (commitment === undefined) return undefined;
  if (!row) return { state: 'erased' };
  if (!equal(commitmentOf(row.key, row.data), commitment)) return { state: 'mismatch' };
  const { ip, ua } = parseCanonical(row.data) as { ip?: string; ua?: string };
  return {
    state: 'present',
    ...(ip !== undefined && { ip }),
    ...(ua !== undefined && { userAgent: ua }),
  };
}

function commitmentOf(key: Uint8Array, data: Uint8Array): string {
  return createHmac('sha256', key).update(data).digest('base64url');
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** Both values come from the caller and must not be able to prevent the entry. */
function plainText(text: string, maxLength: number): string {
  return text
    .slice(0, maxLength)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\uFFFD');
}
