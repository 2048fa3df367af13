import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import { Note } from '../ui/Note.tsx';
import type { Tone } from '../ui/tone.ts';
import { CompareSigner } from './CompareSigner.tsx';
import { SignatureFacts } from './SignatureFacts.tsx';
import { standingOf, type Standing } from './standing.ts';
import { useSignedBy } from './use-signed-by.ts';
import { useSigner, type Signer } from './use-signer.ts';
import type { VerdictProps } from './VerdictMark.tsx';

const TONES: Record<Standing, Tone> = {
  own: 'ok',
  compared: 'ok',
  'not-compared': 'warn',
  'other-key': 'bad',
  'not-verified': 'bad',
};

/** What was found about a signature, in sentences: who signed, what was compared here, and whose key it is. */
export function VerdictNote({ verdict, signer: ids }: VerdictProps) {
  const { t } = useTranslation('verdicts');
  const signer = useSigner(ids);
  const signedBy = useSignedBy();
  const aboutKey = useKeySentence();
  if (!signer) return null;
  const standing = standingOf(verdict, signer);
  const facts = <SignatureFacts verdict={verdict} />;
  if (verdict.status === 'not-verified') {
    return (
      <Note tone="bad" title={t('title.not-verified')}>
        {t(`reasons.${verdict.reason}`)} {t('consequence')}
        {facts}
      </Note>
    );
  }
  return (
    <Note
      tone={TONES[standing]}
      title={signedBy(signer)}
      actions={
        (standing === 'not-compared' || standing === 'other-key') && (
          <CompareSigner
            accountId={ids.accountId}
            fingerprint={verdict.fingerprint}
            signer={signer}
          />
        )
      }
    >
      {t('verified')} {aboutKey(standing, signer)}
      {facts}
    </Note>
  );
}

function useKeySentence() {
  const { t } = useTranslation('verdicts');
  const formats = useFormats();
  return (standing: Standing, { isSelf, compared }: Signer): string => {
    if (isSelf && standing !== 'other-key') return t('key.self');
    if (!compared) return t('key.not-compared');
    const date = formats.date(compared.comparedAt);
    return t(standing === 'compared' ? 'key.compared' : 'key.other-key', { date });
  };
}
