import type { ReactNode, RefObject } from 'react';
import {
  Input,
  TextField as RacTextField,
  type TextFieldProps as RacTextFieldProps,
} from 'react-aria-components/TextField';
import { FieldHead, FieldProblem, type FieldTexts } from './Field.tsx';

type Own = 'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior';

export interface TextFieldProps extends Omit<RacTextFieldProps, Own>, FieldTexts {
  /** `mono` for identifiers, keys and codes: they also keep their direction. */
  face?: 'mono' | undefined;
  /** The result of a check while typing; announced politely. */
  status?: ReactNode;
  inputRef?: RefObject<HTMLInputElement | null> | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, mark, description, error, face, status, inputRef, ...field } = props;
  return (
    <RacTextField {...field} className="field" validationBehavior="aria" isInvalid={!!error}>
      <FieldHead label={label} mark={mark} description={description} />
      <Input className="field-control" data-face={face} ref={inputRef ?? null} />
      {status !== undefined && (
        <div className="field-status" role="status">
          {status}
        </div>
      )}
      <FieldProblem error={error} />
    </RacTextField>
  );
}
