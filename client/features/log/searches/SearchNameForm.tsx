import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';

const LONGEST_NAME = 80;

type SearchNameFormProps = {
  readonly label: string;
  readonly act: string;
  readonly name?: string;
  readonly isPending: boolean;
  readonly onName: (name: string) => void;
  /** Beside the act. */
  readonly children?: ReactNode;
};

/** A new name for a search. */
export function SearchNameForm(props: SearchNameFormProps) {
  const { label, act, name = '', isPending, onName, children } = props;
  const { t } = useTranslation('log');
  const [text, setText] = useState(name);
  const [isMissing, setMissing] = useState(false);
  function submit(): void {
    const given = text.trim();
    setMissing(given === '');
    if (given === '') return;
    onName(given);
    setText(name);
  }
  return (
    <Form onSubmit={submit} aria-label={act}>
      <TextField
        label={label}
        value={text}
        onChange={setText}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        error={isMissing ? t('searches.nameMissing') : undefined}
      />
      <FormActions>
        <Button type="submit" isPending={isPending} pendingLabel={act}>
          {act}
        </Button>
        {children}
      </FormActions>
    </Form>
  );
}
