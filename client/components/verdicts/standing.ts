import type { Verdict } from '../../../core/sealing/verdict.ts';
import type { ComparedKey } from '../../session/index.ts';

/** How far a signature may be relied on. Only `own` and `compared` say who it was that signed. */
export type Standing = 'own' | 'compared' | 'not-compared' | 'other-key' | 'not-verified';

type Known = {
  readonly isSelf: boolean;
  /** The key of the signer that the reader has compared, of whatever fingerprint. */
  readonly compared: Pick<ComparedKey, 'fingerprint'> | undefined;
};

export function standingOf(verdict: Verdict, { isSelf, compared }: Known): Standing {
  if (verdict.status === 'not-verified') return 'not-verified';
  if (compared) return compared.fingerprint === verdict.fingerprint ? 'compared' : 'other-key';
  return isSelf ? 'own' : 'not-compared';
}
