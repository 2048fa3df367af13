import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Pagination } from '../../components/ui/Pagination.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { SubmissionFilterBar } from './list/SubmissionFilterBar.tsx';
import { SubmissionTable } from './list/SubmissionTable.tsx';
import {
  searchOf,
  useSubmissionFilter,
  useSubmissionList,
  type SubmissionFilter,
} from './list/use-submission-list.ts';

/** What the own organisation has begun or sent. */
export function SubmissionsPage() {
  const { t } = useTranslation('submissions');
  usePage(t('title'));
  const { filter, narrow } = useSubmissionFilter();
  return (
    <Stack gap="l">
      <PageHeader
        title={t('title')}
        facts={<p className="muted">{t('purpose')}</p>}
        actions={<NewSubmission />}
      />
      <SubmissionFilterBar filter={filter} onNarrow={narrow} />
      <Submissions
        filter={filter}
        onShowAll={() => {
          narrow({ state: undefined, caseId: undefined });
        }}
      />
    </Stack>
  );
}

/** Who belongs to the Court answers where it was asked, and begins nothing by itself. */
function NewSubmission() {
  const { t } = useTranslation('submissions');
  const { organisation } = useSignedIn();
  if (organisation.kind === 'court-organ') return null;
  return (
    <ButtonLink href="/submissions/new" variant="primary" icon="plus">
      {t('new')}
    </ButtonLink>
  );
}

type SubmissionsProps = { readonly filter: SubmissionFilter; readonly onShowAll: () => void };

function Submissions({ filter, onShowAll }: SubmissionsProps) {
  const { t } = useTranslation('submissions');
  const { data, error, refetch, isFetching, isPlaceholderData } = useSubmissionList(filter);
  if (!data) {
    if (!error) return <Skeleton label={t('loading')} rows={6} shape="row" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (data.items.length === 0) return <Nothing filter={filter} onShowAll={onShowAll} />;
  return (
    <>
      <Card padding="flush">
        <SubmissionTable submissions={data.items} isBusy={isPlaceholderData} />
      </Card>
      <Pages filter={filter} next={data.nextCursor} />
    </>
  );
}

function Nothing({ filter, onShowAll }: SubmissionsProps) {
  const { t } = useTranslation('submissions');
  const isNarrowed = filter.state !== undefined || filter.caseId !== undefined;
  if (!isNarrowed) {
    return (
      <EmptyState title={t('empty.title')} action={<NewSubmission />}>
        {t('empty.body')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('nothingFound.title')}
      action={<Button onPress={onShowAll}>{t('nothingFound.showAll')}</Button>}
    >
      {t('nothingFound.body')}
    </EmptyState>
  );
}

type PagesProps = { readonly filter: SubmissionFilter; readonly next: string | undefined };

function Pages({ filter, next }: PagesProps) {
  const { t } = useTranslation('submissions');
  const page = (cursor: string | undefined) =>
    `/submissions?${searchOf({ ...filter, cursor }).toString()}`;
  return (
    <Pagination
      label={t('pages.label')}
      newer={
        filter.cursor === undefined
          ? undefined
          : { label: t('pages.newest'), href: page(undefined) }
      }
      older={next === undefined ? undefined : { label: t('pages.older'), href: page(next) }}
    />
  );
}
