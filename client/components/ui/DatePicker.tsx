import { parseDate } from '@internationalized/date';
import {
  Button,
  DateInput,
  DatePicker as RacDatePicker,
  DateSegment,
  Dialog,
  Group,
  Popover,
} from 'react-aria-components';
import { Calendar } from './Calendar.tsx';
import { FieldHead, FieldProblem, type FieldTexts } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './DatePicker.css';
import './Popover.css';

export type DatePickerProps = FieldTexts & {
  /** ISO 8601, `2026-11-21`; `''` while there is none. */
  value: string;
  onChange: (value: string) => void;
  earliest?: string | undefined;
  latest?: string | undefined;
  id?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
};

export function DatePicker(props: DatePickerProps) {
  const { label, mark, description, error, value, onChange, earliest, latest, ...field } = props;
  return (
    <RacDatePicker
      {...field}
      className="field date-picker"
      validationBehavior="aria"
      isInvalid={!!error}
      granularity="day"
      value={value ? parseDate(value) : null}
      minValue={earliest ? parseDate(earliest) : null}
      maxValue={latest ? parseDate(latest) : null}
      onChange={(date) => {
        onChange(date?.toString() ?? '');
      }}
    >
      <FieldHead label={label} mark={mark} description={description} />
      <Group className="field-control field-frame">
        <DateInput className="date-picker-input">
          {(segment) => <DateSegment className="date-picker-segment" segment={segment} />}
        </DateInput>
        <Button>
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldProblem error={error} />
      <Popover className="popover">
        <Dialog className="date-picker-dialog">
          <Calendar />
        </Dialog>
      </Popover>
    </RacDatePicker>
  );
}
