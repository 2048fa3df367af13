import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../core/contracts/requests.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { useGiveUpDraft } from './use-give-up-draft.ts';
import type { RequestDesk } from './use-request-desk.ts';

type GiveUpDraftProps = { readonly request: RequestSummary; readonly desk: RequestDesk };

/** Discards a draft that nobody else has seen. */
export function GiveUpDraft({ request, desk }: GiveUpDraftProps) {
  const { t } = useTranslation('composing');
  const [asks, setAsks] = useState(false);
  const giveUp = useGiveUpDraft(request, desk);
  const close = () => {
    setAsks(false);
  };
  return (
    <>
      <Button
        onPress={() => {
          setAsks(true);
        }}
      >
        {t('discard.act')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('discard.title')}
        isOpen={asks}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('discard.keep')}</Button>
            <Button
              variant="danger"
              isPending={giveUp.isPending}
              pendingLabel={t('discard.pending')}
              onPress={() => {
                giveUp.mutate();
              }}
            >
              {t('discard.act')}
            </Button>
          </>
        }
      >
        <p>{t('discard.body')}</p>
        {giveUp.error && <ProblemNote error={giveUp.error} />}
      </Dialog>
    </>
  );
}
