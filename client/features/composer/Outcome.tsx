import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { MarkingChips } from '../../components/markings/MarkingChips.tsx';
import { SubmissionStateChip } from '../../components/submissions/SubmissionStateChip.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Columns, Row } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { Note } from '../../components/ui/Note.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { usePage } from '../../hooks/use-page.ts';
import { useReaders } from '../../components/sealing/use-readers.ts';
import { WhoCanOpen } from '../../components/sealing/WhoCanOpen.tsx';

/** After submitting: what happened, who can see it, what comes next. Or, later, that nothing can be changed any more. */
export function Outcome({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('composer');
  const formats = useFormats();
  const readers = useReaders(submission.sender.organisationId, submission.recipientOrganisationIds);
  const { id, state, submittedAt } = submission;
  const isSubmitted = state === 'submitted';
  const title = t(isSubmitted ? 'outcome.submitted' : 'outcome.closed');
  usePage(title);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={{
          label: t('breadcrumbs'),
          crumbs: [{ label: t('submissions'), href: '/submissions' }, { label: title }],
        }}
        facts={<SubmissionStateChip state={state} />}
      />
      <Columns aside={<WhoCanOpen readers={readers} />}>
        <Card title={t('outcome.happened')}>
          {isSubmitted && submittedAt ? (
            <Note tone="ok" title={t('outcome.at', { time: formats.dateTime(submittedAt) })}>
              {t('outcome.how')}
            </Note>
          ) : (
            <p>{t('outcome.notWritable')}</p>
          )}
          <MarkingChips markings={submission.markings} formality={submission.formality} />
        </Card>
        <Card title={t('outcome.next')}>
          {isSubmitted && (
            <ol>
              <li>{t('outcome.takenUp')}</li>
              <li>{t('outcome.decided')}</li>
              <li>{t('outcome.withdraw')}</li>
            </ol>
          )}
          <Row>
            <ButtonLink href={`/submissions/${id}`} variant="primary">
              {t('outcome.look')}
            </ButtonLink>
            {submission.requestId === undefined ? (
              <ButtonLink href="/submissions/new">{t('outcome.another')}</ButtonLink>
            ) : (
              <ButtonLink href={`/requests/${submission.requestId}`}>
                {t('clear.toRequest')}
              </ButtonLink>
            )}
          </Row>
        </Card>
      </Columns>
    </>
  );
}
