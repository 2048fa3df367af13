import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ChannelReference,
  Confirmation,
  RequestSummary,
} from '../../../core/contracts/requests.ts';
import { portal } from '../../lib/portal.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { ClearMark } from '../sealing/ClearMark.tsx';
import { Button } from '../ui/Button.tsx';
import { DatePicker } from '../ui/DatePicker.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { TextField } from '../ui/TextField.tsx';
import { todayInUtc } from './due.ts';

type ConfirmationFormProps = { readonly request: RequestSummary };

export function ConfirmationForm({ request }: ConfirmationFormProps) {
  const { t } = useTranslation('requests');
  const [reference, setReference] = useState(request.confirmation?.reference ?? '');
  const [on, setOn] = useState(request.confirmation?.on ?? '');
  const recording = useRecordConfirmation(request);
  const { data: confirmation } = Confirmation.safeParse({ reference, on });
  const isWrong = reference !== '' && !ChannelReference.safeParse(reference).success;
  return (
    <Form
      aria-label={t('confirmation.record')}
      onSubmit={() => {
        if (confirmation) recording.mutate(confirmation);
      }}
    >
      <TextField
        label={t('confirmation.reference')}
        mark={<ClearMark />}
        description={t('confirmation.referenceHint')}
        error={isWrong ? t('confirmation.referenceWrong') : undefined}
        face="mono"
        value={reference}
        onChange={(typed) => {
          setReference(typed.toUpperCase());
        }}
      />
      <DatePicker
        label={t('confirmation.on')}
        mark={<ClearMark />}
        latest={todayInUtc()}
        value={on}
        onChange={setOn}
      />
      {recording.error && <ProblemNote error={recording.error} />}
      <FormActions>
        <Button
          type="submit"
          isDisabled={!confirmation}
          isPending={recording.isPending}
          pendingLabel={t('confirmation.recording')}
        >
          {t('confirmation.record')}
        </Button>
      </FormActions>
    </Form>
  );
}

function useRecordConfirmation({ id, version }: RequestSummary) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Confirmation) =>
      portal.call(RequestSummary, `/requests/${id}/confirmation`, {
        method: 'POST',
        version,
        body,
      }),
    // Somebody else may have been faster: what the portal says now is shown.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['requests'] }),
  });
}
