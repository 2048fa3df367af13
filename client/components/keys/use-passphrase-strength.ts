import { useEffect, useMemo, useState } from 'react';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { judgePassphrase, type PassphraseStrength } from '../../session/index.ts';

/** The least that is accepted: guessed in no time that matters, by who has the locked key. */
const ENOUGH = 3;
/** As `core/sealing` asks for. */
const SHORTEST = 12;
const PAUSE_MS = 200;

export type PassphraseVerdict = 'enough' | 'weak' | 'unjudged';

/** Judges a passphrase as it is typed, on this computer, and once more for certain before it is used. */
export function usePassphraseStrength(passphrase: string) {
  const personal = usePersonalWords();
  const [judged, setJudged] = useState<{ of: string; strength: PassphraseStrength }>();
  useEffect(() => {
    // The dictionaries weigh more than the page: they wait until there is something to judge.
    if (passphrase === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      judgePassphrase(passphrase, personal).then(
        (strength) => {
          if (isCurrent) setJudged({ of: passphrase, strength });
        },
        // Without dictionaries nothing is said while typing; the verdict says why.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [passphrase, personal]);

  async function judge(): Promise<PassphraseVerdict> {
    try {
      const { score } = await judgePassphrase(passphrase, personal);
      return score >= ENOUGH && passphrase.length >= SHORTEST ? 'enough' : 'weak';
    } catch {
      return 'unjudged';
    }
  }
  return { strength: passphrase === '' ? undefined : judged?.strength, judge };
}

function usePersonalWords(): readonly string[] {
  const { member, organisation } = useSignedIn();
  return useMemo(
    () => [member.displayName, member.email ?? '', organisation.name].flatMap(wordsOf),
    [member, organisation],
  );
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
}
