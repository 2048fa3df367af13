import {
  RadioButton,
  RadioField,
  RadioGroup as RacRadioGroup,
  Text,
} from 'react-aria-components/RadioGroup';
import './Choice.css';
import { FieldHead, FieldProblem, type FieldTexts } from './Field.tsx';
import type { Option } from './option.ts';

export type RadioGroupProps<T extends string> = FieldTexts & {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  layout?: 'column' | 'row' | undefined;
  id?: string;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
};

export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, mark, description, error, options, layout, onChange, ...field } = props;
  return (
    <RacRadioGroup
      {...field}
      className="field"
      validationBehavior="aria"
      isInvalid={!!error}
      orientation={layout === 'row' ? 'horizontal' : 'vertical'}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option) onChange(option.id);
      }}
    >
      <FieldHead label={label} mark={mark} description={description} />
      <div className="choices" data-layout={layout}>
        {options.map((option) => (
          <RadioChoice key={option.id} {...option} />
        ))}
      </div>
      <FieldProblem error={error} />
    </RacRadioGroup>
  );
}

function RadioChoice({ id, label, description, isDisabled = false }: Option) {
  return (
    <RadioField className="choice" value={id} isDisabled={isDisabled}>
      <RadioButton className="choice-button">
        <span className="choice-box" data-shape="round" />
        <span>{label}</span>
      </RadioButton>
      {description && (
        <Text slot="description" className="choice-description">
          {description}
        </Text>
      )}
    </RadioField>
  );
}
