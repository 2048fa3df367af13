import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ProblemError } from '../../../core/exchange/problem-error.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { RequestDetail } from './detail/RequestDetail.tsx';
import { useRequest } from '../../hooks/use-request.ts';
import '../../components/requests/requests.css';

const CATALOGUES = [
  'requests',
  'common',
  'composer',
  'consents',
  'files',
  'keys',
  'preview',
  'receipts',
  'records',
  'thread',
  'verdicts',
  'vocabulary',
] as const;

/** One request: where it stands, what it asks, what was said and answered, and what the reader can do. */
export function RequestPage() {
  // All at once: a catalogue that came later would hide the page, and take the focus from it, until it was there.
  useTranslation(CATALOGUES);
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  if (request.data) return <RequestDetail key={requestId} request={request.data} />;
  return <NotYet request={request} />;
}

type NotYetProps = { readonly request: ReturnType<typeof useRequest> };

function NotYet({ request: { error, refetch, isFetching } }: NotYetProps) {
  const { t } = useTranslation(['requests', 'common']);
  usePage(t('requests:one'));
  const isNotFound = error instanceof ProblemError && error.code === 'NOT_FOUND';
  return (
    <>
      <PageHeader title={t('requests:one')} />
      {isNotFound ? (
        <EmptyState
          title={t('common:notFound.title')}
          action={<ButtonLink href="/requests">{t('requests:toList')}</ButtonLink>}
        >
          {t('common:notFound.body')}
        </EmptyState>
      ) : error ? (
        <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
      ) : (
        <Skeleton label={t('requests:loading')} rows={2} shape="card" />
      )}
    </>
  );
}
