import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Timeline } from '../../../../renderer/screens/equipment/Timeline.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { RentalView } from '../../../../shared/contract/rentals.ts';
import { addMonths, dateInZone, formatUsDate } from '../../../../shared/domain/dates.ts';
import { newRentalValues, type RentalValues } from '../../../../shared/domain/rental.ts';
import { show } from '../../components/show.tsx';
import { aStatus } from '../../stores/aStatus.ts';

const ID = '01920000-0000-7000-8000-000000000009';
/** The first of this month has the same day in every other. */
const FIRST = `${dateInZone(Date.now(), 'America/New_York').slice(0, 7)}-01`;

beforeEach(() => useSession.setState({ status: aStatus(), clockOffset: 0 }));

function aRental(more: Partial<RentalValues> = {}): RentalValues {
  const startedOn = addMonths(FIRST, -40);
  return { ...newRentalValues(ID), class: 'oxygenStationary', code: 'E1390', startedOn, ...more };
}

function draw(rental: RentalValues, more: Partial<RentalView> = {}) {
  const view: RentalView = {
    rental: { ...rental, id: ID, revision: 1 },
    patientName: '',
    device: '',
    serial: '',
    deviceKind: 'stationaryConcentrator',
    warrantyLaborUntil: null,
    stationaryLife: null,
    bills: [],
    visits: [],
    lastMaintenanceOn: null,
    coverages: [],
    ...more,
  };
  const shown = show(<Timeline rental={rental} view={view} label="Months" />);
  return { ...shown, line: screen.queryByRole('listbox', { name: 'Months' }) };
}

function chosen(): string {
  return screen.getByRole('option', { selected: true }).getAttribute('aria-label') ?? '';
}

test('it begins at today, and the arrow keys go through every month to the end of the useful lifetime', async () => {
  const { user, line } = draw(aRental());
  expect(screen.getAllByRole('option')).toHaveLength(60);
  expect(chosen()).toMatch(/^Month 41, .*Supplier’s duty, no rental payment\. Today\./);
  line?.focus();
  await user.keyboard('{Home}');
  expect(chosen()).toMatch(/^Month 1 of 36, .*Source: Noridian, oxygen payment category, 2026\./);
  await user.keyboard('{ArrowLeft}');
  expect(chosen()).toMatch(/^Month 1 of 36/);
  await user.keyboard('{PageDown}{ArrowRight}');
  expect(chosen()).toMatch(/^Month 14 of 36/);
  expect(line?.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id);
  await user.keyboard('{End}');
  expect(chosen()).toMatch(/^Month 60, .*Useful lifetime ends/);
});

test('the mouse shows another month with its rule and source, and the chosen one comes back', async () => {
  const { user } = draw(aRental());
  const [first] = screen.getAllByRole('option');
  if (!first) throw new Error('no month');
  await user.hover(first);
  expect(screen.getByText('Month 1 of 36')).toBeTruthy();
  expect(screen.getByText(/one payment covers the equipment/)).toBeTruthy();
  expect(screen.getByText(/42 CFR 414\.226/)).toBeTruthy();
  await user.unhover(first);
  expect(screen.getByText('Month 41')).toBeTruthy();
});

test('a break over the first day of a month is a part of its own, and what nobody checked says so', () => {
  const startedOn = addMonths(FIRST, -40);
  const from = addMonths(startedOn, 3);
  const rental = aRental({
    breaks: [{ id: ID, from, to: addMonths(startedOn, 4), kind: 'need', reason: '' }],
  });
  draw(rental, { warrantyLaborUntil: addMonths(FIRST, 20) });
  const away = screen.getByRole('option', { name: /^Away/ }).getAttribute('aria-label') ?? '';
  expect(away).toContain('not counted');
  expect(away).toContain('42 CFR 414.230');
  const due = screen.getByRole('option', { name: /Maintenance due from/ }).getAttribute('aria-label') ?? '';
  expect(due).toMatch(/warranty on labor ends later.*not verified\./);
});

test('the table holds every part of the line, with the claim that bills it', async () => {
  const startedOn = addMonths(FIRST, -40);
  const bills = [{ monthFrom: addMonths(startedOn, 1), claimId: ID, number: 'CW-2026-000321' }];
  const visitedOn = addMonths(startedOn, 2);
  const { user } = draw(aRental(), { bills, visits: [{ id: ID, visitedOn }] });
  await user.click(screen.getByRole('button', { name: 'Show all months as a table' }));
  const rows = within(screen.getByRole('table', { name: 'Months, as a table' })).getAllByRole('row');
  expect(rows).toHaveLength(61);
  expect(rows[2]?.textContent).toContain('CW-2026-000321');
  expect(rows[3]?.textContent).toContain(`Visit on ${formatUsDate(visitedOn)}`);
});

test('a capped rental shows its modifiers and the day on which title passes', () => {
  draw(aRental({ class: 'cappedRental', code: 'E0260' }));
  expect(screen.getByRole('option', { name: /^Month 1 of 13,.*RR and KH/ })).toBeTruthy();
  const title = formatUsDate(addMonths(FIRST, -27));
  expect(
    screen.getByRole('option', { name: new RegExp(`^Month 14,.*Title passes on ${title}`) }),
  ).toBeTruthy();
});

test('while too little is known it says what is missing', () => {
  const { line } = draw(aRental({ startedOn: null }));
  expect(line).toBeNull();
  expect(screen.getByText(/Give the class and the first day/)).toBeTruthy();
});
