import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { usePage } from '../../../hooks/use-page.ts';
import type { Typing } from '../typed-texts.ts';
import { ReviewBody } from './ReviewBody.tsx';
import { useReview } from './use-review.ts';
import { useReviewCrumbs } from './use-review-crumbs.ts';

type OpenReviewProps = Typing & { readonly submissionId: string };

/** Opens a submission and shows it. Its subject stands on the page alone: titles of windows are kept by browsers. */
export function OpenReview({ submissionId, ...typing }: OpenReviewProps) {
  const { t } = useTranslation('review');
  usePage(t('review.title'));
  const breadcrumbs = useReviewCrumbs(undefined);
  const opening = useReview(submissionId);
  if (opening.status === 'opened') {
    return <ReviewBody review={opening.content} onOpenAgain={opening.reopen} {...typing} />;
  }
  return (
    <Stack gap="l">
      <PageHeader title={t('review.title')} breadcrumbs={breadcrumbs} />
      {opening.status === 'opening' ? (
        <Skeleton label={t('review.opening')} rows={3} shape="card" />
      ) : (
        <ProblemNote error={opening.error} retry={opening.reopen} />
      )}
    </Stack>
  );
}
