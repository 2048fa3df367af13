import { useTranslation } from 'react-i18next';
import { RemarkThread } from '../../../components/thread/RemarkThread.tsx';
import { ThreadForm } from '../../../components/thread/ThreadForm.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import { readersOf } from '../../../hooks/use-seen-keys.ts';
import type { Review } from '../reading/use-review.ts';
import type { Typing } from '../typed-texts.ts';

type RemarksCardProps = Typing & { readonly review: Review; readonly onSent: () => void };

/** What sender and reviewers have said to each other. */
export function RemarksCard({ review, onSent, typed, onType }: RemarksCardProps) {
  const { t } = useTranslation(['review', 'thread']);
  const keys = useKeys();
  const { remarks, submission } = review;
  return (
    <Card
      title={t('review:remarks.title')}
      aside={<SealMark state="sealed" label={t('thread:sealedMark')} />}
    >
      {remarks.remarks.length === 0 ? (
        <p className="muted">{t('review:remarks.none')}</p>
      ) : (
        <RemarkThread submissionId={submission.id} opened={remarks} />
      )}
      {submission.state !== 'withdrawn' && (
        <ThreadForm
          label={t('review:remarks.add')}
          readers={readersOf(submission)}
          text={typed.remark}
          onType={(remark) => {
            onType({ remark });
          }}
          send={(text, seen) => keys.worker().addRemark(submission.id, text, seen)}
          onSent={onSent}
        />
      )}
    </Card>
  );
}
