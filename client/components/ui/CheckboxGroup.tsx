import { CheckboxGroup as RacCheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Checkbox } from './Checkbox.tsx';
import { FieldHead, FieldProblem, type FieldTexts } from './Field.tsx';
import type { Option } from './option.ts';

export type CheckboxGroupProps<T extends string> = FieldTexts & {
  options: readonly Option<T>[];
  value: readonly T[];
  onChange: (value: T[]) => void;
  id?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
};

export function CheckboxGroup<T extends string>(props: CheckboxGroupProps<T>) {
  const { label, mark, description, error, options, value, onChange, ...field } = props;
  return (
    <RacCheckboxGroup
      {...field}
      className="field"
      validationBehavior="aria"
      isInvalid={!!error}
      value={[...value]}
      onChange={(chosen) => {
        onChange(options.map(({ id }) => id).filter((id) => chosen.includes(id)));
      }}
    >
      <FieldHead label={label} mark={mark} description={description} />
      <div className="choices">
        {options.map(({ id, isDisabled = false, ...texts }) => (
          <Checkbox key={id} value={id} isDisabled={isDisabled} {...texts} />
        ))}
      </div>
      <FieldProblem error={error} />
    </RacCheckboxGroup>
  );
}
