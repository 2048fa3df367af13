import { useTranslation } from 'react-i18next';
import type { ConsentState } from '../../../../core/contracts/consents.ts';
import { Chip } from '../../../components/ui/Chip.tsx';
import type { IconName } from '../../../components/ui/Icon.tsx';
import type { Tone } from '../../../components/ui/tone.ts';

const SIGNS: Record<ConsentState, { tone: Tone; icon: IconName }> = {
  asked: { tone: 'info', icon: 'clock' },
  granted: { tone: 'ok', icon: 'check' },
  refused: { tone: 'bad', icon: 'close' },
};

export function ConsentStateChip({ state }: { readonly state: ConsentState }) {
  const { t } = useTranslation('consents');
  return <Chip {...SIGNS[state]}>{t(`states.${state}`)}</Chip>;
}
