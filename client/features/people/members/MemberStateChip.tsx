import { useTranslation } from 'react-i18next';
import type { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { Chip } from '../../../components/ui/Chip.tsx';
import type { IconName } from '../../../components/ui/Icon.tsx';
import type { Tone } from '../../../components/ui/tone.ts';

const SIGNS: Record<MemberResponse['state'], { tone: Tone; icon: IconName }> = {
  active: { tone: 'ok', icon: 'check' },
  suspended: { tone: 'warn', icon: 'pause' },
  removed: { tone: 'neutral', icon: 'close' },
};

type MemberStateChipProps = {
  readonly state: MemberResponse['state'];
  /** Of the organisation's key; undefined where that is not told. */
  readonly holds?: boolean | undefined;
  /** Some key, perhaps an earlier one. */
  readonly lacks?: boolean;
};

export function MemberStateChip({ state, holds, lacks = false }: MemberStateChipProps) {
  const { t } = useTranslation('people');
  return (
    <span className="people-chips">
      <Chip {...SIGNS[state]}>{t(`states.${state}`)}</Chip>
      {holds === true && (
        <Chip tone={lacks ? 'warn' : 'ok'} icon="key">
          {t(lacks ? 'members.holdsLatest' : 'members.holds')}
        </Chip>
      )}
    </span>
  );
}
