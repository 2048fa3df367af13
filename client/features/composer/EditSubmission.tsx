import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { SubmissionState, SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { ProblemError } from '../../../core/exchange/problem-error.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { ComposerFrame } from './ComposerFrame.tsx';
import { Outcome } from './Outcome.tsx';
import { stepOf } from './steps.ts';
import { useSummary } from './use-summary.ts';
import { Workbench } from './Workbench.tsx';

const WRITABLE: readonly SubmissionState[] = ['draft', 'returned'];

export function EditSubmission({ submissionId }: { readonly submissionId: string }) {
  const { organisation } = useSignedIn();
  const summary = useSummary(submissionId);
  const { data, error } = summary;
  if (data?.sender.organisationId === organisation.id) return <Own submission={data} />;
  const isElsewhere = data !== undefined || isNotFound(error);
  return <NotYet isElsewhere={isElsewhere} summary={summary} />;
}

function Own({ submission }: { readonly submission: SubmissionSummary }) {
  return WRITABLE.includes(submission.state) ? (
    <Workbench submission={submission} />
  ) : (
    <Outcome submission={submission} />
  );
}

type NotYetProps = {
  readonly isElsewhere: boolean;
  readonly summary: ReturnType<typeof useSummary>;
};

function NotYet({ isElsewhere, summary: { error, refetch, isFetching } }: NotYetProps) {
  const { t } = useTranslation(['composer', 'common']);
  const [search] = useSearchParams();
  return (
    <ComposerFrame title={t('composer:title.edit')} step={stepOf(search)}>
      {isElsewhere ? (
        <EmptyState
          title={t('common:notFound.title')}
          action={<ButtonLink href="/submissions">{t('composer:toSubmissions')}</ButtonLink>}
        >
          {t('common:notFound.body')}
        </EmptyState>
      ) : error ? (
        <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
      ) : (
        <Skeleton label={t('composer:loading')} rows={2} shape="card" />
      )}
    </ComposerFrame>
  );
}

function isNotFound(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'NOT_FOUND';
}
