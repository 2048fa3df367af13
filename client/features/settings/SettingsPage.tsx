import { useTranslation } from 'react-i18next';
import { Columns, Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { useKeyState } from '../../hooks/use-keys.ts';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { PasswordCard } from './access/PasswordCard.tsx';
import { SecondFactorCard } from './access/SecondFactorCard.tsx';
import { SessionsCard } from './access/SessionsCard.tsx';
import { ComparedKeysCard } from './keys/ComparedKeysCard.tsx';
import { OwnKey } from './keys/OwnKey.tsx';
import { StateProfileCard } from './profile/StateProfileCard.tsx';
import { LanguageCard } from './LanguageCard.tsx';
import { CalendarCard } from './notifications/CalendarCard.tsx';
import { EmailCard } from './notifications/EmailCard.tsx';
import './settings.css';

/** The own key and the own sign-in: what one person may change about themselves. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { member, organisation } = useSignedIn();
  usePage(t('title'));
  const writesProfile = organisation.kind === 'state' && member.role === 'national-focal-point';
  const hasKeys = useKeyState().status !== 'none';
  return (
    <Stack gap="l">
      <PageHeader
        title={t('title')}
        facts={<span className="muted">{member.email ?? member.displayName}</span>}
      />
      <Columns
        aside={
          <>
            <LanguageCard />
            {hasKeys && <EmailCard />}
            {hasKeys && <CalendarCard />}
            <PasswordCard />
            <SecondFactorCard />
          </>
        }
      >
        {hasKeys && <OwnKey />}
        {hasKeys && <ComparedKeysCard />}
        {writesProfile && <StateProfileCard />}
        <SessionsCard />
      </Columns>
    </Stack>
  );
}
