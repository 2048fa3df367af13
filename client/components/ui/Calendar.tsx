import {
  Button,
  Calendar as RacCalendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './Calendar.css';

/** The month of a `DatePicker`. */
export function Calendar() {
  return (
    <RacCalendar className="calendar">
      <header className="calendar-head">
        <Button slot="previous" className="calendar-turn">
          <Icon name="chevron-back" />
        </Button>
        <Heading className="calendar-month" />
        <Button slot="next" className="calendar-turn">
          <Icon name="chevron-forward" />
        </Button>
      </header>
      <CalendarGrid className="calendar-grid" weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell className="calendar-day" date={date} />}
        </CalendarGridBody>
      </CalendarGrid>
    </RacCalendar>
  );
}
