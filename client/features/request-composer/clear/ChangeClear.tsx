import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { MarkingFields } from '../../../components/markings/MarkingFields.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { todayInUtc } from '../../../components/requests/due.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { clearChoicesOf, clearFactsOf, missingClear, type ClearField } from '../choices/choices.ts';
import { ClearFields } from '../choices/ClearFields.tsx';
import { useChangeClear } from './use-change-clear.ts';

type ChangeClearProps = {
  readonly request: RequestSummary;
  readonly requests: readonly RequestSummary[];
  readonly onClose: () => void;
};

export function ChangeClear({ request, requests, onClose }: ChangeClearProps) {
  const { t } = useTranslation(['composing', 'common']);
  const [choices, setChoices] = useState(() => clearChoicesOf(request));
  const change = useChangeClear(requests, onClose);
  const missing = missingClear(choices, todayInUtc());
  const fields = {
    choices,
    onChange: (changed: Partial<typeof choices>) => {
      setChoices((before) => ({ ...before, ...changed }));
    },
    errorOf: (field: ClearField) =>
      missing.includes(field) ? t(`composing:missing.${field}`) : undefined,
  };
  return (
    <Dialog
      title={t('composing:clear.change')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={missing.length > 0}
            isPending={change.isPending}
            pendingLabel={t('composing:clear.pending')}
            onPress={() => {
              change.mutate(clearFactsOf(choices));
            }}
          >
            {t('composing:clear.save', { count: requests.length })}
          </Button>
        </>
      }
    >
      <Stack>
        {change.error && <ProblemNote error={change.error} />}
        <ClearFields {...fields} />
        <MarkingFields {...fields} />
      </Stack>
    </Dialog>
  );
}
