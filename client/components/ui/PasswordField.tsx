import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input, TextField as RacTextField } from 'react-aria-components/TextField';
import { FieldHead, FieldProblem } from './Field.tsx';
import type { TextFieldProps } from './TextField.tsx';

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'face'> {
  showLabel: string;
  hideLabel: string;
}

/** Say in `autoComplete` whether it is a new one; a passphrase of keys is `off`. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, mark, description, error, status, inputRef, showLabel, hideLabel, ...field } =
    props;
  const [isShown, setShown] = useState(false);
  return (
    <RacTextField
      {...field}
      className="field"
      validationBehavior="aria"
      isInvalid={!!error}
      type={isShown ? 'text' : 'password'}
      autoCorrect="off"
      spellCheck="false"
    >
      <FieldHead label={label} mark={mark} description={description} />
      <Group className="field-control field-frame" isInvalid={!!error}>
        <Input ref={inputRef ?? null} />
        <Button
          onPress={() => {
            setShown(!isShown);
          }}
        >
          {isShown ? hideLabel : showLabel}
        </Button>
      </Group>
      {status !== undefined && (
        <div className="field-status" role="status">
          {status}
        </div>
      )}
      <FieldProblem error={error} />
    </RacTextField>
  );
}
