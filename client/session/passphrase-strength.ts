// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- programs that include only what they import would miss it
/// <reference path="./zxcvbn-dictionaries.d.ts" />
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

export type PassphraseStrength = {
  /** From 0, guessed at once, to 4; 3 is the least that the pages accept. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Codes of the library, to be put in words by the catalogue: `topTen`, `dates`. */
  readonly warning?: string;
  /** Likewise: `anotherWord`, `useWords`. */
  readonly suggestions: readonly string[];
};

/**
 * Guesses up to which a score is given. Higher than the library's own: who has the locked key may guess for ever, and
 * only Argon2 slows them down. Three words drawn by lot score 2, four of them 4, thirteen random characters 3.
 */
const SCORING = { 0: 1e5, 1: 1e8, 2: 1e12, 3: 1e14 };
const ATTACK_TIMES = {
  onlineThrottlingXPerHour: 100,
  onlineNoThrottlingXPerSecond: 10,
  offlineSlowHashingXPerSecond: 1e4,
  offlineFastHashingXPerSecond: 1e10,
};
/** Longer texts are strong enough, and slow to judge. */
const JUDGED = 100;

let loading: Promise<ZxcvbnFactory> | undefined;

/** Judges a passphrase on this computer alone. The dictionaries, about 0.6 MB packed, come at the first call. */
export async function judgePassphrase(
  passphrase: string,
  personalWords: readonly string[],
): Promise<PassphraseStrength> {
  loading ??= load();
  const judge = await loading.catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  // Taken for characters like any other, spaces would make three words look as good as four.
  const judged = passphrase.replaceAll(/\s/g, '').slice(0, JUDGED);
  const { score, feedback } = judge.check(judged, [...personalWords]);
  const { warning, suggestions } = feedback;
  return { score, suggestions, ...(warning ? { warning } : {}) };
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english, french, firstNames] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en/dist/commonWords.json.mjs'),
    import('@zxcvbn-ts/language-fr/dist/commonWords.json.mjs'),
    import('@zxcvbn-ts/language-fr/dist/firstnames.json.mjs'),
  ]);
  return new ZxcvbnFactory({
    dictionary: {
      ...common.dictionary,
      'commonWords-en': english.default,
      'commonWords-fr': french.default,
      'firstnames-fr': firstNames.default,
    },
    graphs: common.adjacencyGraphs,
    timeEstimationValues: { scoring: SCORING, attackTime: ATTACK_TIMES },
  });
}
