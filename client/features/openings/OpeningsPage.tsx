import { useTranslation } from 'react-i18next';
import { useOpenings, type Openings } from '../../components/log/use-openings.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Pagination } from '../../components/ui/Pagination.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { Tabs } from '../../components/ui/Tabs.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { KnownLogCard } from './KnownLogCard.tsx';
import { OpeningsAlarms } from './OpeningsAlarms.tsx';
import './openings.css';
import { OpeningsFilterBar } from './OpeningsFilterBar.tsx';
import { OpeningsTable } from './OpeningsTable.tsx';
import { addressOf, queryOf, useOpeningsFilter, type Filter } from './use-openings-filter.ts';

/** What the access log says about the own organisation's files, records and keys. All that is shown is in the address. */
export function OpeningsPage() {
  const { t } = useTranslation('openings');
  usePage(t('title'));
  const { filter, narrow } = useOpeningsFilter();
  const list = <OpeningsList filter={filter} onNarrow={narrow} />;
  return (
    <Stack gap="l">
      <PageHeader title={t('title')} facts={<p className="muted">{t('purpose')}</p>} />
      <Tabs
        label={t('title')}
        selected={filter.about}
        onSelect={(about) => {
          if (about !== filter.about)
            narrow({ about, action: undefined, object: undefined, submission: undefined });
        }}
        tabs={[
          { id: 'content', label: t('content.tab'), content: list },
          { id: 'keys', label: t('keys.tab'), content: list },
        ]}
      />
    </Stack>
  );
}

type ListProps = { readonly filter: Filter; readonly onNarrow: (change: Partial<Filter>) => void };

function OpeningsList({ filter, onNarrow }: ListProps) {
  const { t } = useTranslation('openings');
  const { data, error, refetch, isFetching, dataUpdatedAt } = useOpenings(queryOf(filter));
  return (
    <Stack gap="l">
      <OpeningsAlarms provenAt={dataUpdatedAt} />
      <p>{t(`${filter.about}.body`)}</p>
      <OpeningsFilterBar filter={filter} onNarrow={onNarrow} />
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {!data && !error && <Skeleton label={t('loading')} rows={6} shape="row" />}
      {data && <Shown page={data} filter={filter} />}
    </Stack>
  );
}

function Shown({ page, filter }: { readonly page: Openings; readonly filter: Filter }) {
  const { t } = useTranslation('openings');
  const way = (cursor: number | undefined, direction: Filter['direction']) =>
    cursor === undefined
      ? undefined
      : {
          label: t(`pages.${direction}`),
          href: `/openings?${addressOf({ ...filter, cursor, direction })}`,
        };
  return (
    <>
      {page.items.length === 0 ? (
        <EmptyState title={t(`${filter.about}.none`)}>{t('noneBody')}</EmptyState>
      ) : (
        <Card padding="flush">
          <OpeningsTable page={page} filter={filter} />
        </Card>
      )}
      <Pagination
        label={t('pages.label')}
        newer={way(page.previousCursor, 'newer')}
        older={way(page.nextCursor, 'older')}
      />
      <p className="muted small">{t('notShown')}</p>
      <KnownLogCard offered={page.vkey} />
    </>
  );
}
