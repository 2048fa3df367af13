import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import type { PageHeaderProps } from '../../../components/ui/PageHeader.tsx';
import { useCases } from '../../../hooks/use-cases.ts';

/** The way back to the inbox. Subjects are sealed, so that a submission is called by its case. */
export function useReviewCrumbs(
  submission: SubmissionSummary | undefined,
): NonNullable<PageHeaderProps['breadcrumbs']> {
  const { t } = useTranslation('review');
  const cases = useCases().data;
  const reference = submission && cases?.get(submission.caseId)?.reference;
  return {
    label: t('review.crumbs'),
    crumbs: [
      { label: t('inbox.title'), href: '/inbox' },
      { label: reference ?? t('review.title') },
    ],
  };
}
