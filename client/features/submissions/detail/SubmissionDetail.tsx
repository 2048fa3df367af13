import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { ReceiptCard } from '../../../components/receipts/ReceiptCard.tsx';
import { SubmissionStateChip } from '../../../components/submissions/SubmissionStateChip.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Columns } from '../../../components/ui/Layout.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { usePage } from '../../../hooks/use-page.ts';
import { OpenedByCard } from './OpenedByCard.tsx';
import { RecipientsCard } from './RecipientsCard.tsx';
import { SealedContent } from './SealedContent.tsx';
import { SealedPlace } from './SealedPlace.tsx';
import { SubmissionActions } from './SubmissionActions.tsx';
import { TimelineCard } from './TimelineCard.tsx';
import type { Submission } from './use-submission.ts';

export function SubmissionDetail({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation(['submissions', 'receipts', 'vocabulary', 'consents']);
  const [isOpen, setOpen] = useState(false);
  const { id, caseId, kind, requestId, state, markings, formality, submittedAt } = submission;
  const reference = useCases().data?.get(caseId)?.reference ?? '';
  const title = t('submissions:titleOf', { reference });
  usePage(title);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={{
          label: t('submissions:breadcrumbs'),
          crumbs: [
            { label: t('submissions:title'), href: '/submissions' },
            { label: reference || t('submissions:one') },
          ],
        }}
        facts={<SubmissionStateChip state={state} />}
        actions={<SubmissionActions submission={submission} />}
      />
      <Columns
        aside={
          <>
            <TimelineCard submission={submission} />
            <RecipientsCard submission={submission} />
            <Card title={t('submissions:markings')}>
              <MarkingChips markings={markings} formality={formality} />
            </Card>
            {submittedAt !== undefined && (
              <>
                <OpenedByCard submissionId={id} />
                <ReceiptCard folder={{ type: 'submission', id }} at={submittedAt} />
              </>
            )}
          </>
        }
      >
        <Card title={t('submissions:standing.title')}>
          <p>{t(`submissions:${kind === 'answer' ? 'standingOfAnswer' : 'standing'}.${state}`)}</p>
        </Card>
        {requestId !== undefined && (
          <Card title={t('submissions:request.title')}>
            <p>{t('submissions:request.body')}</p>
            <Link href={`/requests/${requestId}`}>{t('submissions:request.look')}</Link>
          </Card>
        )}
        {isOpen ? (
          <SealedContent submission={submission} />
        ) : (
          <SealedPlace
            state={state}
            onOpen={() => {
              setOpen(true);
            }}
          />
        )}
      </Columns>
    </>
  );
}
