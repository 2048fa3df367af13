import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { SubmissionStateChip } from '../../../components/submissions/SubmissionStateChip.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { Row } from '../../../components/ui/Layout.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { Table } from '../../../components/ui/Table.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { wayToSubmission } from './timeline.ts';
import { useCaseSubmissions } from './use-case-items.ts';

/** The submissions of a case that the own organisation has sent or received, answers among them. */
export function SubmissionsCard({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('cases');
  const { organisation } = useSignedIn();
  const columns = useColumns();
  return (
    <Card title={t('submissions.title')} padding="flush">
      <Answer query={useCaseSubmissions(caseId)}>
        {({ items }) => (
          <Table
            label={t('submissions.title')}
            columns={columns}
            rows={items}
            rowId={({ id }) => id}
            rowHref={(submission) => wayToSubmission(submission, organisation.id)}
            empty={<p className="muted cases-below">{t('submissions.none')}</p>}
          />
        )}
      </Answer>
      <div className="cases-below">
        <Row>
          <Link href={`/submissions?case=${caseId}`}>{t('submissions.sent')}</Link>
          <Link href={`/inbox?case=${caseId}`}>{t('submissions.received')}</Link>
        </Row>
      </div>
    </Card>
  );
}

function useColumns(): Column<SubmissionSummary>[] {
  const { t } = useTranslation(['cases', 'vocabulary']);
  const formats = useFormats();
  const organisations = useOrganisations().data;
  return [
    {
      id: 'kind',
      label: t('cases:submissions.kind'),
      isRowHeader: true,
      render: ({ kind }) => t(`vocabulary:submissionKinds.${kind}`),
    },
    {
      id: 'sender',
      label: t('cases:submissions.sender'),
      render: ({ sender }) => organisations?.get(sender.organisationId)?.name,
    },
    {
      id: 'state',
      label: t('cases:state'),
      render: ({ state }) => <SubmissionStateChip state={state} />,
    },
    {
      id: 'changed',
      label: t('cases:submissions.changed'),
      render: ({ changedAt }) => (
        <time className="numeric nowrap" dateTime={changedAt}>
          {formats.date(changedAt)}
        </time>
      ),
    },
  ];
}
