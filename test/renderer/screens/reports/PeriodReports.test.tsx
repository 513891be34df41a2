import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PeriodReports } from '../../../../renderer/screens/reports/PeriodReports.tsx';
import { useSession } from '../../../../renderer/stores/session.ts';
import type { ReportFigures } from '../../../../shared/domain/reportFigures.ts';
import { show } from '../../components/show.tsx';
import { fakeProgram, inputsOf } from '../../records/fakeProgram.ts';
import { aStatus } from '../../stores/aStatus.ts';

const FIGURES: ReportFigures = {
  clean: [{ month: '2026-10', sent: 5, clean: 2, refused: 1, waiting: 2 }],
  hold: [{ age: '0–7 days', claims: 0, chargeCents: 0 }],
  turnaround: [],
  denials: [
    {
      payer: 'Example Plan',
      kind: 'rejected',
      reason: 'A7-164',
      words: 'x',
      count: 1,
      cents: 150,
      unanswered: 1,
    },
  ],
  repairs: [{ model: 'Home 5', devices: 1, visits: 2, partsCents: 300, laborCents: 101 }],
  risk: [],
};

beforeEach(() => useSession.setState({ status: aStatus(), clockOffset: 0 }));

function cellsOf(title: string): string[] {
  const part = screen.getByRole('region', { name: title });
  return within(part)
    .getAllByRole('row')
    .slice(1)
    .flatMap((row) => [...row.children].map(({ textContent }) => textContent));
}

test('each report is a table with a name for its row; what has no row says so; charts are hidden from reading', async () => {
  fakeProgram({ 'reports.figures': () => FIGURES });
  show(<PeriodReports />);
  await screen.findByRole('region', { name: 'Clean-claim rate' });
  expect(cellsOf('Clean-claim rate')).toEqual(['October 2026', '5', '2', '1', '2', '66.7%']);
  expect(cellsOf('Denials by reason and payer')).toEqual([
    'Example Plan',
    'Rejected',
    'A7-164',
    'x',
    '1',
    '$1.50',
    '1',
  ]);
  expect(cellsOf('Repair cost by model')).toEqual(['Home 5', '1', '2', '$3.00', '$1.01', '$4.01', '$2.01']);
  expect(screen.getByText('No claim is on hold.')).toBeTruthy();
  expect(screen.getByText('Nothing is at risk.')).toBeTruthy();
  expect(screen.getByText('No physician was asked for a paper in this period.')).toBeTruthy();
  for (const chart of document.querySelectorAll('.recharts-responsive-container'))
    expect(chart.closest('[aria-hidden="true"]')).not.toBeNull();
});

test('a period of one’s own is asked for once it is whole and in order; its table is saved for that period', async () => {
  const asked = fakeProgram({
    'reports.figures': () => FIGURES,
    'reports.csv': () => ({ outputId: 'out', fileName: 'a.csv', rows: 1 }),
  });
  const { user } = show(<PeriodReports />);
  await screen.findByRole('region', { name: 'Clean-claim rate' });
  await user.click(screen.getByRole('combobox', { name: /Period/ }));
  await user.click(await screen.findByRole('option', { name: 'From – to', hidden: true }));
  const from = await screen.findByRole('textbox', { name: /From/ });
  const to = screen.getByRole('textbox', { name: /^To/ });
  await user.clear(from);
  await user.type(from, '2/1/2026{Tab}');
  await user.clear(to);
  await user.type(to, '1/1/2026{Tab}');
  expect(await screen.findByText('This is before the first day.')).toBeTruthy();
  const before = inputsOf(asked, 'reports.figures').length;
  await user.clear(to);
  await user.type(to, '2/28/2026{Tab}');
  await waitFor(() =>
    expect(inputsOf(asked, 'reports.figures').at(-1)).toEqual({ from: '2026-02-01', to: '2026-02-28' }),
  );
  expect(inputsOf(asked, 'reports.figures').slice(0, before)).not.toContainEqual({
    from: '2026-02-01',
    to: '2026-01-01',
  });
  await user.click(screen.getByRole('button', { name: 'Save Clean-claim rate as CSV' }));
  await waitFor(() =>
    expect(inputsOf(asked, 'reports.csv')).toEqual([
      { report: 'clean', period: { from: '2026-02-01', to: '2026-02-28' } },
    ]),
  );
});
