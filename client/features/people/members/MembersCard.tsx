import { useTranslation } from 'react-i18next';
import type { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { UnlockPanel } from '../../../components/keys/UnlockPanel.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { PlainTable } from '../../../components/ui/PlainTable.tsx';
import { useKeyState } from '../../../hooks/use-keys.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { useHolders, useMembers, useOwnKeys } from '../use-people.ts';
import { AdmitAct } from './AdmitAct.tsx';
import { MemberActs } from './MemberActs.tsx';
import { MemberKeyCell } from './MemberKeyCell.tsx';
import { MemberStateChip } from './MemberStateChip.tsx';
import { Person } from './Person.tsx';
import { useMembersKeys, type MembersKeys } from './use-members-keys.ts';

export function MembersCard() {
  const { t } = useTranslation('people');
  const keys = useMembersKeys();
  const holders = useHolders();
  const columns = useColumns(keys);
  return (
    <>
      <UnlockToAdmit {...keys} />
      <Card title={t('members.title')}>
        {keys.trusts.error !== undefined && (
          <ProblemNote error={keys.trusts.error} retry={keys.trusts.retry} />
        )}
        {holders.error && (
          <ProblemNote error={holders.error} retry={() => void holders.refetch()} />
        )}
        <Answer query={useMembers()}>
          {(members) => (
            <>
              <PlainTable
                caption={t('members.title')}
                isCaptionHidden
                columns={columns}
                rows={members.filter(({ state }) => state !== 'removed')}
                rowId={({ id }) => id}
              />
              <Former members={members.filter(({ state }) => state === 'removed')} />
            </>
          )}
        </Answer>
      </Card>
    </>
  );
}

/** Admitting is done with the own keys; the card about renewing asks for them itself. */
function UnlockToAdmit({ trusts, lacking }: MembersKeys) {
  const { t } = useTranslation('people');
  const { status } = useKeyState();
  const isRotationDue = useOwnKeys().data?.rotationDue === true;
  const hasAdmissible = [...lacking].some((id) => {
    const key = trusts.byId.get(id)?.trust.status ?? 'no-key';
    return key !== 'no-key';
  });
  if (status === 'unlocked' || isRotationDue || !hasAdmissible) return null;
  return (
    <>
      <p className="muted">{t('members.unlock')}</p>
      <UnlockPanel />
    </>
  );
}

function Former({ members }: { readonly members: readonly MemberResponse[] }) {
  const { t } = useTranslation(['people', 'common']);
  if (members.length === 0) return null;
  return (
    <Disclosure title={t('people:members.former', { count: members.length })}>
      <ul>
        {members.map(({ id, displayName, role }) => (
          <li key={id}>
            {displayName} <span className="muted">{t(`common:roles.${role}`)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function useColumns({ trusts, holders, lacking }: MembersKeys): Column<MemberResponse>[] {
  const { t } = useTranslation('people');
  return [
    {
      id: 'person',
      label: t('members.person'),
      isRowHeader: true,
      render: (member) => <Person member={member} />,
    },
    {
      id: 'state',
      label: t('members.state'),
      render: ({ id, state }) => (
        <MemberStateChip state={state} holds={holders?.has(id)} lacks={lacking.has(id)} />
      ),
    },
    {
      id: 'key',
      label: t('members.key'),
      render: (member) => <MemberKeyCell member={member} known={trusts.byId.get(member.id)} />,
    },
    {
      id: 'acts',
      label: t('members.acts'),
      render: (member) => (
        <span className="people-acts">
          <AdmitAct
            member={member}
            known={trusts.byId.get(member.id)}
            isLacking={lacking.has(member.id)}
          />
          <MemberActs member={member} />
        </span>
      ),
    },
  ];
}
