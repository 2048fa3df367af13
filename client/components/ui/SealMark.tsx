import { Chip } from './Chip.tsx';
import type { IconName } from './Icon.tsx';
import type { Tone } from './tone.ts';

export type SealState = 'sealed' | 'open' | 'verified' | 'not-verified' | 'altered';

const SIGNS: Record<SealState, { tone: Tone; icon: IconName }> = {
  sealed: { tone: 'seal', icon: 'seal' },
  open: { tone: 'info', icon: 'unlocked' },
  verified: { tone: 'ok', icon: 'check' },
  'not-verified': { tone: 'warn', icon: 'question' },
  altered: { tone: 'bad', icon: 'seal-broken' },
};

/** The sign of the product, at every file, record, message and person: a word, a shape and a colour. */
export function SealMark({ state, label }: { state: SealState; label: string }) {
  return <Chip {...SIGNS[state]}>{label}</Chip>;
}
