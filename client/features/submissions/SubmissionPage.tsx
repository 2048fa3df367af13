import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { ProblemError } from '../../../core/exchange/problem-error.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { SharedRecord } from './detail/SharedRecord.tsx';
import { SubmissionDetail } from './detail/SubmissionDetail.tsx';
import { useSubmission } from './detail/use-submission.ts';

/**
 * One submission of the own organisation: where it stands, who has it, what was said about it. Its recipients have it in
 * their inbox, and to whom its record was passed on see that alone.
 */
export function SubmissionPage() {
  const { submissionId = '' } = useParams();
  const submission = useSubmission(submissionId);
  const { organisation } = useSignedIn();
  const { data } = submission;
  if (!data) return <NotYet submission={submission} />;
  if (data.sender.organisationId === organisation.id) {
    return <SubmissionDetail key={submissionId} submission={data} />;
  }
  if (data.recipientOrganisationIds.includes(organisation.id)) {
    return <Navigate to={`/inbox/${submissionId}`} replace />;
  }
  return <SharedRecord key={submissionId} submission={data} />;
}

type NotYetProps = { readonly submission: ReturnType<typeof useSubmission> };

function NotYet({ submission: { error, refetch, isFetching } }: NotYetProps) {
  const { t } = useTranslation(['submissions', 'common']);
  usePage(t('submissions:one'));
  const isNotFound = error instanceof ProblemError && error.code === 'NOT_FOUND';
  return (
    <>
      <PageHeader title={t('submissions:one')} />
      {isNotFound ? (
        <EmptyState
          title={t('common:notFound.title')}
          action={<ButtonLink href="/submissions">{t('submissions:toList')}</ButtonLink>}
        >
          {t('common:notFound.body')}
        </EmptyState>
      ) : error ? (
        <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
      ) : (
        <Skeleton label={t('submissions:loading')} rows={2} shape="card" />
      )}
    </>
  );
}
