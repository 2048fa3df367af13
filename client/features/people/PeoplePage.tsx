import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { Button } from '../../components/ui/Button.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { InvitationsCard } from './invitations/InvitationsCard.tsx';
import { InviteCard } from './invitations/InviteCard.tsx';
import { MembersCard } from './members/MembersCard.tsx';
import { GnupgCard } from './organisation-key/GnupgCard.tsx';
import { OrganisationKeyCard } from './organisation-key/OrganisationKeyCard.tsx';
import { RotationCard } from './organisation-key/RotationCard.tsx';
import './people.css';
import { isFocalPoint, opensContent } from './use-people.ts';
import { useRenewal } from './use-renewal.ts';

/** The own organisation: who is in it, and who can open what is sealed to it. */
export function PeoplePage() {
  const { role } = useSignedIn().member;
  if (opensContent(role)) return <People />;
  return <Navigate to={role === 'administrator' ? '/accounts' : '/directory'} replace />;
}

function People() {
  const { t } = useTranslation('people');
  const { member, organisation } = useSignedIn();
  const renew = useRenewal();
  usePage(t('title'));
  // Colleagues make keys while this page is elsewhere: what was looked up before may be old.
  useEffect(() => {
    void renew();
  }, [renew]);
  return (
    <Stack gap="l">
      <PageHeader
        title={t('title')}
        facts={<p className="muted">{t('purpose', { organisation: organisation.name })}</p>}
        actions={
          <Button icon="retry" onPress={() => void renew()}>
            {t('lookAgain')}
          </Button>
        }
      />
      {isFocalPoint(member.role) && <RotationCard />}
      <MembersCard />
      {isFocalPoint(member.role) && (
        <>
          <InviteCard organisations={[organisation]} />
          <InvitationsCard />
        </>
      )}
      <OrganisationKeyCard />
      {isFocalPoint(member.role) && <GnupgCard />}
    </Stack>
  );
}
