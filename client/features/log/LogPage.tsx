import { useTranslation } from 'react-i18next';
import { LogNotes } from '../../components/log/LogNotes.tsx';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Columns, Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Pagination } from '../../components/ui/Pagination.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { usePage } from '../../hooks/use-page.ts';
import type { AccessLogPage } from '../../../core/contracts/access-log.ts';
import { EntryDetail, NoEntry } from './EntryDetail.tsx';
import { LogActivity } from './LogActivity.tsx';
import { LogAnomalies } from './LogAnomalies.tsx';
import { LogFilterBar } from './LogFilterBar.tsx';
import { LogTable } from './LogTable.tsx';
import '../../components/log/log-digest.css';
import './log.css';
import { SavedSearches } from './searches/SavedSearches.tsx';
import { addressOf, useLogFilter, useSpan, type LogFilter } from './use-log-filter.ts';
import { useEntries } from './use-log.ts';

/** What was done with protected data, by whom. Whatever is shown here is in the address. */
export function LogPage() {
  const { t } = useTranslation('log');
  usePage(t('title'));
  const { filter, narrow, show } = useLogFilter();
  const span = useSpan(filter);
  const { data, error, refetch, isFetching, isPlaceholderData } = useEntries(filter, span);
  return (
    <Stack gap="l">
      <PageHeader
        title={t('title')}
        facts={<p className="muted">{t('purpose')}</p>}
        actions={
          <>
            <ButtonLink href={`/access-log/export?${addressOf(filter)}`} icon="download">
              {t('export')}
            </ButtonLink>
            <ButtonLink href="/access-log/verify" variant="primary" icon="check">
              {t('verify')}
            </ButtonLink>
          </>
        }
      />
      <LogNotes />
      <LogFilterBar filter={filter} names={data?.names ?? {}} onNarrow={narrow} />
      <SavedSearches filter={filter} />
      <LogActivity filter={filter} span={span} />
      <LogAnomalies span={span} />
      <Columns
        asideStays
        aside={filter.entry === undefined ? <NoEntry /> : <EntryDetail index={filter.entry} />}
      >
        {error && (
          <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
        )}
        {!data && !error && <Skeleton label={t('loading')} rows={8} shape="row" />}
        {data && (
          <>
            <Card padding="flush">
              <LogTable
                page={data}
                selected={filter.entry}
                onSelect={show}
                isBusy={isPlaceholderData}
              />
            </Card>
            <Pages filter={filter} page={data} />
          </>
        )}
      </Columns>
    </Stack>
  );
}

function Pages({ filter, page }: { filter: LogFilter; page: AccessLogPage }) {
  const { t } = useTranslation('log');
  const way = (cursor: number | undefined, direction: LogFilter['direction']) =>
    cursor === undefined
      ? undefined
      : {
          label: t(`pages.${direction}`),
          href: `/access-log?${addressOf({ ...filter, cursor, direction, entry: undefined })}`,
        };
  return (
    <Pagination
      label={t('pages.label')}
      newer={way(page.previousCursor, 'newer')}
      older={way(page.nextCursor, 'older')}
    />
  );
}
