import type { PrivateKey } from 'openpgp';
import { SealingError } from './errors.ts';

/** For this folder only: makes an opaque key of an unlocked one. */
export let holdUnlocked: (key: PrivateKey) => UnlockedKey;
/** For this folder only. @throws SealingError `key-forgotten` */
export let privateKeyOf: (key: UnlockedKey) => PrivateKey;

/**
 * A private key in memory, unlocked and ready to use. Opaque: the secret sits in a private field, so it cannot be
 * serialised, cloned to another thread, inspected or logged by accident.
 */
export class UnlockedKey {
  #key: PrivateKey | undefined;
  readonly #armoredPublicKey: string;
  readonly #fingerprint: string;

  static {
    holdUnlocked = (key) => new UnlockedKey(key);
    privateKeyOf = (key) => {
      if (!key.#key) throw new SealingError('key-forgotten');
      return key.#key;
    };
  }

  private constructor(key: PrivateKey) {
    this.#key = key;
    this.#armoredPublicKey = key.toPublic().armor();
    this.#fingerprint = key.getFingerprint();
  }

  /** Lowercase hexadecimal fingerprint of the primary key. */
  get fingerprint(): string {
    return this.#fingerprint;
  }

  get armoredPublicKey(): string {
    return this.#armoredPublicKey;
  }

  /**
   * Overwrites the secret numbers and drops the key; every later use throws `key-forgotten`. Copies that the
   * engine's memory management made cannot be reached from here.
   */
  forget(): void {
    for (const { keyPacket } of this.#key?.getKeys() ?? []) {
      const secrets = 'privateParams' in keyPacket ? keyPacket.privateParams : undefined;
      for (const secret of Object.values(secrets ?? {})) {
        if (secret instanceof Uint8Array) secret.fill(0);
      }
    }
    this.#key = undefined;
  }

  toJSON(): string {
    return '[UnlockedKey]';
  }
}
