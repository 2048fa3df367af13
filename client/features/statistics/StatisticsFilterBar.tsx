import { useTranslation } from 'react-i18next';
import { RequestSide } from '../../../core/contracts/requests.ts';
import { DatePicker } from '../../components/ui/DatePicker.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { FilterBar } from '../../components/ui/Toolbar.tsx';
import type { StatisticsPlace } from './place.ts';

type StatisticsFilterBarProps = {
  readonly place: StatisticsPlace;
  readonly onChange: (change: Partial<StatisticsPlace>) => void;
};

export function StatisticsFilterBar({ place, onChange }: StatisticsFilterBarProps) {
  const { t } = useTranslation('statistics');
  return (
    <FilterBar label={t('filter.label')}>
      <Select
        label={t('filter.side')}
        value={place.side}
        options={RequestSide.options.map((id) => ({ id, label: t(`filter.sides.${id}`) }))}
        onChange={(side) => {
          onChange({ side });
        }}
      />
      <DatePicker
        label={t('filter.from')}
        value={place.from}
        latest={place.to}
        onChange={(from) => {
          if (from !== '') onChange({ from });
        }}
      />
      <DatePicker
        label={t('filter.to')}
        value={place.to}
        earliest={place.from}
        onChange={(to) => {
          if (to !== '') onChange({ to });
        }}
      />
    </FilterBar>
  );
}
