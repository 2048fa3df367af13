import { useTranslation } from 'react-i18next';
import { RecordView } from '../../../components/records/RecordView.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { NotOpened } from './NotOpened.tsx';
import type { Review } from './use-review.ts';

export function RecordCard({ review: { record } }: { readonly review: Review }) {
  const { t } = useTranslation('review');
  if (!record) return null;
  if (record.status === 'not-opened') {
    return (
      <Card title={t('record.title')}>
        <NotOpened code={record.code} />
      </Card>
    );
  }
  return (
    <Card title={t('record.title')} aside={<SealMark state="open" label={t('record.open')} />}>
      <RecordView record={record.content} />
    </Card>
  );
}
