import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from './ProblemNote.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

type AnswerProps<Data> = {
  readonly query: UseQueryResult<Data>;
  /** As many as usually come. */
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
};

/** What the portal answered, in its place: each part of the page waits and fails on its own. */
export function Answer<Data>({ query, rows = 3, children }: AnswerProps<Data>) {
  const { t } = useTranslation('common');
  const { data, error, refetch, isFetching } = query;
  if (data !== undefined) return children(data);
  if (!error) return <Skeleton label={t('loading')} rows={rows} shape="row" />;
  return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
}
