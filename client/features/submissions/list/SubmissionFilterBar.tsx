import { useTranslation } from 'react-i18next';
import { SubmissionState } from '../../../../core/contracts/submissions.ts';
import { Select } from '../../../components/ui/Select.tsx';
import { FilterBar } from '../../../components/ui/Toolbar.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import type { SubmissionFilter } from './use-submission-list.ts';

const ALL = 'all';

type SubmissionFilterBarProps = {
  readonly filter: SubmissionFilter;
  readonly onNarrow: (change: Partial<Omit<SubmissionFilter, 'cursor'>>) => void;
};

export function SubmissionFilterBar({ filter, onNarrow }: SubmissionFilterBarProps) {
  const { t } = useTranslation(['submissions', 'vocabulary']);
  const cases = [...(useCases().data?.values() ?? [])];
  return (
    <FilterBar label={t('submissions:filter.label')}>
      <Select<SubmissionState | typeof ALL>
        label={t('submissions:state')}
        value={filter.state ?? ALL}
        options={[
          { id: ALL, label: t('submissions:filter.allStates') },
          ...SubmissionState.options.map((id) => ({
            id,
            label: t(`vocabulary:submissionStates.${id}`),
          })),
        ]}
        onChange={(chosen) => {
          onNarrow({ state: chosen === ALL ? undefined : chosen });
        }}
      />
      <Select
        label={t('submissions:case')}
        value={filter.caseId ?? ALL}
        options={[
          { id: ALL, label: t('submissions:filter.allCases') },
          ...cases.map(({ id, reference }) => ({ id, label: reference })),
        ]}
        onChange={(chosen) => {
          onNarrow({ caseId: chosen === ALL ? undefined : chosen });
        }}
      />
    </FilterBar>
  );
}
