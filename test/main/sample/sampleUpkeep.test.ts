import { expect, test } from 'vitest';
import { aSampleOffice } from '../../support/anApp.ts';
import { there } from '../../support/sampleRecords.ts';

test('there is something of every kind of upkeep to look at', async () => {
  const app = await aSampleOffice();
  const page = { offset: 0, limit: 200 };
  const queue = await app.get('maintenance.queue', { query: '', states: [], ...page });
  expect(queue.counts.overdue).toBeGreaterThan(0);
  expect(queue.counts.unknown).toBeGreaterThan(0);
  expect(queue.total).toBeGreaterThan(10);

  const parts = await app.get('parts.list', { query: '', wanting: false, retired: true, ...page });
  expect(parts.total).toBe(10);
  expect(new Set(parts.rows.map(({ state }) => state))).toEqual(
    new Set(['belowZero', 'out', 'low', 'enough']),
  );

  const [recall] = await app.get('recalls.list', {});
  const { units, toAdd } = await app.get('recalls.get', { id: there(recall).id });
  expect(units.length).toBeGreaterThan(2);
  expect(units.filter(({ unit }) => unit.outcome === null).length).toBeGreaterThan(1);
  expect(toAdd).toBe(0);

  const loaners = await app.get('equipment.list', {
    query: 'EX5-900004',
    ownership: 'loaner',
    offset: 0,
    limit: 5,
  });
  const loans = await app.get('loans.ofDevice', { id: there(loaners.rows[0]).id });
  expect(loans).toMatchObject([{ loan: { to: null } }]);
  expect(there(loans[0]).patientName).not.toBe('');
});
