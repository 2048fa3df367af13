import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { SubmissionStateChip } from '../../../components/submissions/SubmissionStateChip.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { Reviewer } from '../inbox/Reviewer.tsx';
import { TakeUpButton } from './TakeUpButton.tsx';
import { useReviewAddress } from './use-review-place.ts';
import { useReviewCrumbs } from './use-review-crumbs.ts';
import type { Review } from './use-review.ts';

type ReviewHeaderProps = {
  readonly review: Review;
  readonly onChanged: () => void;
};

/** The subject is sealed content: it is shown as text, whatever it says. */
export function ReviewHeader({ review, onChanged }: ReviewHeaderProps) {
  const { t } = useTranslation('review');
  const { submission, record } = review;
  const breadcrumbs = useReviewCrumbs(submission);
  return (
    <PageHeader
      title={record?.status === 'opened' ? record.content.subject : t('review.title')}
      breadcrumbs={breadcrumbs}
      facts={<Facts submission={submission} />}
      actions={<Acts submission={submission} onChanged={onChanged} />}
    />
  );
}

function Facts({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const cases = useCases().data;
  const organisations = useOrganisations().data;
  const { state, markings, formality, submittedAt, sender } = submission;
  return (
    <>
      <SubmissionStateChip state={state} />
      <Reviewer accountId={submission.takenUpBy} />
      <MarkingChips markings={markings} formality={formality} />
      <span className="small muted">
        {t('review.facts', {
          reference: cases?.get(submission.caseId)?.reference ?? '',
          sender: organisations?.get(sender.organisationId)?.name ?? '',
          received: submittedAt === undefined ? '' : formats.dateTime(submittedAt),
        })}
      </span>
    </>
  );
}

type ActsProps = Omit<ReviewHeaderProps, 'review'> & { readonly submission: SubmissionSummary };

function Acts({ submission, onChanged }: ActsProps) {
  const { t } = useTranslation('review');
  const address = useReviewAddress();
  switch (submission.state) {
    case 'submitted':
      return <TakeUpButton submission={submission} onTakenUp={onChanged} />;
    case 'under-review':
      return (
        <>
          <ButtonLink href={address('decision', 'returned')}>{t('acts.return')}</ButtonLink>
          <ButtonLink href={address('decision', 'accepted')} variant="primary">
            {t('acts.accept')}
          </ButtonLink>
        </>
      );
    case 'draft':
    case 'returned':
    case 'accepted':
    case 'withdrawn':
      return null;
  }
}
