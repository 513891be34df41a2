import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LaborEditor, newLabor } from '../../../renderer/records/LaborEditor.tsx';
import type { Equipment } from '../../../shared/domain/equipment.ts';
import { Labor } from '../../../shared/domain/serviceVisit.ts';
import { Held, show } from '../components/show.tsx';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-06-10T15:00:00.000Z') });
});

afterEach(() => vi.useRealTimers());

function showLabor(start: readonly Labor[] = [], device: Pick<Equipment, 'kind' | 'hcpcs'> | null = null) {
  const reports: (readonly Labor[])[] = [];
  show(
    <Held<readonly Labor[]> start={start} onReport={(lines) => reports.push(lines)}>
      {(value, onChange) => (
        <LaborEditor value={value} onChange={onChange} pathPrefix="visit.labor" device={device} />
      )}
    </Held>,
  );
  return reports;
}

function pass(minutes: number) {
  act(() => {
    vi.advanceTimersByTime(minutes * 60_000);
  });
}

test('a started timer shows its minutes as they pass and stands in the line, and stop keeps both', () => {
  const reports = showLabor();
  fireEvent.click(screen.getByRole('button', { name: 'Start timer' }));
  expect(screen.getByRole('timer').textContent).toBe('0:00:00');
  expect(reports.at(-1)?.[0]?.runs).toEqual([{ from: '2026-06-10T15:00:00.000Z', to: null }]);
  pass(2);
  expect(screen.getByLabelText<HTMLInputElement>('Minutes').value).toBe('2');
  pass(23);
  expect(screen.getByRole('timer').textContent).toBe('0:25:00');
  fireEvent.click(screen.getByRole('button', { name: /^Stop the timer/ }));
  expect(screen.queryByRole('timer')).toBeNull();
  expect(reports.at(-1)?.[0]).toMatchObject({
    minutes: 25,
    runs: [{ from: '2026-06-10T15:00:00.000Z', to: '2026-06-10T15:25:00.000Z' }],
  });
  pass(10);
  expect(reports.at(-1)?.[0]?.minutes).toBe(25);
});

test('one timer runs at a time: the next one stops the first', () => {
  const reports = showLabor();
  fireEvent.click(screen.getByRole('button', { name: 'Start timer' }));
  pass(4);
  fireEvent.click(screen.getByRole('button', { name: 'Start timer' }));
  pass(3);
  expect(screen.getAllByRole('timer')).toHaveLength(1);
  expect(screen.getAllByLabelText<HTMLInputElement>('Minutes').map((field) => field.value)).toEqual([
    '4',
    '3',
  ]);
  fireEvent.click(screen.getByRole('button', { name: /^Stop the timer/ }));
  expect(reports.at(-1)?.map((line) => line.minutes)).toEqual([4, 3]);
});

test('started again, a line goes on from what it had', () => {
  const reports = showLabor([
    {
      id: '01920000-0000-7000-8000-000000000001',
      repairedCode: '',
      standardRepair: '',
      description: 'Bench',
      minutes: 30,
      hourlyRateCents: 7200,
      runs: [],
    },
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Start the timer of Bench' }));
  pass(15);
  fireEvent.click(screen.getByRole('button', { name: 'Stop the timer of Bench' }));
  expect(reports.at(-1)?.[0]?.minutes).toBe(45);
  expect(screen.getByText('$54.00')).toBeTruthy();
});

test('a timer found running in the stored line goes on from where it began', () => {
  const reports = showLabor([
    {
      id: '01920000-0000-7000-8000-000000000001',
      repairedCode: '',
      standardRepair: '',
      description: '',
      minutes: 5,
      hourlyRateCents: null,
      runs: [{ from: '2026-06-10T14:50:00.000Z', to: null }],
    },
  ]);
  expect(screen.getByRole('timer').textContent).toBe('0:10:00');
  pass(1);
  fireEvent.click(screen.getByRole('button', { name: /^Stop the timer/ }));
  expect(reports.at(-1)?.[0]?.minutes).toBe(16);
});

test('a clock that was set back is told, and the minutes can be typed', () => {
  const reports = showLabor();
  fireEvent.click(screen.getByRole('button', { name: 'Start timer' }));
  vi.setSystemTime(Date.parse('2026-06-10T14:00:00.000Z'));
  fireEvent.click(screen.getByRole('button', { name: /^Stop the timer/ }));
  expect(screen.getByText(/clock of this computer was set back/)).toBeTruthy();
  expect(reports.at(-1)?.[0]?.minutes).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('Minutes').readOnly).toBe(false);
});

test('pauses between runs are shown', () => {
  showLabor();
  fireEvent.click(screen.getByRole('button', { name: 'Start timer' }));
  pass(10);
  fireEvent.click(screen.getByRole('button', { name: /^Stop the timer/ }));
  pass(12);
  fireEvent.click(screen.getByRole('button', { name: /^Start the timer of/ }));
  expect(screen.queryByText(/set back/)).toBeNull();
  expect(screen.getByRole('list', { name: 'Runs of the timer' }).textContent).toContain(
    'then a pause of 12 min',
  );
});

test('without prices neither rate nor cost is shown', () => {
  show(<LaborEditor value={[newLabor(8000)]} onChange={vi.fn()} prices={false} />);
  expect(screen.queryByText('Rate an hour')).toBeNull();
  expect(screen.queryByText('No price yet')).toBeNull();
});

test('fields carry their paths, and a new line takes over the rate', () => {
  const reports = showLabor([
    {
      id: '01920000-0000-7000-8000-000000000001',
      repairedCode: '',
      standardRepair: '',
      description: '',
      minutes: 30,
      hourlyRateCents: 8000,
      runs: [],
    },
  ]);
  expect(document.querySelector('[data-path="visit.labor.0.minutes"]')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Add minutes' }));
  expect(reports.at(-1)?.[1]).toMatchObject({ minutes: null, hourlyRateCents: 8000 });
});

test('a new line works on the device’s code; a standard repair names the work and says its units', () => {
  const reports = showLabor([], { kind: 'powerWheelchair', hcpcs: 'K0823' });
  fireEvent.click(screen.getByRole('button', { name: 'Add minutes' }));
  expect(reports.at(-1)?.[0]).toMatchObject({ repairedCode: 'K0823', standardRepair: '' });
  fireEvent.click(screen.getByRole('combobox', { name: 'Standard repair' }));
  fireEvent.click(screen.getByRole('option', { name: /Pair of drive-wheel motors/ }));
  const labor = reports.at(-1)?.[0];
  expect(labor).toMatchObject({
    standardRepair: 'powerMotorPair',
    description: 'Pair of drive-wheel motors',
  });
  expect(Labor.safeParse(labor).success).toBe(true);
  expect(screen.getByText('3 units of 15 min by Medicare’s table')).toBeTruthy();
});

test('the table is offered only for devices that it is about', () => {
  showLabor([], { kind: 'stationaryConcentrator', hcpcs: 'E1390' });
  fireEvent.click(screen.getByRole('button', { name: 'Add minutes' }));
  expect(screen.queryByLabelText('Standard repair')).toBeNull();
  expect(document.querySelector('[data-path="visit.labor.0.repairedCode"]')).not.toBeNull();
});
