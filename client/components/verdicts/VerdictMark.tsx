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
  const { t } = useTranslation('verdicts');
  const signer = useSigner(ids);
  if (!signer) return null;
  const mark = MARKS[standingOf(verdict, signer)];
  return (
    <SealMark state={mark === 'verified' ? 'verified' : 'not-verified'} label={t(`mark.${mark}`)} />
  );
}
