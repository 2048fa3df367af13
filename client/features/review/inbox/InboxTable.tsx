import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { SubmissionStateChip } from '../../../components/submissions/SubmissionStateChip.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { Table } from '../../../components/ui/Table.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { Received } from './Received.tsx';
import { Reviewer } from './Reviewer.tsx';

type InboxTableProps = {
  readonly submissions: readonly SubmissionSummary[];
  readonly isBusy: boolean;
};

/** Subjects are sealed, and opening is written down: a list shows what the portal knows as well. */
export function InboxTable({ submissions, isBusy }: InboxTableProps) {
  const { t } = useTranslation('review');
  return (
    <Table
      label={t('inbox.title')}
      columns={useColumns()}
      rows={submissions}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/inbox/${id}`}
      empty={null}
      isBusy={isBusy}
    />
  );
}

function useColumns(): Column<SubmissionSummary>[] {
  const { t } = useTranslation(['review', 'vocabulary']);
  const cases = useCases().data;
  const organisations = useOrganisations().data;
  return [
    {
      id: 'case',
      label: t('review:inbox.case'),
      isRowHeader: true,
      render: ({ caseId, kind }) => (
        <span className="review-lines">
          <strong className="review-reference">{cases?.get(caseId)?.reference}</strong>
          <span className="muted">{t(`vocabulary:submissionKinds.${kind}`)}</span>
        </span>
      ),
    },
    {
      id: 'sender',
      label: t('review:inbox.sender'),
      render: ({ sender }) => organisations?.get(sender.organisationId)?.name,
    },
    {
      id: 'markings',
      label: t('review:inbox.markings'),
      render: ({ markings, formality }) => (
        <MarkingChips markings={markings} formality={formality} />
      ),
    },
    {
      id: 'state',
      label: t('review:inbox.state'),
      render: ({ state, takenUpBy }) => (
        <span className="review-lines review-state">
          <SubmissionStateChip state={state} />
          <Reviewer accountId={takenUpBy} />
        </span>
      ),
    },
    {
      id: 'received',
      label: t('review:inbox.received'),
      render: ({ submittedAt }) => <Received at={submittedAt} />,
    },
  ];
}
