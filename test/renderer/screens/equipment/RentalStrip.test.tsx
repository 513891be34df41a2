import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { RentalStrip } from '../../../../renderer/screens/equipment/RentalStrip.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import { dateInZone, addMonths } from '../../../../shared/domain/dates.ts';
import { show } from '../../components/show.tsx';
import { aStatus } from '../../stores/aStatus.ts';

const today = dateInZone(Date.now(), 'America/New_York');

beforeEach(() => useSession.setState({ status: aStatus(), clockOffset: 0 }));

test.each([
  [0, /^Month 1 of the 36 that Medicare pays/],
  [-35, /^Month 36 of the 36/],
  [-36, /^Month 37: past the 36 months/],
  [-60, /^Month 61: past the useful lifetime/],
  [1, /has not begun/],
])('a rental begun %i months from today', (months, words) => {
  // The first of a month has the same day in every other month.
  const start = addMonths(`${today.slice(0, 7)}-01`, months);
  show(<RentalStrip startedOn={start} visits={[]} />);
  expect(screen.getByText(words)).toBeTruthy();
});

test('the line says in words what the marks show', () => {
  show(<RentalStrip startedOn="2020-01-15" visits={['2020-06-01', '2021-06-01']} />);
  expect(screen.getByText(/2 visits on the line/)).toBeTruthy();
  expect(screen.getByText('36 months: 01/15/2023')).toBeTruthy();
});
