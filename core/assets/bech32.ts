const CHARACTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
/** What the checksum leaves: BIP 173 for the first witness version, BIP 350 for all later ones. */
const REMAINDERS = { bech32: 1, bech32m: 0x2bc830a3 } as const;

function polymod(values: readonly number[]): number {
  return values.reduce((checksum, value) => {
    const top = checksum >>> 25;
    return GENERATORS.reduce(
      (rest, generator, bit) => ((top >>> bit) & 1 ? rest ^ generator : rest),
      ((checksum & 0x1ffffff) << 5) ^ value,
    );
  }, 1);
}

/** Whether the checksum of a segregated-witness address is right, its letters all small (BIP 173, BIP 350). */
export function hasBech32Checksum(address: string): boolean {
  const separator = address.lastIndexOf('1');
  const prefix = Array.from(address.slice(0, separator), (letter) => letter.charCodeAt(0));
  const data = Array.from(address.slice(separator + 1), (letter) => CHARACTERS.indexOf(letter));
  if (data.includes(-1)) return false;
  const expanded = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31)];
  const expected = data[0] === 0 ? REMAINDERS.bech32 : REMAINDERS.bech32m;
  return polymod([...expanded, ...data]) === expected;
}
