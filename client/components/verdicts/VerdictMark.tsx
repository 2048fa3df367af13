import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../core/sealing/verdict.ts';
import { SealMark } from '../ui/SealMark.tsx';
import { standingOf, type Standing } from './standing.ts';
import { useSigner, type SignerIds } from './use-signer.ts';

const MARKS: Record<Standing, 'verified' | 'not-compared' | 'other-key' | 'not-verified'> = {
  own: 'verified',
  compared: 'verified',
  'not-compared': 'not-compared',
  'other-key': 'other-key',
  'not-verified': 'not-verified',
};

export type VerdictProps = { readonly verdict: Verdict; readonly signer: SignerIds };

/** What was found about a signature, in a word or two: for lists. */
export function VerdictMark({ verdict, signer: ids }: VerdictProps) {
  const signer = useSigner(ids);
  return signer ? <StandingMark standing={standingOf(verdict, signer)} /> : null;
}

export function StandingMark({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('verdicts');
  const mark = MARKS[standing];
  return (
    <SealMark state={mark === 'verified' ? 'verified' : 'not-verified'} label={t(`mark.${mark}`)} />
  );
}
