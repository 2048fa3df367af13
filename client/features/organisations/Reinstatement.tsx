import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { useChangeSuspension } from './use-change-suspension.ts';

type ReinstatementProps = { readonly organisation: OrganisationResponse };

export function Reinstatement({ organisation }: ReinstatementProps) {
  const { t } = useTranslation(['organisations', 'common']);
  const { name } = organisation;
  const [asks, setAsks] = useState(false);
  const { mutate, reset, isPending, error } = useChangeSuspension(organisation);
  const close = () => {
    setAsks(false);
    reset();
  };
  return (
    <>
      <Button
        aria-label={t('organisations:reinstate.actOf', { name })}
        onPress={() => {
          setAsks(true);
        }}
      >
        {t('organisations:reinstate.act')}
      </Button>
      <Dialog
        title={t('organisations:reinstate.title', { name })}
        isOpen={asks}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('common:cancel')}</Button>
            <Button
              variant="primary"
              isPending={isPending}
              pendingLabel={t('organisations:reinstate.pending')}
              onPress={() => {
                mutate('DELETE', { onSuccess: close });
              }}
            >
              {t('organisations:reinstate.act')}
            </Button>
          </>
        }
      >
        <p>{t('organisations:reinstate.body')}</p>
        {error && <ProblemNote error={error} />}
      </Dialog>
    </>
  );
}
