import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import type { RecordDesk } from './record/use-record-desk.ts';
import { useGiveUp } from './use-give-up.ts';

type GiveUpProps = { readonly submission: SubmissionSummary; readonly desk: RecordDesk };

/** Discards a draft, or withdraws what was returned. */
export function GiveUp({ submission, desk }: GiveUpProps) {
  const { t } = useTranslation(['composer', 'common']);
  const [asks, setAsks] = useState(false);
  const close = () => {
    setAsks(false);
  };
  const way = submission.state === 'draft' ? 'discard' : 'withdraw';
  const giveUp = useGiveUp(submission, desk);
  return (
    <>
      <Button
        onPress={() => {
          setAsks(true);
        }}
      >
        {t(`composer:${way}.act`)}
      </Button>
      <Dialog
        role="alertdialog"
        title={t(`composer:${way}.title`)}
        isOpen={asks}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t(`composer:${way}.keep`)}</Button>
            <Button
              variant="danger"
              isPending={giveUp.isPending}
              pendingLabel={t(`composer:${way}.pending`)}
              onPress={() => {
                giveUp.mutate();
              }}
            >
              {t(`composer:${way}.act`)}
            </Button>
          </>
        }
      >
        <p>{t(`composer:${way}.body`)}</p>
        {giveUp.error && <ProblemNote error={giveUp.error} />}
      </Dialog>
    </>
  );
}
