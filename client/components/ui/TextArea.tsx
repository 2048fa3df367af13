import {
  TextArea as RacTextArea,
  TextField as RacTextField,
  type TextFieldProps as RacTextFieldProps,
} from 'react-aria-components/TextField';
import { FieldHead, FieldProblem, type FieldTexts } from './Field.tsx';
import './TextArea.css';

type Own = 'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior' | 'type';

export interface TextAreaProps extends Omit<RacTextFieldProps, Own>, FieldTexts {
  rows?: number | undefined;
  face?: 'mono' | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { label, mark, description, error, rows = 4, face, ...field } = props;
  return (
    <RacTextField {...field} className="field" validationBehavior="aria" isInvalid={!!error}>
      <FieldHead label={label} mark={mark} description={description} />
      <RacTextArea className="field-control text-area" data-face={face} rows={rows} />
      <FieldProblem error={error} />
    </RacTextField>
  );
}
