import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { CopyButton } from '../../../components/ui/CopyButton.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useMakeCalendar, useRevokeCalendar } from './use-preferences.ts';

/** Response targets in the reader's own calendar. The portal keeps no address, and cannot show one a second time. */
export function CalendarCard() {
  const { t } = useTranslation('settings');
  const making = useMakeCalendar();
  const revoking = useRevokeCalendar();
  return (
    <Card title={t('calendar.title')}>
      <p>{t('calendar.body')}</p>
      {making.data && <Address address={new URL(making.data.path, location.origin).href} />}
      {revoking.isSuccess && <Note tone="ok" role="status" title={t('calendar.revoked')} />}
      {making.error && <ProblemNote error={making.error} />}
      {revoking.error && <ProblemNote error={revoking.error} />}
      <Row>
        <Button
          isPending={making.isPending}
          pendingLabel={t('calendar.making')}
          onPress={() => {
            revoking.reset();
            making.mutate();
          }}
        >
          {t('calendar.make')}
        </Button>
        <Button
          isPending={revoking.isPending}
          pendingLabel={t('calendar.revoking')}
          onPress={() => {
            making.reset();
            revoking.mutate();
          }}
        >
          {t('calendar.revoke')}
        </Button>
      </Row>
    </Card>
  );
}

function Address({ address }: { readonly address: string }) {
  const { t } = useTranslation('settings');
  return (
    <Note title={t('calendar.once')}>
      <p className="mono settings-secret">{address}</p>
      <CopyButton
        text={address}
        labels={{
          copy: t('calendar.copy'),
          copied: t('calendar.copied'),
          notCopied: t('calendar.notCopied'),
        }}
      />
    </Note>
  );
}
