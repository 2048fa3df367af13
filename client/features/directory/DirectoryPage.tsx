import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Chip } from '../../components/ui/Chip.tsx';
import type { Column } from '../../components/ui/column.ts';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { SearchField } from '../../components/ui/SearchField.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { Table } from '../../components/ui/Table.tsx';
import { FilterBar } from '../../components/ui/Toolbar.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { useWorkplace } from '../../hooks/use-keys.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { usePage } from '../../hooks/use-page.ts';
import type { ComparedKey } from '../../session/index.ts';

/** Every organisation of the portal, and which of their keys this person has compared. */
export function DirectoryPage() {
  const { t } = useTranslation('directory');
  usePage(t('title'));
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get('q') ?? '';
  return (
    <Stack gap="l">
      <PageHeader title={t('title')} facts={<p className="muted">{t('purpose')}</p>} />
      <FilterBar label={t('filter')}>
        <SearchField
          label={t('search')}
          value={wanted}
          onChange={(q) => {
            setParameters(q === '' ? {} : { q }, { replace: true });
          }}
        />
      </FilterBar>
      <Organisations wanted={wanted} />
    </Stack>
  );
}

function Organisations({ wanted }: { readonly wanted: string }) {
  const { t } = useTranslation('directory');
  const { data, error, refetch, isFetching } = useOrganisations();
  const columns = useColumns();
  if (!data) {
    if (!error) return <Skeleton label={t('loading')} rows={6} shape="row" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  const found = [...data.values()]
    .filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <Card padding="flush">
      <Table
        label={t('title')}
        columns={columns}
        rows={found}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/directory/${id}`}
        empty={<EmptyState title={t('nothingFound')}>{t('nothingFoundBody')}</EmptyState>}
      />
    </Card>
  );
}

function useColumns(): Column<OrganisationResponse>[] {
  const { t } = useTranslation('directory');
  const formats = useFormats();
  const compared = useCompared();
  return [
    { id: 'name', label: t('name'), isRowHeader: true, render: ({ name }) => name },
    { id: 'kind', label: t('kind'), render: ({ kind }) => t(`kinds.${kind}`) },
    {
      id: 'country',
      label: t('country'),
      render: ({ country }) => country !== undefined && formats.country(country),
    },
    {
      id: 'key',
      label: t('key'),
      render: ({ id }) => {
        const key = compared?.get(id);
        if (!key) return <span className="muted">{t('notCompared')}</span>;
        const date = formats.date(key.comparedAt);
        return (
          <Chip tone="ok" icon="check">
            {t('comparedOn', { date })}
          </Chip>
        );
      },
    },
    {
      id: 'state',
      label: t('state'),
      render: ({ state }) =>
        state === 'suspended' && (
          <Chip tone="warn" icon="warning">
            {t('suspended')}
          </Chip>
        ),
    },
  ];
}

/** What this browser remembers: the list asks the portal for no keys. */
function useCompared(): ReadonlyMap<string, ComparedKey> | undefined {
  const { comparedKeys } = useWorkplace();
  const { data } = useQuery({
    queryKey: ['compared-keys'],
    queryFn: async () => {
      const all = await comparedKeys.list();
      return new Map(
        all.filter(({ subject }) => subject === 'organisation').map((key) => [key.id, key]),
      );
    },
    staleTime: 0,
  });
  return data;
}
