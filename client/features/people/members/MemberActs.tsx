import { useTranslation } from 'react-i18next';
import { MemberPage, MemberResponse } from '../../../../core/contracts/accounts.ts';
import { listAll } from '../../../../core/exchange/pages.ts';
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

/**
 * Every sign-in moves the version of an account: somebody who signs in again and again could not be shut out. What was
 * shown still has to be so; otherwise the portal refuses the version that was shown.
 */
async function versionNow({ id, version, role, state, organisationId }: MemberResponse) {
  const path = `/members?organisationId=${organisationId}`;
  const now = (await listAll(portal, MemberPage, path)).find((member) => member.id === id);
  return now?.role === role && now.state === state ? now.version : version;
}

async function change(member: MemberResponse, method: 'POST' | 'DELETE', act = ''): Promise<void> {
  const version = await versionNow(member);
  await portal.call(MemberResponse, `/members/${member.id}${act}`, { method, version });
}

function Suspend({ member }: MemberActsProps) {
  const { t } = useTranslation('people');
  const { displayName: name } = member;
  return (
    <ConfirmedAct
      label={t('suspend.act')}
      name={t('suspend.actFor', { name })}
      title={t('suspend.title', { name })}
      act={() => change(member, 'POST', '/suspension')}
    >
      <p>{t('suspend.body', { name })}</p>
    </ConfirmedAct>
  );
}

function Reinstate({ member }: MemberActsProps) {
  const { t } = useTranslation('people');
  const { displayName: name } = member;
  return (
    <ConfirmedAct
      label={t('reinstate.act')}
      name={t('reinstate.actFor', { name })}
      title={t('reinstate.title', { name })}
      tone="primary"
      act={() => change(member, 'DELETE', '/suspension')}
    >
      <p>{t('reinstate.body', { name })}</p>
    </ConfirmedAct>
  );
}

function Remove({ member }: MemberActsProps) {
  const { t } = useTranslation('people');
  const { displayName: name, role } = member;
  return (
    <ConfirmedAct
      label={t('remove.act')}
      name={t('remove.actFor', { name })}
      title={t('remove.title', { name })}
      act={() => change(member, 'DELETE')}
    >
      <p>{t('remove.body', { name })}</p>
      {opensContent(role) && <p>{t('remove.key')}</p>}
    </ConfirmedAct>
  );
}
