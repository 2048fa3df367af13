import { useId } from 'react';
import { FieldNotes, FieldProblemWords, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';
import type { Option } from './option.ts';
import './Select.css';

export type SelectProps<T extends string> = FieldTexts & {
  options: readonly Option<T>[];
  /** `''`: nothing chosen yet, and `placeholder` is shown. */
  value: T | '';
  onChange: (value: T) => void;
  /** Without one there is no empty choice. */
  placeholder?: string | undefined;
  id?: string | undefined;
  name?: string | undefined;
  isRequired?: boolean | undefined;
  isDisabled?: boolean | undefined;
};

/** A short closed list. The browser's own control: it suits every device, and is there before any script. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, mark, description, error, options, value, onChange, placeholder } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const hasNotes = (mark ?? description) !== undefined;
  const notes = [hasNotes && `${id}-notes`, error && `${id}-error`].filter(Boolean).join(' ');
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.id === chosen);
    if (option) onChange(option.id);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hasNotes && (
        <div className="field-notes" id={`${id}-notes`}>
          <FieldNotes mark={mark} description={description} />
        </div>
      )}
      <div className="select">
        <select
          className="field-control"
          id={id}
          name={props.name}
          value={value}
          onChange={(event) => {
            choose(event.target.value);
          }}
          disabled={props.isDisabled}
          aria-required={props.isRequired}
          aria-invalid={error ? true : undefined}
          aria-describedby={notes || undefined}
        >
          {placeholder !== undefined && (
            <option value="" disabled>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.id} value={option.id} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </div>
      {error && (
        <div className="field-error" id={`${id}-error`}>
          <FieldProblemWords error={error} />
        </div>
      )}
    </div>
  );
}
