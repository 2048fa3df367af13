import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Chip } from '../../components/ui/Chip.tsx';
import type { Column } from '../../components/ui/column.ts';
import { Link } from '../../components/ui/Link.tsx';
import { PlainTable } from '../../components/ui/PlainTable.tsx';
import { Skeleton } from '../../components/ui/Skeleton.tsx';
import { useOrganisations, type OrganisationsById } from '../../hooks/use-organisations.ts';
import { AddParticipant } from './AddParticipant.tsx';
import './cases.css';
import { RemoveParticipant } from './RemoveParticipant.tsx';

type ParticipantsCardProps = { readonly courtCase: CaseResponse; readonly mayChange: boolean };

/** Who can be written to in this case, the organ that opened it first. */
export function ParticipantsCard({ courtCase, mayChange }: ParticipantsCardProps) {
  const { t } = useTranslation('cases');
  const { data, error, refetch, isFetching } = useOrganisations();
  const columns = useColumns(courtCase, mayChange);
  return (
    <Card title={t('participants.title')} padding="flush">
      {!data && !error && <Skeleton label={t('participants.loading')} rows={3} shape="row" />}
      {!data && error && (
        <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
      )}
      {data && (
        <PlainTable
          caption={t('participants.title')}
          isCaptionHidden
          columns={columns}
          rows={participantsOf(courtCase, data)}
          rowId={({ id }) => id}
        />
      )}
      <div className="cases-below">
        {data && mayChange && <AddParticipant courtCase={courtCase} organisations={data} />}
        {!mayChange && <p className="muted small">{t('participants.decided')}</p>}
      </div>
    </Card>
  );
}

function participantsOf(courtCase: CaseResponse, organisations: OrganisationsById) {
  const { ownerOrganisationId, participantOrganisationIds } = courtCase;
  return [ownerOrganisationId, ...participantOrganisationIds].flatMap(
    (id) => organisations.get(id) ?? [],
  );
}

function useColumns(courtCase: CaseResponse, mayChange: boolean): Column<OrganisationResponse>[] {
  const { t } = useTranslation(['cases', 'directory']);
  const isOwner = (id: string) => id === courtCase.ownerOrganisationId;
  const acts: Column<OrganisationResponse> = {
    id: 'act',
    label: t('cases:participants.act'),
    render: (participant) =>
      !isOwner(participant.id) && (
        <span className="nowrap">
          <RemoveParticipant courtCase={courtCase} participant={participant} />
        </span>
      ),
  };
  return [
    {
      id: 'name',
      label: t('directory:name'),
      isRowHeader: true,
      render: ({ id, name }) => <Link href={`/directory/${id}`}>{name}</Link>,
    },
    { id: 'kind', label: t('directory:kind'), render: ({ kind }) => t(`directory:kinds.${kind}`) },
    {
      id: 'part',
      label: t('cases:participants.part'),
      render: ({ id, state }) => (
        <>
          {t(isOwner(id) ? 'cases:participants.owner' : 'cases:participants.participant')}
          {state === 'suspended' && (
            <Chip tone="warn" icon="warning">
              {t('directory:suspended')}
            </Chip>
          )}
        </>
      ),
    },
    ...(mayChange ? [acts] : []),
  ];
}
