import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';

const NONCE = 12;
const TAG = 16;
/** Without it, OpenSSL would take a stored tag that was cut short. */
const options = { authTagLength: TAG };

/** Time-based one-time codes (RFC 6238); secrets rest under AES-256-GCM, bound to their account. */
export function createSecondFactors(key: Uint8Array) {
  function encrypt(secret: string, accountId: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, options).setAAD(
      Buffer.from(accountId),
    );
    const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString('base64');
  }
  function decrypt(encrypted: string, accountId: string): string {
    const bytes = Buffer.from(encrypted, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), options)
      .setAAD(Buffer.from(accountId))
      .setAuthTag(bytes.subarray(-TAG));
    return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
  }

  return {
    /** A new secret, for an authenticator (`uri`) and for the store (`encryptedSecret`). */
    create(accountId: string, email: string) {
      const secret = generateSecret();
      return {
        uri: generateURI({ issuer: 'Asset Recovery Portal', label: email, secret }),
        encryptedSecret: encrypt(secret, accountId),
      };
    },
    /** The time step of a right code, now or one step ago; undefined for a wrong one. */
    async stepOf(
      code: string,
      encryptedSecret: string,
      accountId: string,
      now: Date,
    ): Promise<number | undefined> {
      const result = await verify({
        secret: decrypt(encryptedSecret, accountId),
        token: code,
        epoch: Math.floor(now.getTime() / 1000),
        epochTolerance: [30, 0],
      });
      return result.valid && 'timeStep' in result ? result.timeStep : undefined;
    },
  };
}
export type SecondFactors = ReturnType<typeof createSecondFactors>;
