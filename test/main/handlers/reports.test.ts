import { expect, test } from 'vitest';
import { readCsv } from '../../../main/csv/readCsv.ts';
import { REPORT_COLUMNS, REPORT_KINDS } from '../../../shared/domain/reportFigures.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

test('every report of the sample office says something, and its file says the same', async () => {
  const app = await aSampleOffice();
  const figures = await app.get('reports.figures', YEAR);
  for (const report of REPORT_KINDS) {
    expect(figures[report].length, report).toBeGreaterThan(0);
    const made = await app.get('reports.csv', { report, period: YEAR });
    expect(made.fileName).toMatch(/^[a-z-]+-2026-01-01-2026-12-31\.csv$/);
    const file = await app.core.getFile('output', made.outputId);
    const text = new TextDecoder().decode(file?.bytes);
    const [head, ...rows] = text.trim().split('\r\n');
    expect(head).toContain(REPORT_COLUMNS[report][0]?.heading);
    expect(rows).toHaveLength(figures[report].length);
    expect(readCsv(file?.bytes ?? new Uint8Array(), null).ok).toBe(true);
  }
  const sent = figures.clean.reduce((sum, row) => sum + row.sent, 0);
  expect(sent).toBe(
    figures.clean.reduce((sum, { clean, refused, waiting }) => sum + clean + refused + waiting, 0),
  );
  expect(figures.risk.some(({ blockedClaims }) => blockedClaims > 0)).toBe(true);
});

test('a period that ends before it begins, is too long or is no date; and only for leads', async () => {
  const app = await aSampleOffice();
  for (const period of [
    { from: '2026-02-02', to: '2026-02-01' },
    { from: '2000-01-01', to: '2026-02-01' },
    { from: '2026-02-30', to: '2026-03-01' },
  ])
    expect((await app.refused('reports.figures', period)).kind).toBe('invalid');
  await actAs(app, 'office');
  expect((await app.refused('reports.figures', YEAR)).kind).toBe('forbidden');
  expect((await app.refused('reports.csv', { report: 'clean', period: YEAR })).kind).toBe('forbidden');
});
