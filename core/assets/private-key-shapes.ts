const BASE58 = '[1-9A-HJ-NP-Za-km-z]';

/** Nothing but a key or a phrase to make keys of looks like these, whatever it is called. */
const ALWAYS: readonly RegExp[] = [
  // Wallet import format: main network uncompressed and compressed, test network.
  new RegExp(`^(?:5${BASE58}{50}|[KLc]${BASE58}{51}|9${BASE58}{50})$`),
  // BIP 38: under a passphrase, still a key.
  new RegExp(`^6P${BASE58}{56}$`),
  // BIP 32 and its descendants: an extended private key.
  new RegExp(`^[tuvxyz]prv${BASE58}{80,}$`),
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // BIP 39: twelve words or more, of three to eight letters.
  /^(?:[a-z]{3,8}\s+){11,23}[a-z]{3,8}$/i,
];

/** As an address, 32 bytes in hexadecimal or 64 in base58 are far more often a key than anything else. */
const AS_ADDRESS: readonly RegExp[] = [/^(?:0x)?[0-9a-f]{64}$/i, new RegExp(`^${BASE58}{86,88}$`)];

/** Whoever has it owns the asset: it must not travel, sealed or not. */
export function looksLikePrivateKey(value: string, { isAddress }: { isAddress: boolean }): boolean {
  const typed = value.trim();
  return [...ALWAYS, ...(isAddress ? AS_ADDRESS : [])].some((shape) => shape.test(typed));
}
