import { useTranslation } from 'react-i18next';
import { useSigner } from './use-signer.ts';
import { standingOf } from './standing.ts';
import { StandingMark, type VerdictProps } from './VerdictMark.tsx';
import { VerdictNote } from './VerdictNote.tsx';
import { useSignedBy } from './use-signed-by.ts';
import './verdicts.css';

/** The note in a line, where another one on the same page tells all of it; what is not verified is told in full. */
export function VerdictLine({ verdict, signer: ids }: VerdictProps) {
  const { t } = useTranslation('verdicts');
  const signer = useSigner(ids);
  const signedBy = useSignedBy();
  if (verdict.status === 'not-verified') return <VerdictNote verdict={verdict} signer={ids} />;
  if (!signer) return null;
  return (
    <p className="verdict-line">
      <StandingMark standing={standingOf(verdict, signer)} />
      <span className="small">
        {signedBy(signer)} {t('verified')}
      </span>
    </p>
  );
}
