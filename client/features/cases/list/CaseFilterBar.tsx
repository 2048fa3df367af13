import { useTranslation } from 'react-i18next';
import { CaseState } from '../../../../core/contracts/cases.ts';
import { SearchField } from '../../../components/ui/SearchField.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { FilterBar } from '../../../components/ui/Toolbar.tsx';
import type { CaseFilter } from './use-case-filter.ts';

const ALL = 'all';

type CaseFilterBarProps = {
  readonly filter: CaseFilter;
  readonly onNarrow: (change: Partial<CaseFilter>) => void;
};

export function CaseFilterBar({ filter, onNarrow }: CaseFilterBarProps) {
  const { t } = useTranslation('cases');
  return (
    <FilterBar label={t('filter.label')}>
      <SearchField
        label={t('filter.reference')}
        value={filter.wanted}
        onChange={(wanted) => {
          onNarrow({ wanted });
        }}
      />
      <Select<CaseState | typeof ALL>
        label={t('state')}
        value={filter.state ?? ALL}
        options={[
          { id: ALL, label: t('filter.allStates') },
          ...CaseState.options.map((id) => ({ id, label: t(`states.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ state: chosen === ALL ? undefined : chosen });
        }}
      />
    </FilterBar>
  );
}
