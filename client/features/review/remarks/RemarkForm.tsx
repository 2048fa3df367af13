import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { useKeys } from '../../../hooks/use-keys.ts';
import { Readers } from '../decision/Readers.tsx';
import { readersOf, useSeenKeys } from '../decision/use-seen-keys.ts';
import type { Typing } from '../typed-texts.ts';
import { RemarkField } from './RemarkField.tsx';

type RemarkFormProps = Typing & {
  readonly submission: SubmissionSummary;
  readonly onSent: () => void;
};

/** A remark that decides nothing. */
export function RemarkForm({ submission, typed, onType, onSent }: RemarkFormProps) {
  const { t } = useTranslation('review');
  const keys = useKeys();
  const readers = readersOf(submission);
  const { seen, ...trusts } = useSeenKeys(readers);
  const text = typed.remark.trim();
  const sending = useMutation({
    mutationFn: async () => {
      if (seen) await keys.worker().addRemark(submission.id, text, seen);
    },
    onSuccess: () => {
      onType({ remark: '' });
      onSent();
    },
  });
  return (
    <Form
      aria-label={t('remarks.add')}
      onSubmit={() => {
        if (text !== '' && seen) sending.mutate();
      }}
    >
      <RemarkField
        label={t('remarks.add')}
        value={typed.remark}
        onChange={(remark) => {
          onType({ remark });
        }}
      />
      {text !== '' && <Readers organisationIds={readers} trusts={trusts} />}
      {sending.error && <ProblemNote error={sending.error}>{t('decision.kept')}</ProblemNote>}
      <FormActions>
        <Button
          type="submit"
          icon="seal"
          isDisabled={text === '' || !seen}
          isPending={sending.isPending}
          pendingLabel={t('remarks.sending')}
        >
          {t('remarks.send')}
        </Button>
      </FormActions>
    </Form>
  );
}
