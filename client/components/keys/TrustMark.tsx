import { useTranslation } from 'react-i18next';
import type { Trust } from '../../session/index.ts';
import { Chip } from '../ui/Chip.tsx';
import type { IconName } from '../ui/Icon.tsx';
import type { Tone } from '../ui/tone.ts';

const SIGNS: Record<Trust['status'], { tone: Tone; icon: IconName }> = {
  'no-key': { tone: 'neutral', icon: 'close' },
  'not-compared': { tone: 'warn', icon: 'question' },
  compared: { tone: 'ok', icon: 'check' },
  rotated: { tone: 'ok', icon: 'key' },
  'changed-unexpectedly': { tone: 'bad', icon: 'seal-broken' },
};

/** How far the key of an organisation or a member is known to be theirs: in a word, a shape and a colour. */
export function TrustMark({ status }: { readonly status: Trust['status'] }) {
  const { t } = useTranslation('keys');
  return <Chip {...SIGNS[status]}>{t(`trust.${status}`)}</Chip>;
}
