import { useTranslation } from 'react-i18next';
import type { RequestSide, RequestSummary } from '../../../../core/contracts/requests.ts';
import { DueChip } from '../../../components/requests/DueChip.tsx';
import { RequestMarks } from '../../../components/requests/RequestMarks.tsx';
import { RequestStateChip } from '../../../components/requests/RequestStateChip.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { Table } from '../../../components/ui/Table.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import '../../../components/requests/requests.css';

type RequestTableProps = {
  readonly side: RequestSide;
  readonly requests: readonly RequestSummary[];
  readonly isBusy: boolean;
};

/** Contents are sealed, and opening is written down: a list shows what the portal knows as well. */
export function RequestTable({ side, requests, isBusy }: RequestTableProps) {
  const { t } = useTranslation('requests');
  return (
    <Table
      label={t(`sides.${side}`)}
      columns={useColumns(side)}
      rows={requests}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/requests/${id}`}
      isBusy={isBusy}
      empty={null}
    />
  );
}

function useColumns(side: RequestSide): Column<RequestSummary>[] {
  const { t } = useTranslation(['requests', 'vocabulary']);
  const formats = useFormats();
  const cases = useCases().data;
  const organisations = useOrganisations().data;
  return [
    {
      id: 'with',
      label: t(`requests:columns.with.${side}`),
      isRowHeader: true,
      render: ({ requester, addresseeOrganisationId }) => (
        <strong>
          {
            organisations?.get(
              side === 'requester' ? addresseeOrganisationId : requester.organisationId,
            )?.name
          }
        </strong>
      ),
    },
    {
      id: 'measure',
      label: t('requests:columns.measure'),
      render: ({ measure }) => t(`vocabulary:measures.${measure}`),
    },
    {
      id: 'case',
      label: t('requests:columns.case'),
      render: ({ caseId }) => (
        <span className="mono requests-reference">{cases?.get(caseId)?.reference}</span>
      ),
    },
    {
      id: 'state',
      label: t('requests:columns.state'),
      render: (request) => (
        <span className="requests-chips">
          <RequestStateChip state={request.state} />
          <RequestMarks request={request} />
        </span>
      ),
    },
    {
      id: 'target',
      label: t('requests:columns.target'),
      render: (request) => (
        <span className="requests-lines">
          <time className="numeric nowrap" dateTime={request.responseTarget}>
            {formats.day(request.responseTarget)}
          </time>
          <DueChip request={request} />
        </span>
      ),
    },
  ];
}
