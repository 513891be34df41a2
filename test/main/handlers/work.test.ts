import { expect, test } from 'vitest';
import { Queue } from '../../../shared/contract/claims.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, there, twoPatients } from '../../support/sampleRecords.ts';

const PAGE = { offset: 0, limit: 50 };

test('every queue counts what it lists, for all and for one owner', async () => {
  const app = await aSampleOffice();
  const owner = there((await app.get('users.list', {})).find(({ role }) => role === 'office'));
  for (const ownerId of [null, owner.id]) {
    const counts = await app.get('work.queues', { ownerId });
    expect(counts.map(({ queue }) => queue)).toEqual(Queue.options);
    for (const { queue, count, oldestDays } of counts.filter((entry) => entry.queue !== 'dueSoon')) {
      const { rows, total } = await app.get('work.queue', { queue, ownerId, ...PAGE });
      expect([queue, total, rows.length]).toEqual([queue, count, count]);
      if (ownerId) expect(rows.every((row) => row.ownerId === ownerId)).toBe(true);
      if (count > 0) expect(oldestDays, queue).toBe(Math.max(...rows.map(({ ageDays }) => ageDays)));
    }
  }
});

test('a claim stands in one queue at a time and moves as its state does', async () => {
  const app = await aSampleOffice();
  const { mine } = await twoPatients(app);
  const { id, revision } = mine.theCase.claim;
  const queuesOf = async (claimId: string) => {
    const found: Queue[] = [];
    for (const queue of Queue.options) {
      const { rows } = await app.get('work.queue', { queue, ownerId: null, ...PAGE });
      if (rows.some((row) => row.id === claimId)) found.push(queue);
    }
    return found;
  };
  expect(await queuesOf(id)).toEqual(['readyToReview']);
  const held = await app.get('claims.setState', { id, revision, state: 'onHold', note: 'Waiting' });
  expect(await queuesOf(id)).toEqual(['onHold']);
  await app.get('claims.finalise', { id, revision: held.theCase.claim.revision });
  expect(await queuesOf(id)).toEqual(['readyToSend']);
});

test('what is due soon is named with its day, the nearest first', async () => {
  const app = await aSampleOffice();
  const due = await app.get('work.dueSoon', { withinDays: 365 });
  expect(due.some(({ what }) => what.startsWith('Filing limit of CW-'))).toBe(true);
  expect(due.some(({ what }) => what.startsWith('Warranty of '))).toBe(true);
  const days = due.map(({ daysLeft }) => daysLeft);
  expect(days).toEqual([...days].sort((one, other) => one - other));
  expect(await app.refused('work.dueSoon', { withinDays: 0 })).toMatchObject({
    issues: [{ path: 'withinDays' }],
  });
});

test('the search box finds a patient, a claim, a device, a physician, a payer and a code', async () => {
  const app = await aSampleOffice();
  const { mine } = await twoPatients(app);
  const { claim, patient, equipment, physician, payer } = mine.theCase;
  const hits = async (query: string) =>
    (await app.get('search.find', { query, limit: 10 })).map(({ kind, id }) => `${kind} ${id}`);
  expect(await hits(patient.lastName.toLowerCase())).toContain(`patient ${patient.id}`);
  expect(await hits(claim.number)).toEqual([`claim ${claim.id}`]);
  expect(await hits(there(equipment).serial)).toContain(`equipment ${there(equipment).id}`);
  expect(await hits(there(physician).lastName)).toContain(`physician ${there(physician).id}`);
  expect(await hits(there(payer).name)).toContain(`payer ${there(payer).id}`);
  expect(await hits('L7600')).toContain('code L7600');
  expect(await hits('   ')).toEqual([]);
  for (const odd of ['%', '_', '"', "' or 1=1 --", '*', 'AND OR NOT', '\\', '(((']) {
    expect((await app.ask('search.find', { query: odd, limit: 10 })).ok, odd).toBe(true);
  }
});

test('the summary agrees with the list of claims, and only leads see it', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('claims.list', ALL_CLAIMS);
  const { byState, gaps, overrides } = await app.get('reports.summary', {});
  expect(byState.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
  expect(gaps.length).toBeGreaterThan(0);
  expect(gaps.every(({ title }) => title !== '')).toBe(true);
  expect(overrides).toEqual([]);
  await actAs(app, 'office');
  expect((await app.refused('reports.summary', {})).kind).toBe('forbidden');
});
