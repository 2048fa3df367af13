import { useTranslation } from 'react-i18next';
import { RemarkThread } from '../../../components/remarks/RemarkThread.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import type { Review } from '../reading/use-review.ts';
import type { Typing } from '../typed-texts.ts';
import { RemarkForm } from './RemarkForm.tsx';

type RemarksCardProps = Typing & { readonly review: Review; readonly onSent: () => void };

/** What sender and reviewers have said to each other. */
export function RemarksCard({ review, onSent, ...typing }: RemarksCardProps) {
  const { t } = useTranslation('review');
  const { remarks, submission } = review;
  return (
    <Card
      title={t('remarks.title')}
      aside={<SealMark state="sealed" label={t('remarks.sealedMark')} />}
    >
      {remarks.length === 0 ? (
        <p className="muted">{t('remarks.none')}</p>
      ) : (
        <RemarkThread remarks={remarks} />
      )}
      {submission.state !== 'withdrawn' && (
        <RemarkForm submission={submission} onSent={onSent} {...typing} />
      )}
    </Card>
  );
}
