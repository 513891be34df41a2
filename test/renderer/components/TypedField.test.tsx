import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { commitTyped } from '../../../renderer/components/commitTyped.ts';
import { MoneyField } from '../../../renderer/components/MoneyField.tsx';
import { NpiField } from '../../../renderer/components/NpiField.tsx';
import { NumberField } from '../../../renderer/components/NumberField.tsx';
import { PhoneField } from '../../../renderer/components/PhoneField.tsx';
import { TimeField } from '../../../renderer/components/TimeField.tsx';
import { TypedDateField } from '../../../renderer/components/TypedDateField.tsx';
import { useSession } from '../../../renderer/stores/session.ts';
import { aStatus } from '../stores/aStatus.ts';
import { Held, show } from './show.tsx';

function input(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('textbox');
}

function showDate(start: string | null, onReport: (date: string | null) => void, limits = {}) {
  useSession.setState({
    status: aStatus({ now: '2026-06-10T15:00:00.000Z' }),
    clockOffset: Date.parse('2026-06-10T15:00:00.000Z') - Date.now(),
  });
  return show(
    <Held start={start} onReport={onReport}>
      {(value, onChange) => <TypedDateField label="Visit" value={value} onChange={onChange} {...limits} />}
    </Held>,
  );
}

describe('a typed date', () => {
  test.each([
    ['3/7/26', '2026-03-07'],
    ['030726', '2026-03-07'],
    ['03072026', '2026-03-07'],
    ['2026-03-07', '2026-03-07'],
    ['t', '2026-06-10'],
    ['t-3', '2026-06-07'],
    ['today', '2026-06-10'],
    ['yesterday', '2026-06-09'],
  ])('%s is read as %s when the field is left, and written out', async (typed, date) => {
    const onReport = vi.fn();
    const { user } = showDate(null, onReport);
    await user.type(input(), typed);
    expect(onReport).not.toHaveBeenCalled();
    await user.tab();
    expect(onReport.mock.calls).toEqual([[date]]);
    expect(input().value).toBe(`${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`);
  });

  test('bad text stays with its error, and the earlier date does not come back', async () => {
    const onReport = vi.fn();
    const { user } = showDate('2026-03-07', onReport);
    await user.clear(input());
    await user.type(input(), '13/45/26{Enter}');
    expect(onReport.mock.calls).toEqual([[null]]);
    expect(input().value).toBe('13/45/26');
    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(input().getAttribute('aria-describedby')).toBe(screen.getByText(/Not a date/).closest('[id]')?.id);
    await user.clear(input());
    await user.type(input(), '3/8/26{Enter}');
    expect(onReport).toHaveBeenLastCalledWith('2026-03-08');
    expect(input().getAttribute('aria-invalid')).toBeNull();
  });

  test('a date outside its limits is refused in words', async () => {
    const { user } = showDate(null, vi.fn(), { max: '2026-06-10' });
    await user.type(input(), 't+1{Enter}');
    expect(screen.getByText('Not after 06/10/2026.')).toBeTruthy();
  });

  test('arrow keys move by a day, over the end of a month', async () => {
    const onReport = vi.fn();
    const { user } = showDate('2026-03-01', onReport);
    await user.click(input());
    await user.keyboard('{ArrowDown}');
    expect(onReport).toHaveBeenLastCalledWith('2026-02-28');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(onReport).toHaveBeenLastCalledWith('2026-03-02');
  });

  test('what is being typed is handed over before a save, and when the screen goes', async () => {
    const onReport = vi.fn();
    const { user, unmount } = showDate(null, onReport);
    await user.type(input(), 't-1');
    commitTyped();
    expect(onReport.mock.calls).toEqual([['2026-06-09']]);
    await waitFor(() => expect(input().value).toBe('06/09/2026'));
    await user.clear(input());
    await user.type(input(), 't-2');
    unmount();
    expect(onReport).toHaveBeenLastCalledWith('2026-06-08');
  });

  test('a value from outside replaces a text that was refused', async () => {
    const { user, rerender } = show(<TypedDateField label="Visit" value={null} onChange={vi.fn()} />);
    await user.type(input(), 'soon{Enter}');
    expect(input().value).toBe('soon');
    const { MantineProvider } = await import('@mantine/core');
    rerender(
      <MantineProvider>
        <TypedDateField label="Visit" value="2026-01-02" onChange={vi.fn()} />
      </MantineProvider>,
    );
    expect(input().value).toBe('01/02/2026');
    expect(screen.queryByText(/Not a date/)).toBeNull();
  });

  test('the calendar opens by keyboard, and gives the cursor back with the day', async () => {
    const onReport = vi.fn();
    const { user } = showDate('2026-03-07', onReport);
    await user.click(input());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    const day = await screen.findByLabelText('9 March 2026');
    await user.click(day);
    expect(onReport).toHaveBeenLastCalledWith('2026-03-09');
    expect(document.activeElement).toBe(input());
  });
});

describe('an amount of money', () => {
  test.each([
    ['1234.5', 123450, '$1,234.50'],
    ['$1,234.50', 123450, '$1,234.50'],
    ['.75', 75, '$0.75'],
    ['0', 0, '$0.00'],
  ])('%s is %i cents', async (typed, cents, shown) => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start={null as number | null} onReport={onReport}>
        {(value, onChange) => <MoneyField label="Charge" value={value} onChange={onChange} />}
      </Held>,
    );
    await user.click(input());
    await user.paste(typed);
    await user.tab();
    expect(onReport.mock.calls).toEqual([[cents]]);
    expect(input().value).toBe(shown);
  });

  test('letters are refused and reported as not given', async () => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start={500 as number | null} onReport={onReport}>
        {(value, onChange) => <MoneyField label="Charge" value={value} onChange={onChange} />}
      </Held>,
    );
    await user.clear(input());
    await user.type(input(), '12x{Enter}');
    expect(onReport.mock.calls).toEqual([[null]]);
    expect(input().value).toBe('12x');
  });

  test('an emptied field is not given, which is no error', async () => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start={500 as number | null} onReport={onReport}>
        {(value, onChange) => <MoneyField label="Charge" value={value} onChange={onChange} />}
      </Held>,
    );
    await user.clear(input());
    await user.tab();
    expect(onReport.mock.calls).toEqual([[null]]);
    expect(input().getAttribute('aria-invalid')).toBeNull();
  });
});

describe('a number', () => {
  test.each([
    ['93 %', 93, null],
    ['93.5', null, 'A whole number, please.'],
    ['101', null, 'At most 100.'],
    ['-1', null, 'Not below zero.'],
    ['ninety', null, 'Not a number.'],
  ])('%s', async (typed, value, problem) => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start={7 as number | null} onReport={onReport}>
        {(held, onChange) => (
          <NumberField label="Oxygen" unit="%" min={0} max={100} value={held} onChange={onChange} />
        )}
      </Held>,
    );
    await user.clear(input());
    await user.type(input(), `${typed}{Enter}`);
    expect(onReport.mock.calls).toEqual([[value]]);
    if (problem) expect(screen.getByText(problem)).toBeTruthy();
  });
});

describe('identifiers', () => {
  test('a telephone number in any spelling becomes ten digits', async () => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start="" onReport={onReport}>
        {(value, onChange) => <PhoneField label="Phone" value={value} onChange={onChange} />}
      </Held>,
    );
    await user.type(input(), '+1 212.555.0142{Enter}');
    expect(onReport.mock.calls).toEqual([['2125550142']]);
    expect(input().value).toBe('(212) 555-0142');
  });

  test('an NPI with two digits swapped is refused', async () => {
    const onReport = vi.fn();
    const { user } = show(
      <Held start="" onReport={onReport}>
        {(value, onChange) => <NpiField label="NPI" value={value} onChange={onChange} />}
      </Held>,
    );
    await user.type(input(), '1234567983{Enter}');
    expect(screen.getByText(/check digit/)).toBeTruthy();
    await user.clear(input());
    await user.type(input(), '12345 67893{Enter}');
    expect(onReport).toHaveBeenLastCalledWith('1234567893');
  });
});

describe('a time of day', () => {
  test('that was not given shows nothing, and is not midnight', () => {
    const onReport = vi.fn();
    show(
      <Held start="" onReport={onReport}>
        {(value, onChange) => <TimeField label="Arrived" value={value} onChange={onChange} />}
      </Held>,
    );
    expect(input().value).toBe('');
  });
});
