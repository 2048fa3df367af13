import { useTranslation } from 'react-i18next';
import { OpeningsQuery } from '../../../core/contracts/access-log-openings.ts';
import { Button } from '../../components/ui/Button.tsx';
import { DatePicker } from '../../components/ui/DatePicker.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { FilterBar } from '../../components/ui/Toolbar.tsx';
import type { Filter } from './use-openings-filter.ts';

type Props = {
  readonly filter: Filter;
  readonly onNarrow: (change: Partial<Filter>) => void;
};

export function OpeningsFilterBar({ filter, onNarrow }: Props) {
  const { t } = useTranslation('openings');
  return (
    <FilterBar label={t('filter.label')} outcome={<OnlyOne filter={filter} onNarrow={onNarrow} />}>
      {filter.about === 'content' && (
        <Select
          label={t('filter.by')}
          value={filter.by}
          options={OpeningsQuery.shape.by
            .unwrap()
            .options.map((id) => ({ id, label: t(`by.${id}`) }))}
          onChange={(by) => {
            onNarrow({ by });
          }}
        />
      )}
      <DatePicker
        label={t('filter.since')}
        value={filter.since ?? ''}
        latest={filter.until}
        onChange={(since) => {
          onNarrow({ since: since === '' ? undefined : since });
        }}
      />
      <DatePicker
        label={t('filter.until')}
        value={filter.until ?? ''}
        earliest={filter.since}
        onChange={(until) => {
          onNarrow({ until: until === '' ? undefined : until });
        }}
      />
    </FilterBar>
  );
}

function OnlyOne({ filter, onNarrow }: Props) {
  const { t } = useTranslation('openings');
  const only = filter.submission === undefined ? 'object' : 'submission';
  if (filter[only] === undefined) return null;
  return (
    <Button
      variant="quiet"
      icon="close"
      onPress={() => {
        onNarrow({ [only]: undefined });
      }}
    >
      {t(only === 'submission' ? 'filter.onlySubmission' : 'filter.onlyObject')}
    </Button>
  );
}
