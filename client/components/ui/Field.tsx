import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';
import { Icon } from './Icon.tsx';
import './Field.css';

/** What stands around every control of a form. */
export type FieldTexts = {
  label: string;
  /** `SecrecyMark`: whether the portal can read what is written here. */
  mark?: ReactNode;
  description?: ReactNode;
  /** What is wrong, and how to mend it. Present only when something is. */
  error?: string | undefined;
};

export function FieldHead({ label, mark, description }: Omit<FieldTexts, 'error'>) {
  return (
    <>
      <Label className="field-label">{label}</Label>
      {(mark ?? description) !== undefined && (
        <Text slot="description" elementType="div" className="field-notes">
          <FieldNotes mark={mark} description={description} />
        </Text>
      )}
    </>
  );
}

/** The mark stands beside the label and is read with the description. */
export function FieldNotes({ mark, description }: Pick<FieldTexts, 'mark' | 'description'>) {
  return (
    <>
      {mark && <span className="field-mark">{mark}</span>}
      {description && <span className="field-description">{description}</span>}
    </>
  );
}

export function FieldProblem({ error }: Pick<FieldTexts, 'error'>) {
  return (
    <FieldError className="field-error">
      <FieldProblemWords error={error} />
    </FieldError>
  );
}

export function FieldProblemWords({ error }: Pick<FieldTexts, 'error'>) {
  return (
    <>
      <Icon name="warning" />
      <span>{error}</span>
    </>
  );
}
