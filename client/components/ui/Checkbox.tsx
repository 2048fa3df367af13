import type { ReactNode } from 'react';
import {
  CheckboxButton,
  CheckboxField,
  Text,
  type CheckboxFieldProps,
} from 'react-aria-components/Checkbox';
import { FieldProblem } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './Choice.css';

type Own = 'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior';

export interface CheckboxProps extends Omit<CheckboxFieldProps, Own> {
  label: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
}

/** One thing to confirm; several belong in a `CheckboxGroup`. */
export function Checkbox({ label, description, error, ...field }: CheckboxProps) {
  return (
    <CheckboxField {...field} className="choice" validationBehavior="aria" isInvalid={!!error}>
      <CheckboxButton className="choice-button">
        <span className="choice-box">
          <Icon name="check" />
        </span>
        <span>{label}</span>
      </CheckboxButton>
      {description && (
        <Text slot="description" className="choice-description">
          {description}
        </Text>
      )}
      <FieldProblem error={error} />
    </CheckboxField>
  );
}
