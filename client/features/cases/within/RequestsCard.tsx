import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { DueChip } from '../../../components/requests/DueChip.tsx';
import { RequestStateChip } from '../../../components/requests/RequestStateChip.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { Row } from '../../../components/ui/Layout.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { Table } from '../../../components/ui/Table.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { useCaseRequests } from './use-case-items.ts';

type RequestsCardProps = { readonly caseId: string };

/** The requests of a case that the own organisation has issued or received. */
export function RequestsCard({ caseId }: RequestsCardProps) {
  const { t } = useTranslation('cases');
  const columns = useColumns();
  return (
    <Card title={t('requests.title')} padding="flush">
      <Answer query={useCaseRequests(caseId)}>
        {({ items }) => (
          <Table
            label={t('requests.title')}
            columns={columns}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ id }) => `/requests/${id}`}
            empty={<p className="muted cases-below">{t('requests.none')}</p>}
          />
        )}
      </Answer>
      <div className="cases-below">
        <Row>
          <Link href={`/requests?side=requester&case=${caseId}`}>{t('requests.issued')}</Link>
          <Link href={`/requests?side=addressee&case=${caseId}`}>{t('requests.received')}</Link>
        </Row>
      </div>
    </Card>
  );
}

function useColumns(): Column<RequestSummary>[] {
  const { t } = useTranslation(['cases', 'vocabulary']);
  const { organisation } = useSignedIn();
  const organisations = useOrganisations().data;
  return [
    {
      id: 'measure',
      label: t('cases:requests.measure'),
      isRowHeader: true,
      render: ({ measure }) => t(`vocabulary:measures.${measure}`),
    },
    {
      id: 'with',
      label: t('cases:requests.with'),
      render: ({ requester, addresseeOrganisationId }) => {
        const isOurs = requester.organisationId === organisation.id;
        const id = isOurs ? addresseeOrganisationId : requester.organisationId;
        const name = organisations?.get(id)?.name ?? '';
        return t(isOurs ? 'cases:requests.askedOf' : 'cases:requests.askedBy', { name });
      },
    },
    {
      id: 'state',
      label: t('cases:state'),
      render: ({ state }) => <RequestStateChip state={state} />,
    },
    {
      id: 'due',
      label: t('cases:requests.target'),
      render: (request) => <DueChip request={request} />,
    },
  ];
}
