import { useTranslation } from 'react-i18next';
import { RequestState } from '../../../../core/contracts/request-transitions.ts';
import type { RequestQuery } from '../../../../core/contracts/requests.ts';
import { Measure } from '../../../../core/contracts/vocabulary.ts';
import { Checkbox } from '../../../components/ui/Checkbox.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { FilterBar } from '../../../components/ui/Toolbar.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import type { RequestFilter } from './request-search.ts';

const ALL = 'all';

type RequestFilterBarProps = {
  readonly filter: RequestFilter;
  readonly onNarrow: (change: Partial<Omit<RequestFilter, 'cursor'>>) => void;
};

export function RequestFilterBar({ filter, onNarrow }: RequestFilterBarProps) {
  const { t } = useTranslation('requests');
  return (
    <FilterBar label={t('filter.label')}>
      <WhichOnes filter={filter} onNarrow={onNarrow} />
      <Select<RequestQuery['sort']>
        label={t('filter.sort')}
        value={filter.late ? 'target' : filter.sort}
        // Late ones come in the order of their targets anyway.
        isDisabled={filter.late !== undefined}
        options={[
          { id: 'newest', label: t('filter.newest') },
          { id: 'target', label: t('filter.target') },
        ]}
        onChange={(sort) => {
          onNarrow({ sort });
        }}
      />
      <Checkbox
        label={t('filter.late')}
        isSelected={filter.late !== undefined}
        onChange={(isLate) => {
          onNarrow({ late: isLate ? 'true' : undefined });
        }}
      />
    </FilterBar>
  );
}

function WhichOnes({ filter, onNarrow }: RequestFilterBarProps) {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const cases = [...(useCases().data?.values() ?? [])];
  // Only who wrote it ever sees a draft.
  const states = RequestState.options.filter((id) => filter.side === 'requester' || id !== 'draft');
  return (
    <>
      <Select<RequestState | typeof ALL>
        label={t('requests:filter.state')}
        value={filter.state ?? ALL}
        options={[
          { id: ALL, label: t('requests:filter.allStates') },
          ...states.map((id) => ({ id, label: t(`vocabulary:requestStates.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ state: chosen === ALL ? undefined : chosen });
        }}
      />
      <Select
        label={t('requests:filter.case')}
        value={filter.caseId ?? ALL}
        options={[
          { id: ALL, label: t('requests:filter.allCases') },
          ...cases.map(({ id, reference }) => ({ id, label: reference })),
        ]}
        onChange={(chosen) => {
          onNarrow({ caseId: chosen === ALL ? undefined : chosen });
        }}
      />
      <Select<Measure | typeof ALL>
        label={t('requests:filter.measure')}
        value={filter.measure ?? ALL}
        options={[
          { id: ALL, label: t('requests:filter.allMeasures') },
          ...Measure.options.map((id) => ({ id, label: t(`vocabulary:measures.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ measure: chosen === ALL ? undefined : chosen });
        }}
      />
    </>
  );
}
