import { useTranslation } from 'react-i18next';
import { RecordView } from '../../../components/records/RecordView.tsx';
import { shareableRecord } from '../../../components/sharing/shareable.ts';
import { ShareButton } from '../../../components/sharing/ShareButton.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { NotOpened } from './NotOpened.tsx';
import type { Review } from './use-review.ts';

type RecordCardProps = { readonly review: Review; readonly onShared: () => void };

export function RecordCard({ review: { record, submission }, onShared }: RecordCardProps) {
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
    <Card
      title={t('record.title')}
      aside={
        <Row>
          <SealMark state="open" label={t('record.open')} />
          <ShareButton shareable={shareableRecord(submission)} onChanged={onShared} />
        </Row>
      }
    >
      <RecordView record={record.content} />
    </Card>
  );
}
