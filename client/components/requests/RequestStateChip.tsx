import { useTranslation } from 'react-i18next';
import type { RequestState } from '../../../core/contracts/request-transitions.ts';
import { Chip } from '../ui/Chip.tsx';
import type { IconName } from '../ui/Icon.tsx';
import type { Tone } from '../ui/tone.ts';

const SIGNS: Record<RequestState, { tone: Tone; icon?: IconName }> = {
  draft: { tone: 'neutral' },
  sent: { tone: 'info', icon: 'clock' },
  acknowledged: { tone: 'info', icon: 'person' },
  'in-consultation': { tone: 'warn', icon: 'question' },
  postponed: { tone: 'warn', icon: 'clock' },
  refused: { tone: 'bad', icon: 'close' },
  impossible: { tone: 'bad', icon: 'close' },
  'executed-in-part': { tone: 'ok', icon: 'retry' },
  executed: { tone: 'ok', icon: 'check' },
  withdrawn: { tone: 'neutral', icon: 'close' },
  closed: { tone: 'neutral', icon: 'check' },
};

/** Where a request stands. */
export function RequestStateChip({ state }: { readonly state: RequestState }) {
  const { t } = useTranslation('vocabulary');
  return <Chip {...SIGNS[state]}>{t(`requestStates.${state}`)}</Chip>;
}
