import { useTranslation } from 'react-i18next';
import type { PassphraseStrength } from '../../session/index.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import './keys.css';

const BEST = 4;
const ENOUGH = 3;

/** How hard a passphrase is to guess, and what would make it harder. Its place is kept while there is nothing to say. */
export function StrengthMeter({ strength }: { readonly strength: PassphraseStrength | undefined }) {
  const { t, i18n } = useTranslation('keys');
  const advice = [
    strength?.warning && `keys:passphrase.strength.warning.${strength.warning}`,
    ...(strength?.suggestions ?? []).map((code) => `keys:passphrase.strength.suggestion.${code}`),
  ].flatMap((key) => (key && i18n.exists(key) ? [i18n.t(key)] : []));
  return (
    <div className="strength-meter">
      <ProgressBar
        label={t('passphrase.strength.label')}
        value={strength?.score ?? 0}
        total={BEST}
        valueText={strength ? t(`passphrase.strength.score.${strength.score}`) : ''}
        tone={strength && strength.score < ENOUGH ? 'bad' : 'ok'}
      />
      <p className="small muted" role="status">
        {advice.join(' ')}
      </p>
    </div>
  );
}
