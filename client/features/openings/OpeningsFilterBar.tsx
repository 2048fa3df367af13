import { useTranslation } from 'react-i18next';
import { OpeningsQuery, shownActions } from '../../../core/contracts/access-log-openings.ts';
import { openingAct } from '../../components/log/opening-act.ts';
import { Button } from '../../components/ui/Button.tsx';
import { DatePicker } from '../../components/ui/DatePicker.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { FilterBar } from '../../components/ui/Toolbar.tsx';
import type { Filter } from './use-openings-filter.ts';

const ANY = 'any';

type Props = {
  readonly filter: Filter;
  readonly onNarrow: (change: Partial<Filter>) => void;
};

export function OpeningsFilterBar({ filter, onNarrow }: Props) {
  const { t } = useTranslation('openings');
  return (
    <FilterBar label={t('filter.label')} outcome={<OnlyOne filter={filter} onNarrow={onNarrow} />}>
      {filter.about === 'content' && <ByAndAct filter={filter} onNarrow={onNarrow} />}
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

function ByAndAct({ filter, onNarrow }: Props) {
  const { t } = useTranslation('openings');
  const whose = OpeningsQuery.shape.by.unwrap().options;
  return (
    <>
      <Select
        label={t('filter.by')}
        value={filter.by}
        options={whose.map((id) => ({ id, label: t(`by.${id}`) }))}
        onChange={(by) => {
          onNarrow({ by });
        }}
      />
      <Select<(typeof shownActions.content)[number] | typeof ANY>
        label={t('filter.act')}
        value={filter.action ?? ANY}
        options={[
          { id: ANY, label: t('filter.anyAct') },
          ...shownActions.content.map((id) => ({ id, label: t(`acts.${openingAct(id)}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ action: chosen === ANY ? undefined : chosen });
        }}
      />
    </>
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
