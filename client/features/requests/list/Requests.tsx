import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { Pagination } from '../../../components/ui/Pagination.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { RequestTable } from './RequestTable.tsx';
import { isNarrowed, searchOf, type RequestFilter } from './request-search.ts';
import { useRequestList } from './use-request-list.ts';

type RequestsProps = {
  readonly filter: RequestFilter;
  readonly onNarrow: (change: Partial<Omit<RequestFilter, 'cursor'>>) => void;
};

/** One page of the list that the filter leaves. */
export function Requests({ filter, onNarrow }: RequestsProps) {
  const { t } = useTranslation('requests');
  const { data, error, refetch, isFetching, isPlaceholderData } = useRequestList(filter);
  if (!data) {
    if (!error) return <Skeleton label={t('loading')} rows={6} shape="row" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (data.items.length === 0) return <Nothing filter={filter} onNarrow={onNarrow} />;
  return (
    <>
      <Card padding="flush">
        <RequestTable side={filter.side} requests={data.items} isBusy={isPlaceholderData} />
      </Card>
      <Pages filter={filter} next={data.nextCursor} />
    </>
  );
}

function Nothing({ filter, onNarrow }: RequestsProps) {
  const { t } = useTranslation('requests');
  if (!isNarrowed(filter)) {
    return (
      <EmptyState title={t(`empty.${filter.side}.title`)}>
        {t(`empty.${filter.side}.body`)}
      </EmptyState>
    );
  }
  const everything = { state: undefined, caseId: undefined, measure: undefined, late: undefined };
  return (
    <EmptyState
      title={t('nothingFound.title')}
      action={
        <Button
          onPress={() => {
            onNarrow({ ...everything, sort: 'newest' });
          }}
        >
          {t('nothingFound.showAll')}
        </Button>
      }
    >
      {t('nothingFound.body')}
    </EmptyState>
  );
}

type PagesProps = { readonly filter: RequestFilter; readonly next: string | undefined };

function Pages({ filter, next }: PagesProps) {
  const { t } = useTranslation('requests');
  const page = (cursor: string | undefined) =>
    `/requests?${searchOf({ ...filter, cursor }).toString()}`;
  return (
    <Pagination
      label={t('pages.label')}
      newer={
        filter.cursor === undefined ? undefined : { label: t('pages.first'), href: page(undefined) }
      }
      older={next === undefined ? undefined : { label: t('pages.next'), href: page(next) }}
    />
  );
}
