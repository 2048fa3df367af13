import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import type { Role } from '../../../core/contracts/vocabulary.ts';
import { AdministratorHome } from './administrator/AdministratorHome.tsx';
import { AuditorHome } from './auditor/AuditorHome.tsx';
import { CourtHome } from './court/CourtHome.tsx';
import './home.css';
import { KeyStep } from './KeyStep.tsx';
import { NationalHome } from './national/NationalHome.tsx';
import { partOfDay } from './part-of-day.ts';

const homes: Readonly<Record<Role, React.ComponentType>> = {
  expert: NationalHome,
  'national-focal-point': NationalHome,
  'court-focal-point': CourtHome,
  auditor: AuditorHome,
  administrator: AdministratorHome,
};

/** What waits for the reader, and where to begin. */
export function HomePage() {
  const { t } = useTranslation('home');
  usePage(t('title'));
  const { member } = useSignedIn();
  const [now] = useState(() => new Date());
  const Home = homes[member.role];
  const isSender = Home === NationalHome;
  const exchanges = isSender || Home === CourtHome;
  return (
    <Stack gap="l">
      <PageHeader
        title={t(`greetings.${partOfDay(now.getHours())}`, { name: member.displayName })}
        facts={<Today now={now} />}
        actions={
          <>
            {isSender && (
              <ButtonLink href="/submissions/new" icon="plus">
                {t('newSubmission')}
              </ButtonLink>
            )}
            {exchanges && (
              <ButtonLink href="/requests/new" variant="primary" icon="plus">
                {t('newRequest')}
              </ButtonLink>
            )}
          </>
        }
      />
      <KeyStep />
      <Home />
    </Stack>
  );
}

function Today({ now }: { readonly now: Date }) {
  const { i18n } = useTranslation('home');
  const day = useMemo(
    () => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full' }),
    [i18n.language],
  );
  return <span className="muted">{day.format(now)}</span>;
}
