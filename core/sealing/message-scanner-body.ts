import { GateRefusal, type GateRefusalCode } from './message-scanner-refusal.ts';

/** Version, cipher, AEAD, chunk size and salt of SEIPD version 2 (RFC 9580 §5.13.2). */
export const PROLOGUE_LENGTH = 36;

/** Version, random prefix, the shortest literal packet (7) and the modification detection code. */
export const LEAST_BODY = 1 + 18 + 7 + 22;

/** Prologue, the shortest literal packet (7), the tag of its chunk and the final tag. */
const LEAST_VERSION_2 = PROLOGUE_LENGTH + 7 + 16 + 16;

const OCB = 2;
const GCM = 3;

/** Header facts of the encrypted-data packet. Ids as in RFC 9580 §9.3 and §9.6. */
export type BodyFacts =
  | { version: 1 }
  | { version: 2; cipher: number; aead: number; chunkSizeByte: number; salt: Uint8Array };

/** Most octets of the encrypted-data packet with its headers: what is stored. */
export type BodyLimits = {
  maxBodyBytes: number;
  /** For SEIPD version 1, which a browser has to hold whole to open safely. */
  maxGnupgBodyBytes: number;
  /** For AEAD mode OCB, which a browser computes at about 3 MB/s. */
  maxOcbBodyBytes: number;
};

/** What the first octets of the packet's content say; undefined while octets are missing. */
export function readBodyFacts(prologue: Uint8Array, available: number): BodyFacts | undefined {
  const [version, cipher = 0, aead = 0, chunkSizeByte = 0] = prologue;
  if (version === 1) return { version };
  if (version !== 2) throw new GateRefusal('body-version');
  if (available < PROLOGUE_LENGTH) return undefined;
  if (cipher < 7 || cipher > 9) throw new GateRefusal('body-cipher');
  // EAX is optional in RFC 9580 §9.6, so not every recipient could open it, and it is never faster than GCM.
  if (aead !== OCB && aead !== GCM) throw new GateRefusal('body-aead');
  // Sequoia refuses chunks above 2^22 octets; openpgp.js would hold a whole chunk in memory.
  if (chunkSizeByte < 6 || chunkSizeByte > 16) throw new GateRefusal('body-chunk-size');
  return { version, cipher, aead, chunkSizeByte, salt: prologue.slice(4) };
}

export function requireLeastLength(facts: BodyFacts, firstLength: number): void {
  const least = facts.version === 1 ? LEAST_BODY : LEAST_VERSION_2;
  if (firstLength < least) throw new GateRefusal('body-too-small');
}

/** `facts` is undefined as long as only the general limit can be applied. */
export function requireWithinLimits(
  octets: number,
  facts: BodyFacts | undefined,
  limits: BodyLimits,
): void {
  if (octets > limits.maxBodyBytes) throw new GateRefusal('too-large');
  const special = facts && specialLimit(facts, limits);
  if (special && octets > special.octets) throw new GateRefusal(special.code);
}

function specialLimit(
  facts: BodyFacts,
  limits: BodyLimits,
): { octets: number; code: GateRefusalCode } | undefined {
  if (facts.version === 1) return { octets: limits.maxGnupgBodyBytes, code: 'gnupg-too-large' };
  if (facts.aead === OCB) return { octets: limits.maxOcbBodyBytes, code: 'ocb-too-large' };
  return undefined;
}
