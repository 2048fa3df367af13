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

/** Code points that must be left of a password without the words that anybody would try. */
const MIN_OWN = 8;

/** What anybody who sees the sign-in page would try (NIST SP 800-63B-4, context-specific words). */
const context = ['asset recovery portal', 'international criminal court', 'icc', 'registry'];

export function createPasswords(pepper: Uint8Array) {
  const options = { ...parameters, secret: pepper };
  // Checked when there is no account, so that the time of an answer does not tell.
  const nobody = hash('nobody', options);

  return {
    /** Throws `PASSWORD_TOO_WEAK`. `words` are what an attacker knows of the person. */
    async create(password: string, words: readonly string[]): Promise<string> {
      const normal = password.normalize('NFKC');
      const known = [...context, ...words].flatMap((word) => [word, ...partsOf(word)]);
      const easy = quality.check(normal.slice(0, 128), known);
      const short = lengthOf(normal) < MIN_PASSWORD || lengthOf(without(known, normal)) < MIN_OWN;
      if (short || easy.score < 3) throw new AppError('PASSWORD_TOO_WEAK');
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

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function without(words: readonly string[], text: string): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (rest, word) => rest.replaceAll(word.toLowerCase(), ''),
    text.toLowerCase(),
  );
}

/** The words of a name or an address, each alone and all run together. */
function partsOf(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[^\p{L}\p{N}]+/u);
  return [...parts, parts.join('')].filter((part) => part.length >= 3);
}
