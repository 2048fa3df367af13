import { useTranslation } from 'react-i18next';
import { AlarmNotes } from '../../../components/log/AlarmNotes.tsx';
import { useLogStanding } from '../../../components/log/use-log-standing.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Columns, Stack } from '../../../components/ui/Layout.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { usePage } from '../../../hooks/use-page.ts';
import '../log.css';
import { LogKeyCard } from '../../../components/log/LogKeyCard.tsx';
import { RememberedCard } from './RememberedCard.tsx';
import { VerificationCard } from './VerificationCard.tsx';
import { WitnessesCard } from './WitnessesCard.tsx';

const CHECKS = ['signature', 'witnesses', 'entries', 'writers', 'tree', 'remembered'] as const;

/** The whole log recomputed on this computer, and what it is compared with. */
export function VerifyPage() {
  const { t } = useTranslation(['verify', 'log']);
  usePage(t('verify:title'));
  return (
    <Stack gap="l">
      <PageHeader
        title={t('verify:title')}
        breadcrumbs={{
          label: t('log:way'),
          crumbs: [{ label: t('log:title'), href: '/access-log' }, { label: t('verify:title') }],
        }}
        facts={<p className="muted">{t('verify:purpose')}</p>}
      />
      <Answer query={useLogStanding()}>
        {(standing) => (
          <>
            <AlarmNotes alarms={standing.alarms} />
            <Columns
              aside={
                <>
                  <RememberedCard remembered={standing.remembered} />
                  <LogKeyCard remembered={standing.remembered} offered={standing.offered} />
                  <WitnessesCard standing={standing} />
                </>
              }
            >
              <VerificationCard known={standing.known} isSigned={standing.size !== 0} />
              <Card title={t('verify:checks.title')}>
                <ol className="log-checks">
                  {CHECKS.map((check) => (
                    <li key={check}>{t(`verify:checks.${check}`)}</li>
                  ))}
                </ol>
                <p className="muted small">{t('verify:checks.elsewhere')}</p>
              </Card>
            </Columns>
          </>
        )}
      </Answer>
    </Stack>
  );
}
