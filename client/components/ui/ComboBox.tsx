import { Button } from 'react-aria-components/Button';
import { ComboBox as RacComboBox, Group } from 'react-aria-components';
import { Input } from 'react-aria-components/TextField';
import { FieldHead, FieldProblem, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { ListBoxPopover } from './ListBoxPopover.tsx';
import type { Option } from './option.ts';

export type ComboBoxProps<T extends string> = FieldTexts & {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T | null) => void;
  /** Said when what is typed matches nothing. */
  emptyLabel: string;
  id?: string;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
};

/** A long closed list - countries, currencies, people - found by typing a part of the word. */
export function ComboBox<T extends string>(props: ComboBoxProps<T>) {
  const { label, mark, description, error, options, onChange, emptyLabel, ...field } = props;
  return (
    <RacComboBox<Option<T>>
      {...field}
      className="field"
      validationBehavior="aria"
      isInvalid={!!error}
      allowsEmptyCollection
      defaultItems={options}
      disabledKeys={options.filter(({ isDisabled }) => isDisabled).map(({ id }) => id)}
      onChange={(key) => {
        onChange(options.find(({ id }) => id === key)?.id ?? null);
      }}
    >
      <FieldHead label={label} mark={mark} description={description} />
      <Group className="field-control field-frame" isInvalid={!!error}>
        <Input />
        <Button>
          <Icon name="chevron-down" />
        </Button>
      </Group>
      <FieldProblem error={error} />
      <ListBoxPopover emptyLabel={emptyLabel} />
    </RacComboBox>
  );
}
