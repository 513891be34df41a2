import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { addDays, formatUsDate, type IsoDate, parseTypedDate } from '../../shared/domain/dates.ts';
import { officeToday, useToday } from '../stores/session.ts';
import control from './control.module.css';
import { drawnWhenChanged } from './drawnWhenChanged.ts';
import type { FieldProps } from './fieldTypes.ts';
import { TypedField } from './TypedField.tsx';
import type { Parsed } from './useTypedText.ts';

/**
 * A date as people type it: `3/7/26`, `030726`, `03072026`, `2026-03-07`, `3/7` (this year), `t`, `t-3`,
 * `today`, `yesterday`. Arrow up and down move by a day; Alt+arrow down opens the calendar. Text that is no
 * date stays with its error; the earlier date never comes back silently.
 *
 * value: `YYYY-MM-DD`, or null when not given · min, max: earliest and latest date allowed ·
 * past: two-digit years are never read as future (dates of birth)
 */
export interface TypedDateFieldProps extends FieldProps<IsoDate | null> {
  readonly min?: IsoDate | undefined;
  readonly max?: IsoDate | undefined;
  readonly past?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

export const TypedDateField = drawnWhenChanged(TypedDateFieldItself);

function TypedDateFieldItself(props: TypedDateFieldProps) {
  const { value, onChange, min, max } = props;
  const today = useToday();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  /** The cursor goes back into the text, whichever way the calendar was left. */
  function close() {
    setOpen(false);
    button.current?.parentElement?.querySelector('input')?.focus();
  }

  function parse(text: string): Parsed<IsoDate | null> {
    const date = parseTypedDate(text, officeToday(), props.past ? 0 : undefined);
    if (date === null) return { problem: 'Not a date. Type it like 3/7/26, t or t-3.' };
    if (min !== undefined && date < min) return { problem: `Not before ${formatUsDate(min)}.` };
    if (max !== undefined && date > max) return { problem: `Not after ${formatUsDate(max)}.` };
    return { value: date };
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, set: (date: IsoDate) => void) {
    if (props.readOnly || props.disabled) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    if (event.altKey) {
      if (event.key === 'ArrowDown') setOpen(true);
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const shown = event.currentTarget.value.trim();
    // Asked now: the field may have been drawn yesterday.
    const now = officeToday();
    const from = shown === '' ? null : parseTypedDate(shown, now);
    if (shown !== '' && from === null) return;
    event.preventDefault();
    const next = from === null ? now : addDays(from, event.key === 'ArrowUp' ? 1 : -1);
    if ((min === undefined || next >= min) && (max === undefined || next <= max)) set(next);
  }

  const calendar = (
    <Popover
      opened={open}
      onChange={(next) => (next ? setOpen(true) : close())}
      position="bottom-end"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <button
          ref={button}
          type="button"
          className={control.inside}
          aria-label="Open calendar"
          aria-haspopup="dialog"
          aria-expanded={open}
          disabled={props.disabled || props.readOnly}
          onClick={() => (open ? close() : setOpen(true))}
        >
          <IconCalendar aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Calendar" p="sm">
        <DatePicker
          value={value}
          defaultDate={value ?? today}
          {...(min === undefined ? {} : { minDate: min })}
          {...(max === undefined ? {} : { maxDate: max })}
          firstDayOfWeek={0}
          hideOutsideDates
          size="xs"
          ariaLabels={CALENDAR_WORDS}
          getDayProps={(day) => (day === (value ?? today) ? { autoFocus: true } : {})}
          onChange={(date) => {
            if (date) onChange(date);
            close();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );

  return (
    <TypedField
      {...props}
      empty={null}
      format={show}
      parse={parse}
      placeholder={props.placeholder ?? 'mm/dd/yyyy'}
      button={props.readOnly ? null : calendar}
      onKeyDown={onKeyDown}
    />
  );
}

function show(value: IsoDate | null): string {
  return value === null ? '' : formatUsDate(value);
}

const CALENDAR_WORDS = {
  monthLevelControl: 'Choose a month',
  yearLevelControl: 'Choose a year',
  nextMonth: 'Next month',
  previousMonth: 'Previous month',
  nextYear: 'Next year',
  previousYear: 'Previous year',
  nextDecade: 'Next decade',
  previousDecade: 'Previous decade',
};
