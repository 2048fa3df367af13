import { useTranslation } from 'react-i18next';
import type { MemberResponse } from '../../../../core/contracts/accounts.ts';
import type { Column } from '../../../components/ui/column.ts';
import { PlainTable } from '../../../components/ui/PlainTable.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { MemberActs } from '../members/MemberActs.tsx';
import { MemberStateChip } from '../members/MemberStateChip.tsx';
import { Person } from '../members/Person.tsx';
import { ChangeRole } from './ChangeRole.tsx';

export function AccountTable({ members }: { readonly members: readonly MemberResponse[] }) {
  const { t } = useTranslation('people');
  return (
    <PlainTable
      caption={t('accounts.title')}
      isCaptionHidden
      columns={useColumns()}
      rows={members}
      rowId={({ id }) => id}
    />
  );
}

function useColumns(): Column<MemberResponse>[] {
  const { t } = useTranslation('people');
  const organisations = useOrganisations().data;
  return [
    {
      id: 'person',
      label: t('members.person'),
      isRowHeader: true,
      render: (member) => <Person member={member} />,
    },
    {
      id: 'organisation',
      label: t('accounts.organisation'),
      render: ({ organisationId }) => organisations?.get(organisationId)?.name,
    },
    {
      id: 'state',
      label: t('members.state'),
      render: ({ state }) => <MemberStateChip state={state} />,
    },
    {
      id: 'acts',
      label: t('members.acts'),
      render: (member) => (
        <span className="people-acts">
          <ChangeRole member={member} kind={organisations?.get(member.organisationId)?.kind} />
          <MemberActs member={member} />
        </span>
      ),
    },
  ];
}
