import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { UnlockPanel } from '../../components/keys/UnlockPanel.tsx';
import { Stack } from '../../components/ui/Layout.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { useKeyState } from '../../hooks/use-keys.ts';
import { usePage } from '../../hooks/use-page.ts';
import { OpenReview } from './reading/OpenReview.tsx';
import { useReviewCrumbs } from './reading/use-review-crumbs.ts';
import { NOTHING_TYPED } from './typed-texts.ts';
import './review.css';

/** One submission, opened and decided upon. What was opened is shown as long as the keys are unlocked. */
export function ReviewPage() {
  // All at once: a catalogue that came later would hide the page, and take the focus from it, until it was there.
  useTranslation([
    'review',
    'consents',
    'files',
    'keys',
    'preview',
    'records',
    'remarks',
    'thread',
    'verdicts',
    'vocabulary',
  ]);
  const { submissionId = '' } = useParams();
  const { status } = useKeyState();
  // What somebody has typed outlives the lock; what they have opened does not.
  const [typed, setTyped] = useState(NOTHING_TYPED);
  if (status !== 'unlocked') return <LockedReview />;
  return (
    <OpenReview
      key={submissionId}
      submissionId={submissionId}
      typed={typed}
      onType={(change) => {
        setTyped((before) => ({ ...before, ...change }));
      }}
    />
  );
}

function LockedReview() {
  const { t } = useTranslation('review');
  usePage(t('review.title'));
  const breadcrumbs = useReviewCrumbs(undefined);
  return (
    <Stack gap="l">
      <PageHeader title={t('review.title')} breadcrumbs={breadcrumbs} />
      <UnlockPanel />
    </Stack>
  );
}
