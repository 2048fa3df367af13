import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import type { Column } from '../../../components/ui/column.ts';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { Table } from '../../../components/ui/Table.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { CaseStateChip } from '../CaseStateChip.tsx';

export function CaseTable({ cases }: { readonly cases: readonly CaseResponse[] }) {
  const { t } = useTranslation('cases');
  return (
    <Table
      label={t('title')}
      columns={useColumns()}
      rows={cases}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/cases/${id}`}
      empty={<EmptyState title={t('nothingFound.title')}>{t('nothingFound.body')}</EmptyState>}
    />
  );
}

function useColumns(): Column<CaseResponse>[] {
  const { t } = useTranslation('cases');
  const formats = useFormats();
  const organisations = useOrganisations().data;
  return [
    {
      id: 'reference',
      label: t('reference'),
      isRowHeader: true,
      render: ({ reference }) => <span className="mono nowrap">{reference}</span>,
    },
    { id: 'state', label: t('state'), render: ({ state }) => <CaseStateChip state={state} /> },
    {
      id: 'owner',
      label: t('owner'),
      render: ({ ownerOrganisationId }) => organisations?.get(ownerOrganisationId)?.name,
    },
    {
      id: 'participants',
      label: t('others'),
      align: 'end',
      render: ({ participantOrganisationIds }) => (
        <span className="numeric">{participantOrganisationIds.length}</span>
      ),
    },
    {
      id: 'opened',
      label: t('opened'),
      render: ({ createdAt }) => (
        <time className="numeric nowrap" dateTime={createdAt}>
          {formats.date(createdAt)}
        </time>
      ),
    },
  ];
}
