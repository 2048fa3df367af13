import { useTranslation } from 'react-i18next';
import {
  AccessAction,
  AccessOutcome,
  type AccessLogPage,
} from '../../../core/contracts/access-log.ts';
import { Button } from '../../components/ui/Button.tsx';
import { ComboBox } from '../../components/ui/ComboBox.tsx';
import { DatePicker } from '../../components/ui/DatePicker.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { FilterBar } from '../../components/ui/Toolbar.tsx';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { PERIODS, type LogFilter } from './use-log-filter.ts';

const ANY = 'any';

type Props = {
  readonly filter: LogFilter;
  readonly names: AccessLogPage['names'];
  readonly onNarrow: (change: Partial<LogFilter>) => void;
};

export function LogFilterBar({ filter, names, onNarrow }: Props) {
  const { t } = useTranslation('log');
  const organisations = [...(useOrganisations().data?.values() ?? [])];
  const onlyOf = (id: string | undefined) => (id === undefined ? '' : (names[id] ?? id));
  return (
    <FilterBar
      label={t('filter.label')}
      outcome={
        <>
          {filter.actor !== undefined && (
            <Button
              variant="quiet"
              icon="close"
              onPress={() => {
                onNarrow({ actor: undefined });
              }}
            >
              {t('filter.onlyActor', { name: onlyOf(filter.actor) })}
            </Button>
          )}
          {filter.object !== undefined && (
            <Button
              variant="quiet"
              icon="close"
              onPress={() => {
                onNarrow({ object: undefined });
              }}
            >
              {t('filter.onlyObject', { name: onlyOf(filter.object) })}
            </Button>
          )}
        </>
      }
    >
      <Select
        label={t('filter.period')}
        value={filter.period}
        options={PERIODS.map((id) => ({ id, label: t(`periods.${id}`) }))}
        onChange={(period) => {
          onNarrow({ period });
        }}
      />
      {filter.period === 'dates' && <Dates filter={filter} onNarrow={onNarrow} />}
      <ComboBox
        label={t('filter.action')}
        emptyLabel={t('filter.noSuchAction')}
        value={filter.action ?? ANY}
        options={[
          { id: ANY, label: t('filter.anyAction') },
          ...AccessAction.options.map((id) => ({ id, label: t(`actions.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ action: AccessAction.safeParse(chosen).data });
        }}
      />
      <Select
        label={t('filter.outcome')}
        value={filter.outcome ?? ANY}
        options={[
          { id: ANY, label: t('filter.anyOutcome') },
          ...AccessOutcome.options.map((id) => ({ id, label: t(`outcomes.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ outcome: AccessOutcome.safeParse(chosen).data });
        }}
      />
      <Select
        label={t('filter.organisation')}
        value={filter.organisation ?? ANY}
        options={[
          { id: ANY, label: t('filter.anyOrganisation') },
          ...organisations.map(({ id, name }) => ({ id, label: name })),
        ]}
        onChange={(chosen) => {
          onNarrow({ organisation: chosen === ANY ? undefined : chosen });
        }}
      />
    </FilterBar>
  );
}

function Dates({ filter, onNarrow }: Omit<Props, 'names'>) {
  const { t } = useTranslation('log');
  return (
    <>
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
    </>
  );
}
