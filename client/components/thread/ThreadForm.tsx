import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSeenKeys } from '../../hooks/use-seen-keys.ts';
import type { SeenKeys } from '../../session/index.ts';
import { Readers } from '../keys/Readers.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { SealedTextField } from './SealedTextField.tsx';

type ThreadFormProps = {
  readonly label: string;
  /** To which organisations it is sealed, the own one included. */
  readonly readers: readonly string[];
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly send: (text: string, keys: SeenKeys) => Promise<void>;
  readonly onSent: () => void;
};

/** Something to say that decides nothing. What was typed is the page's, and outlives a lock. */
export function ThreadForm(props: ThreadFormProps) {
  const { label, readers, text, onType, send, onSent } = props;
  const { t } = useTranslation('thread');
  const { seen, ...trusts } = useSeenKeys(readers);
  const words = text.trim();
  const sending = useMutation({
    mutationFn: async () => {
      if (seen) await send(words, seen);
    },
    onSuccess: () => {
      onType('');
      onSent();
    },
  });
  return (
    <Form
      aria-label={label}
      onSubmit={() => {
        if (words !== '' && seen) sending.mutate();
      }}
    >
      <SealedTextField label={label} value={text} onChange={onType} />
      {words !== '' && <Readers organisationIds={readers} trusts={trusts} />}
      {sending.error && <ProblemNote error={sending.error}>{t('kept')}</ProblemNote>}
      <FormActions>
        <Button
          type="submit"
          icon="seal"
          isDisabled={words === '' || !seen}
          isPending={sending.isPending}
          pendingLabel={t('sending')}
        >
          {t('send')}
        </Button>
      </FormActions>
    </Form>
  );
}
