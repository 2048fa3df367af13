import { useTranslation } from 'react-i18next';
import type { CaseState } from '../../../core/contracts/cases.ts';
import { Chip } from '../../components/ui/Chip.tsx';

export function CaseStateChip({ state }: { readonly state: CaseState }) {
  const { t } = useTranslation('cases');
  return <Chip tone={state === 'open' ? 'ok' : 'neutral'}>{t(`states.${state}`)}</Chip>;
}
