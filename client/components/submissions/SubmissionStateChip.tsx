import { useTranslation } from 'react-i18next';
import type { SubmissionState } from '../../../core/contracts/submissions.ts';
import { Chip } from '../ui/Chip.tsx';
import type { IconName } from '../ui/Icon.tsx';
import type { Tone } from '../ui/tone.ts';

const SIGNS: Record<SubmissionState, { tone: Tone; icon?: IconName }> = {
  draft: { tone: 'neutral' },
  submitted: { tone: 'info', icon: 'clock' },
  'under-review': { tone: 'info', icon: 'person' },
  returned: { tone: 'warn', icon: 'retry' },
  accepted: { tone: 'ok', icon: 'check' },
  withdrawn: { tone: 'neutral', icon: 'close' },
};

/** Where a submission stands. */
export function SubmissionStateChip({ state }: { readonly state: SubmissionState }) {
  const { t } = useTranslation('vocabulary');
  return <Chip {...SIGNS[state]}>{t(`submissionStates.${state}`)}</Chip>;
}
