import { useTranslation } from 'react-i18next';
import type { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';

/** Who somebody is: name, role, address. */
export function Person({ member }: { readonly member: MemberResponse }) {
  const { t } = useTranslation(['people', 'common']);
  const isSelf = useSignedIn().member.id === member.id;
  return (
    <span className="people-lines">
      <strong>
        {isSelf ? t('people:members.you', { name: member.displayName }) : member.displayName}
      </strong>
      <span>{t(`common:roles.${member.role}`)}</span>
      {member.email !== undefined && <span className="muted small">{member.email}</span>}
    </span>
  );
}
