import { config, enums, generateKey, PublicKey, readKey, SignaturePacket } from 'openpgp';

/** Bits of the key flags subpacket: encrypts communications and storage (RFC 9580 section 5.2.3.29). */
const ENCRYPTS = 0x04 | 0x08;

/** What the library declares for bytes alone: a binding is signed over both keys. */
type BindingSigner = {
  sign(
    key: unknown,
    bound: { key: unknown; bind: unknown },
    date: Date,
    detached: boolean,
    settings: typeof config,
  ): Promise<void>;
};

/**
 * A valid key that has made somebody else's encryption subkey its own. OpenPGP lets anybody: a subkey for
 * encryption need not agree to its primary key.
 */
export async function keyAdoptingSubkeyOf(armoredVictim: string): Promise<string> {
  const victim = await readKey({ armoredKey: armoredVictim });
  const { privateKey } = await generateKey({
    userIDs: { name: 'adopter' },
    format: 'object',
    config: { aeadProtect: true },
  });
  const [subkey] = victim.subkeys;
  if (!subkey) throw new Error('a subkey expected');

  const binding = new SignaturePacket();
  binding.signatureType = enums.signature.subkeyBinding;
  binding.publicKeyAlgorithm = privateKey.keyPacket.algorithm;
  binding.hashAlgorithm = enums.hash.sha512;
  binding.keyFlags = Uint8Array.of(ENCRYPTS);
  const bound = { key: privateKey.keyPacket, bind: subkey.keyPacket };
  const signer = binding as unknown as BindingSigner;
  await signer.sign(privateKey.keyPacket, bound, new Date(), false, config);

  const packets = privateKey.toPublic().toPacketList().slice(0, 3);
  const adopting = privateKey.toPublic().toPacketList();
  adopting.splice(0, adopting.length, ...packets, subkey.keyPacket, binding);
  return new PublicKey(adopting).armor();
}
