import { AssetState } from '../../../core/contracts/assets.ts';
import { Chip } from '../ui/Chip.tsx';
import type { Tone } from '../ui/tone.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** What is held is safe, what is gone is not; the rest is on its way. */
const TONES: Record<AssetState, Tone> = {
  reported: 'neutral',
  identified: 'info',
  traced: 'info',
  frozen: 'ok',
  seized: 'ok',
  'under-management': 'ok',
  forfeited: 'ok',
  realised: 'ok',
  transferred: 'ok',
  returned: 'ok',
  released: 'neutral',
  lapsed: 'warn',
  'not-found': 'warn',
  dissipated: 'bad',
  destroyed: 'bad',
  'subject-to-another-order': 'warn',
};

export function AssetStateChip({ state }: { readonly state: string | undefined }) {
  const words = useVocabulary();
  const known = AssetState.safeParse(state);
  if (!known.success) return null;
  return <Chip tone={TONES[known.data]}>{words.assetState(known.data)}</Chip>;
}
