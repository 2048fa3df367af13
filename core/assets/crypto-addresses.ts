import { hasBech32Checksum } from './bech32.ts';
import {
  notChecked,
  notValid,
  TOO_SHORT,
  valid,
  type IdentifierCheck,
} from './identifier-check.ts';

const CHECKSUM_NOT_VERIFIED = 'checksum-not-verified';

/** Main network. The checksum of the base58 forms, made with SHA-256, is left to who follows the money. */
export function checkBitcoinAddress(typed: string): IdentifierCheck {
  const address = typed.trim();
  if (/^(?:b|bc|bc1.*)$/i.test(address)) return checkWitnessAddress(address);
  if (!/^[13]/.test(address)) return address === '' ? TOO_SHORT : notValid('structure');
  if (!/^[1-9A-HJ-NP-Za-km-z]*$/.test(address)) return notValid('characters');
  if (address.length > 35) return notValid('too-long');
  return address.length < 26 ? TOO_SHORT : notChecked(CHECKSUM_NOT_VERIFIED, address);
}

/** BIP 173: small or capital letters, never both; 42 characters for a key, 62 for a script or a taproot output. */
function checkWitnessAddress(typed: string): IdentifierCheck {
  const address = typed.toLowerCase();
  const isMixed = typed !== address && typed !== typed.toUpperCase();
  if (isMixed || !/^bc?1?[02-9ac-hj-np-z]*$/.test(address)) return notValid('characters');
  if (address.length > 62) return notValid('too-long');
  if (address.length === 62 || /^bc1q.{38}$/.test(address)) {
    return hasBech32Checksum(address) ? valid(address) : notValid('check-digit');
  }
  return TOO_SHORT;
}

/** Twenty bytes in hexadecimal. Capitals among them are a checksum (EIP-55, made with Keccak-256) that is not verified. */
export function checkEthereumAddress(typed: string): IdentifierCheck {
  const address = typed.trim();
  if (!/^0?$|^0x[0-9a-f]*$/i.test(address)) return notValid('characters');
  if (address.length > 42) return notValid('too-long');
  if (address.length < 42) return TOO_SHORT;
  const digits = address.slice(2);
  const isPlain = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return isPlain
    ? valid(`0x${digits.toLowerCase()}`, { reason: 'no-check-digit' })
    : notChecked(CHECKSUM_NOT_VERIFIED, address);
}

/** Every chain writes its own way; only what no chain could mean is refused. */
export function checkAnyAddress(typed: string): IdentifierCheck {
  const address = typed.trim();
  if (/\s/.test(address)) return notValid('characters');
  return address.length < 20 ? TOO_SHORT : notChecked(CHECKSUM_NOT_VERIFIED, address);
}
