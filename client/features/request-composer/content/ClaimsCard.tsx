import { useTranslation } from 'react-i18next';
import { DraftLongText } from '../../../components/drafting/DraftText.tsx';
import { Card } from '../../../components/ui/Card.tsx';

/** What others have decided, and what others claim. */
export function ClaimsCard() {
  const { t } = useTranslation('composing');
  return (
    <Card title={t('claims.title')}>
      <DraftLongText path={['earlierOrders']} description={t('hints.earlierOrders')} rows={2} />
      <DraftLongText path={['claims']} description={t('hints.claims')} rows={2} />
    </Card>
  );
}
