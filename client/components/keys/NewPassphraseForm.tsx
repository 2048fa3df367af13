import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../hooks/use-act.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Form, FormActions } from '../ui/Form.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { StrengthMeter } from './StrengthMeter.tsx';
import { usePassphraseStrength } from './use-passphrase-strength.ts';

export type NewPassphraseFormProps = {
  readonly label: string;
  readonly act: string;
  readonly pendingLabel: string;
  /** What is asked for beside it. */
  readonly before?: ReactNode;
  /** What is asked for beside it is there. */
  readonly isComplete?: boolean;
  /** Called with a passphrase that was repeated and is strong enough; what it throws is shown. */
  readonly onChosen: (passphrase: string) => Promise<void>;
};

type Wrong = {
  readonly field: 'passphrase' | 'repeat';
  readonly why: 'weak' | 'unjudged' | 'differs';
};

/** Asks twice for a new passphrase of a key. It is kept nowhere longer than needed. */
export function NewPassphraseForm(props: NewPassphraseFormProps) {
  const { t } = useTranslation('keys');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [wrong, setWrong] = useState<Wrong>();
  const passphraseInput = useRef<HTMLInputElement>(null);
  const repeatInput = useRef<HTMLInputElement>(null);
  const { strength, judge } = usePassphraseStrength(passphrase);
  const errorOf = (field: Wrong['field']) =>
    wrong?.field === field ? t(`passphrase.${wrong.why}`) : undefined;

  const choose = useAct(async () => {
    const verdict = await judge();
    const found: Wrong | undefined =
      verdict !== 'enough'
        ? { field: 'passphrase', why: verdict }
        : passphrase === repeated
          ? undefined
          : { field: 'repeat', why: 'differs' };
    setWrong(found);
    if (found) {
      const input = found.field === 'repeat' ? repeatInput : passphraseInput;
      input.current?.focus();
      return;
    }
    await props.onChosen(passphrase);
    setPassphrase('');
    setRepeated('');
  });

  const shared = {
    showLabel: t('unlock.show'),
    hideLabel: t('unlock.hide'),
    autoComplete: 'off',
    isRequired: true,
  };
  return (
    <Form onSubmit={choose.run} aria-label={props.label}>
      {props.before}
      <PasswordField
        {...shared}
        label={t('passphrase.new')}
        description={t('passphrase.hint')}
        value={passphrase}
        onChange={setPassphrase}
        inputRef={passphraseInput}
        error={errorOf('passphrase')}
      />
      <StrengthMeter strength={strength} />
      <PasswordField
        {...shared}
        label={t('passphrase.repeat')}
        value={repeated}
        onChange={setRepeated}
        inputRef={repeatInput}
        error={errorOf('repeat')}
      />
      {choose.error !== undefined && <ProblemNote error={choose.error} />}
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isPending={choose.isPending}
          pendingLabel={props.pendingLabel}
          isDisabled={props.isComplete === false || passphrase === '' || repeated === ''}
        >
          {props.act}
        </Button>
      </FormActions>
    </Form>
  );
}
