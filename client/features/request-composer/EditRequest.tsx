import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { ProblemError } from '../../../core/exchange/problem-error.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { ComposingFrame } from './ComposingFrame.tsx';
import { useRequestSummary } from './use-request-summary.ts';
import { Workbench } from './Workbench.tsx';

export function EditRequest({ requestId }: { readonly requestId: string }) {
  const { organisation } = useSignedIn();
  const summary = useRequestSummary(requestId);
  const { data, error } = summary;
  // Whoever has just sent it is on the way elsewhere, while React shows this page until the other one is there.
  const isLeft = useLocation().pathname !== window.location.pathname;
  const isOwnDraft = data?.requester.organisationId === organisation.id && data.state === 'draft';
  if (isOwnDraft) return <Workbench request={data} />;
  // What was sent is read, and no longer written.
  if (data && !isLeft) return <Navigate to={`/requests/${requestId}`} replace />;
  const isElsewhere = error instanceof ProblemError && error.code === 'NOT_FOUND';
  return <NotYet isElsewhere={isElsewhere} summary={summary} />;
}

type NotYetProps = {
  readonly isElsewhere: boolean;
  readonly summary: ReturnType<typeof useRequestSummary>;
};

function NotYet({ isElsewhere, summary: { error, refetch, isFetching } }: NotYetProps) {
  const { t } = useTranslation(['composing', 'common']);
  return (
    <ComposingFrame title={t('composing:title.edit')}>
      {isElsewhere ? (
        <EmptyState
          title={t('common:notFound.title')}
          action={<ButtonLink href="/requests">{t('composing:toRequests')}</ButtonLink>}
        >
          {t('common:notFound.body')}
        </EmptyState>
      ) : error ? (
        <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
      ) : (
        <Skeleton label={t('composing:loading')} rows={2} shape="card" />
      )}
    </ComposingFrame>
  );
}
