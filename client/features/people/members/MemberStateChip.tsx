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
};

export function MemberStateChip({ state, holds }: MemberStateChipProps) {
  const { t } = useTranslation('people');
  return (
    <span className="people-chips">
      <Chip {...SIGNS[state]}>{t(`states.${state}`)}</Chip>
      {holds === true && (
        <Chip tone="ok" icon="key">
          {t('members.holds')}
        </Chip>
      )}
    </span>
  );
}
