import { useTranslation } from 'react-i18next';
import { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { portal } from '../../../lib/portal.ts';
import { ConfirmedAct } from '../ConfirmedAct.tsx';
import { mayManage } from '../may-manage.ts';
import { opensContent } from '../use-people.ts';

type MemberActsProps = { readonly member: MemberResponse };

/** Suspending, reinstating and removing, for whom somebody manages. */
export function MemberActs({ member }: MemberActsProps) {
  const self = useSignedIn().member;
  if (!mayManage(self, member)) return null;
  return (
    <>
      {member.state === 'active' ? <Suspend member={member} /> : <Reinstate member={member} />}
      <Remove member={member} />
    </>
  );
}

function Suspend({ member: { id, version, displayName: name } }: MemberActsProps) {
  const { t } = useTranslation('people');
  return (
    <ConfirmedAct
      label={t('suspend.act')}
      name={t('suspend.actFor', { name })}
      title={t('suspend.title', { name })}
      act={() =>
        portal.call(MemberResponse, `/members/${id}/suspension`, { method: 'POST', version })
      }
    >
      <p>{t('suspend.body', { name })}</p>
    </ConfirmedAct>
  );
}

function Reinstate({ member: { id, version, displayName: name } }: MemberActsProps) {
  const { t } = useTranslation('people');
  return (
    <ConfirmedAct
      label={t('reinstate.act')}
      name={t('reinstate.actFor', { name })}
      title={t('reinstate.title', { name })}
      tone="primary"
      act={() =>
        portal.call(MemberResponse, `/members/${id}/suspension`, { method: 'DELETE', version })
      }
    >
      <p>{t('reinstate.body', { name })}</p>
    </ConfirmedAct>
  );
}

function Remove({ member: { id, version, displayName: name, role } }: MemberActsProps) {
  const { t } = useTranslation('people');
  return (
    <ConfirmedAct
      label={t('remove.act')}
      name={t('remove.actFor', { name })}
      title={t('remove.title', { name })}
      act={() => portal.call(MemberResponse, `/members/${id}`, { method: 'DELETE', version })}
    >
      <p>{t('remove.body', { name })}</p>
      {opensContent(role) && <p>{t('remove.key')}</p>}
    </ConfirmedAct>
  );
}
