import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CaseReference, CaseResponse } from '../../../../core/contracts/cases.ts';
import { ProblemError } from '../../../../core/exchange/problem-error.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { portal } from '../../../lib/portal.ts';

/** A case is a reference and nothing else: the portal can read it. */
export function NewCaseForm({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useTranslation(['cases', 'common']);
  const field = useRef<HTMLInputElement>(null);
  // The button that brought this form is gone.
  useEffect(() => field.current?.focus(), []);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState<string>();
  const { mutate, isPending, error } = useOpenCase();
  const reference = CaseReference.safeParse(typed.trim().toUpperCase()).data;
  const isTaken = error instanceof ProblemError && error.code === 'ALREADY_EXISTS';
  const problem =
    reference === undefined ? t('cases:new.unfit') : isTaken ? t('cases:new.taken') : undefined;
  return (
    <Card title={t('cases:new.title')}>
      <Form
        aria-label={t('cases:new.title')}
        onSubmit={() => {
          setTried(typed);
          if (reference !== undefined) mutate(reference);
        }}
      >
        <TextField
          label={t('cases:reference')}
          description={t('cases:new.description')}
          face="mono"
          inputRef={field}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
          status={reference !== undefined && t('cases:new.fits', { reference })}
          error={tried === typed ? problem : undefined}
        />
        {error && !isTaken && <ProblemNote error={error} />}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={isPending}
            pendingLabel={t('cases:new.pending')}
          >
            {t('cases:new.act')}
          </Button>
          <Button onPress={onCancel}>{t('common:cancel')}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function useOpenCase() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    networkMode: 'always',
    mutationFn: (reference: string) =>
      portal.call(CaseResponse, '/cases', { method: 'POST', body: { reference } }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['cases'] });
      await navigate(`/cases/${id}`);
    },
  });
}
