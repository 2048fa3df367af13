import { useTranslation } from 'react-i18next';
import type { AccessOutcome } from '../../../core/contracts/access-log.ts';
import { Chip } from '../../components/ui/Chip.tsx';
import type { IconName } from '../../components/ui/Icon.tsx';
import type { Tone } from '../../components/ui/tone.ts';

const looks: Readonly<Record<AccessOutcome, { tone: Tone; icon: IconName }>> = {
  pending: { tone: 'neutral', icon: 'clock' },
  success: { tone: 'ok', icon: 'check' },
  denied: { tone: 'bad', icon: 'close' },
  failure: { tone: 'warn', icon: 'warning' },
  error: { tone: 'warn', icon: 'warning' },
  unknown: { tone: 'warn', icon: 'warning' },
};

/** How an act ended, in word, shape and colour. */
export function OutcomeChip({ outcome }: { outcome: AccessOutcome }) {
  const { t } = useTranslation('log');
  return <Chip {...looks[outcome]}>{t(`outcomes.${outcome}`)}</Chip>;
}
