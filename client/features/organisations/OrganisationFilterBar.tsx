import { useTranslation } from 'react-i18next';
import { OrganisationState } from '../../../core/contracts/organisations.ts';
import { OrganisationKind } from '../../../core/contracts/vocabulary.ts';
import { SearchField } from '../../components/ui/SearchField.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { FilterBar } from '../../components/ui/Toolbar.tsx';
import type { OrganisationFilter } from './use-organisation-filter.ts';

const ALL = 'all';

type OrganisationFilterBarProps = {
  readonly filter: OrganisationFilter;
  readonly onNarrow: (change: Partial<OrganisationFilter>) => void;
};

export function OrganisationFilterBar({ filter, onNarrow }: OrganisationFilterBarProps) {
  const { t } = useTranslation(['organisations', 'directory']);
  return (
    <FilterBar label={t('organisations:filter.label')}>
      <SearchField
        label={t('organisations:name')}
        value={filter.wanted}
        onChange={(wanted) => {
          onNarrow({ wanted });
        }}
      />
      <Select<OrganisationKind | typeof ALL>
        label={t('organisations:kind')}
        value={filter.kind ?? ALL}
        options={[
          { id: ALL, label: t('organisations:filter.allKinds') },
          ...OrganisationKind.options.map((id) => ({ id, label: t(`directory:kinds.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ kind: chosen === ALL ? undefined : chosen });
        }}
      />
      <Select<(typeof OrganisationState.options)[number] | typeof ALL>
        label={t('organisations:state')}
        value={filter.state ?? ALL}
        options={[
          { id: ALL, label: t('organisations:filter.allStates') },
          ...OrganisationState.options.map((id) => ({
            id,
            label: t(`organisations:states.${id}`),
          })),
        ]}
        onChange={(chosen) => {
          onNarrow({ state: chosen === ALL ? undefined : chosen });
        }}
      />
    </FilterBar>
  );
}
