import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../components/ui/Toolbar.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { INBOX_STATES, type InboxFilter, type InboxState } from './use-inbox.ts';

const ALL = 'all';

type InboxFilterBarProps = {
  readonly filter: InboxFilter;
  readonly onNarrow: (change: Partial<Omit<InboxFilter, 'cursor'>>) => void;
};

export function InboxFilterBar({ filter, onNarrow }: InboxFilterBarProps) {
  const { t } = useTranslation(['review', 'vocabulary']);
  const cases = [...(useCases().data?.values() ?? [])];
  return (
    <FilterBar label={t('review:inbox.filter')}>
      <Select<InboxState | typeof ALL>
        label={t('review:inbox.state')}
        value={filter.state ?? ALL}
        options={[
          { id: ALL, label: t('review:inbox.allStates') },
          ...INBOX_STATES.map((id) => ({ id, label: t(`vocabulary:submissionStates.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ state: chosen === ALL ? undefined : chosen });
        }}
      />
      <Select
        label={t('review:inbox.case')}
        value={filter.caseId ?? ALL}
        options={[
          { id: ALL, label: t('review:inbox.allCases') },
          ...cases.map(({ id, reference }) => ({ id, label: reference })),
        ]}
        onChange={(chosen) => {
          onNarrow({ caseId: chosen === ALL ? undefined : chosen });
        }}
      />
    </FilterBar>
  );
}
