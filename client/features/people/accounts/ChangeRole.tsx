import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberResponse } from '../../../../core/contracts/accounts.ts';
import {
  rolesOfKind,
  type OrganisationKind,
  type Role,
} from '../../../../core/contracts/vocabulary.ts';
import { Select } from '../../../components/ui/Select.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';
import { ConfirmedAct } from '../ConfirmedAct.tsx';
import { mayManage } from '../may-manage.ts';

type ChangeRoleProps = {
  readonly member: MemberResponse;
  /** Of the member's organisation: it decides which roles there are. */
  readonly kind: OrganisationKind | undefined;
};

/** Proposes another role, which waits for a second administrator. */
export function ChangeRole({ member, kind }: ChangeRoleProps) {
  const { t } = useTranslation(['people', 'common']);
  const self = useSignedIn().member;
  const [wanted, setWanted] = useState<Role>();
  const others = kind ? rolesOfKind[kind].filter((role) => role !== member.role) : [];
  const role = others.find((one) => one === wanted) ?? others[0];
  if (!mayManage(self, member) || !role) return null;
  const { id, version, displayName: name } = member;
  return (
    <ConfirmedAct
      label={t('people:role.act')}
      name={t('people:role.actFor', { name })}
      title={t('people:role.title', { name })}
      tone="primary"
      act={() =>
        portal.call(MemberResponse, `/members/${id}/role-change`, {
          method: 'PUT',
          version,
          body: { role },
        })
      }
    >
      <p>{t('people:role.body')}</p>
      <Select<Role>
        label={t('people:role.next')}
        value={role}
        options={others.map((one) => ({ id: one, label: t(`common:roles.${one}`) }))}
        onChange={setWanted}
      />
    </ConfirmedAct>
  );
}
