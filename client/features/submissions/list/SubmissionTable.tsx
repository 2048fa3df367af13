import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { SubmissionStateChip } from '../../../components/submissions/SubmissionStateChip.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { Table } from '../../../components/ui/Table.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useColleagues } from '../../../hooks/use-colleagues.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import '../submissions.css';

type SubmissionTableProps = {
  readonly submissions: readonly SubmissionSummary[];
  readonly isBusy: boolean;
};

/** Subjects are sealed, and opening is written down: a list shows what the portal knows as well. */
export function SubmissionTable({ submissions, isBusy }: SubmissionTableProps) {
  const { t } = useTranslation('submissions');
  return (
    <Table
      label={t('title')}
      columns={useColumns()}
      rows={submissions}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/submissions/${id}`}
      isBusy={isBusy}
      empty={null}
    />
  );
}

function useColumns(): Column<SubmissionSummary>[] {
  const { t, i18n } = useTranslation(['submissions', 'vocabulary']);
  const formats = useFormats();
  const cases = useCases();
  const colleagues = useColleagues();
  const organisations = useOrganisations();
  const names = new Intl.ListFormat(i18n.language);
  return [
    {
      id: 'case',
      label: t('submissions:case'),
      isRowHeader: true,
      render: ({ caseId, kind }) => (
        <span className="submissions-change">
          <span className="mono submissions-state">
            {cases.data?.get(caseId)?.reference ?? t('submissions:unknownCase')}
          </span>
          <span className="muted">{t(`vocabulary:submissionKinds.${kind}`)}</span>
        </span>
      ),
    },
    {
      id: 'state',
      label: t('submissions:state'),
      render: ({ state }) => (
        <span className="submissions-state">
          <SubmissionStateChip state={state} />
        </span>
      ),
    },
    {
      id: 'recipients',
      label: t('submissions:recipients'),
      render: ({ recipientOrganisationIds }) =>
        names.format(recipientOrganisationIds.map((id) => organisations.data?.get(id)?.name ?? '')),
    },
    {
      id: 'markings',
      label: t('submissions:markings'),
      render: ({ markings, formality }) => (
        <MarkingChips markings={markings} formality={formality} />
      ),
    },
    {
      id: 'changed',
      label: t('submissions:changed'),
      render: ({ changedAt, sender }) => (
        <span className="submissions-change">
          <time className="numeric nowrap" dateTime={changedAt}>
            {formats.dateTime(changedAt)}
          </time>
          <span className="muted">
            {t('submissions:begunBy', {
              author: colleagues.data?.get(sender.accountId)?.displayName ?? '',
            })}
          </span>
        </span>
      ),
    },
  ];
}
