import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { Chip } from '../../components/ui/Chip.tsx';
import type { Column } from '../../components/ui/column.ts';
import { Link } from '../../components/ui/Link.tsx';
import { PlainTable } from '../../components/ui/PlainTable.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { Reinstatement } from './Reinstatement.tsx';
import { Suspension } from './Suspension.tsx';

type OrganisationTableProps = { readonly organisations: readonly OrganisationResponse[] };

export function OrganisationTable({ organisations }: OrganisationTableProps) {
  const { t } = useTranslation('organisations');
  return (
    <PlainTable
      caption={t('title')}
      isCaptionHidden
      columns={useColumns()}
      rows={organisations}
      rowId={({ id }) => id}
    />
  );
}

function useColumns(): Column<OrganisationResponse>[] {
  const { t } = useTranslation(['organisations', 'directory']);
  const formats = useFormats();
  return [
    {
      id: 'name',
      label: t('organisations:name'),
      isRowHeader: true,
      render: ({ id, name }) => <Link href={`/directory/${id}`}>{name}</Link>,
    },
    {
      id: 'kind',
      label: t('organisations:kind'),
      render: ({ kind }) => t(`directory:kinds.${kind}`),
    },
    {
      id: 'country',
      label: t('organisations:country'),
      render: ({ country }) => country !== undefined && formats.country(country),
    },
    {
      id: 'since',
      label: t('organisations:since'),
      render: ({ createdAt }) => (
        <time className="numeric nowrap" dateTime={createdAt}>
          {formats.date(createdAt)}
        </time>
      ),
    },
    {
      id: 'state',
      label: t('organisations:state'),
      render: ({ state }) => <StateChip state={state} />,
    },
    {
      id: 'act',
      label: t('organisations:act'),
      render: (organisation) => <Act organisation={organisation} />,
    },
  ];
}

function StateChip({ state }: Pick<OrganisationResponse, 'state'>) {
  const { t } = useTranslation('organisations');
  const look = state === 'suspended' ? ({ tone: 'warn', icon: 'warning' } as const) : {};
  return <Chip {...look}>{t(`states.${state}`)}</Chip>;
}

/** Nobody suspends the organisation that they sit in. */
function Act({ organisation }: { readonly organisation: OrganisationResponse }) {
  const { t } = useTranslation('organisations');
  const own = useSignedIn().organisation.id;
  if (organisation.id === own) return <span className="muted">{t('own')}</span>;
  return (
    <span className="nowrap">
      {organisation.state === 'suspended' ? (
        <Reinstatement organisation={organisation} />
      ) : (
        <Suspension organisation={organisation} />
      )}
    </span>
  );
}
