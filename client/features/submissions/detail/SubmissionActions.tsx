import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmissionSummary, type SubmissionState } from '../../../../core/contracts/submissions.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { useWorkplace } from '../../../hooks/use-keys.ts';
import { portal } from '../../../lib/portal.ts';
import type { Submission } from './use-submission.ts';

const WITHDRAWABLE: readonly SubmissionState[] = ['draft', 'submitted', 'under-review', 'returned'];

/** What its sender can do now. */
export function SubmissionActions({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation('submissions');
  const { id, state } = submission;
  return (
    <>
      {WITHDRAWABLE.includes(state) && <Withdraw submission={submission} />}
      {(state === 'draft' || state === 'returned') && (
        <ButtonLink href={`/submissions/${id}/edit?step=content`} variant="primary">
          {t(`continue.${state}`)}
        </ButtonLink>
      )}
    </>
  );
}

function Withdraw({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation('submissions');
  const [asks, setAsks] = useState(false);
  const close = () => {
    setAsks(false);
  };
  const withdrawal = useWithdraw(submission, close);
  return (
    <>
      <Button
        onPress={() => {
          setAsks(true);
        }}
      >
        {t('withdraw.act')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('withdraw.title')}
        isOpen={asks}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('withdraw.keep')}</Button>
            <Button
              variant="danger"
              isPending={withdrawal.isPending}
              pendingLabel={t('withdraw.pending')}
              onPress={() => {
                withdrawal.mutate();
              }}
            >
              {t('withdraw.act')}
            </Button>
          </>
        }
      >
        <p>{t(submission.state === 'draft' ? 'withdraw.draft' : 'withdraw.body')}</p>
        {withdrawal.error && <ProblemNote error={withdrawal.error} />}
      </Dialog>
    </>
  );
}

function useWithdraw({ id, version }: Submission, onDone: () => void) {
  const { drafts } = useWorkplace();
  const queryClient = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: () =>
      portal.call(SubmissionSummary, `/submissions/${id}/withdraw`, { method: 'POST', version }),
    onSuccess: async () => {
      await drafts.discard(id);
      onDone();
    },
    // Somebody else may have been faster: what the portal says now is shown.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['submissions'] }),
  });
}
