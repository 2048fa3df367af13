import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import { MIN_PASSWORD } from '../../../core/contracts/accounts.ts';
import { AppError } from '../../platform/errors.ts';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. The variant is argon2id by default. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const quality = new ZxcvbnFactory({
  dictionary: common.dictionary,
  graphs: common.adjacencyGraphs,
});

export function createPasswords(pepper: Uint8Array) {
  const options = { ...parameters, secret: pepper };
  // Checked when there is no account, so that the time of an answer does not tell.
  const nobody = hash('nobody', options);

  return {
    /** Throws `PASSWORD_TOO_WEAK`. `words` are what an attacker knows of the person. */
    async create(password: string, words: readonly string[]): Promise<string> {
      const normal = password.normalize('NFKC');
      const easy = quality.check(normal.slice(0, 128), [...words, 'asset', 'recovery', 'portal']);
      if (Array.from(normal).length < MIN_PASSWORD || easy.score < 3) {
        throw new AppError('PASSWORD_TOO_WEAK');
      }
      return hash(normal, options);
    },
    async matches(password: string, storedHash: string | undefined): Promise<boolean> {
      const matched = await verify(
        storedHash ?? (await nobody),
        password.normalize('NFKC'),
        options,
      );
      return matched && storedHash !== undefined;
    },
  };
}
export type Passwords = ReturnType<typeof createPasswords>;
