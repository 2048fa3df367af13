import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../core/contracts/organisations.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useChangeSuspension } from './use-change-suspension.ts';

type SuspensionProps = { readonly organisation: OrganisationResponse };

/** Shuts a whole organisation out. Its name is typed first: a wrong row must not be enough. */
export function Suspension({ organisation }: SuspensionProps) {
  const { t } = useTranslation(['organisations', 'common']);
  const { name } = organisation;
  const [typed, setTyped] = useState<string>();
  const { mutate, reset, isPending, error } = useChangeSuspension(organisation);
  const close = () => {
    setTyped(undefined);
    reset();
  };
  return (
    <>
      <Button
        aria-label={t('organisations:suspend.actOf', { name })}
        onPress={() => {
          setTyped('');
        }}
      >
        {t('organisations:suspend.act')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('organisations:suspend.title', { name })}
        isOpen={typed !== undefined}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('common:cancel')}</Button>
            <Button
              variant="danger"
              isDisabled={!isSameName(typed, name)}
              isPending={isPending}
              pendingLabel={t('organisations:suspend.pending')}
              onPress={() => {
                mutate('POST', { onSuccess: close });
              }}
            >
              {t('organisations:suspend.act')}
            </Button>
          </>
        }
      >
        <p>{t('organisations:suspend.body')}</p>
        <p>{t('organisations:suspend.stays')}</p>
        <TextField
          label={t('organisations:suspend.name')}
          description={t('organisations:suspend.nameIs', { name })}
          autoComplete="off"
          value={typed ?? ''}
          onChange={setTyped}
        />
        {error && <ProblemNote error={error} />}
      </Dialog>
    </>
  );
}

function isSameName(typed: string | undefined, name: string): boolean {
  return typed?.trim().toLowerCase() === name.toLowerCase();
}
