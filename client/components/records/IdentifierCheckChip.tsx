import { useTranslation } from 'react-i18next';
import { checkIdentifier, type IdentifierCheck } from '../../../core/assets/index.ts';
import { IdentifierScheme } from '../../../core/contracts/assets.ts';
import { Chip } from '../ui/Chip.tsx';
import type { IconName } from '../ui/Icon.tsx';
import type { Tone } from '../ui/tone.ts';

const SIGNS: Record<IdentifierCheck['status'], { tone: Tone; icon?: IconName }> = {
  valid: { tone: 'ok', icon: 'check' },
  incomplete: { tone: 'warn', icon: 'question' },
  'not-valid': { tone: 'bad', icon: 'warning' },
  'not-checked': { tone: 'neutral' },
};

/** What a scheme is called; a draft may name none yet. */
export function knownScheme(scheme: string | undefined): IdentifierScheme {
  return IdentifierScheme.catch('other').parse(scheme);
}

/** What checking the writing of an identifier found, in a word; nothing is looked up. */
export function IdentifierCheckChip({
  scheme,
  value,
}: {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}) {
  const { t } = useTranslation('vocabulary');
  const { status, reason } = checkIdentifier(scheme, value);
  if (status === 'valid' && reason === 'no-check-digit') {
    return <Chip>{t('checks.well-formed', { scheme: t(`schemes.${scheme}`) })}</Chip>;
  }
  return (
    <Chip {...SIGNS[status]}>{t(`checks.${status}`, { scheme: t(`schemes.${scheme}`) })}</Chip>
  );
}
