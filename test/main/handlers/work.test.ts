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

test('maintenance that is due is among it, also where its day has passed', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('maintenance.queue', {
    query: '',
    states: ['overdue'],
    offset: 0,
    limit: 200,
  });
  const due = await app.get('work.dueSoon', { withinDays: 30 });
  const late = due.filter(({ what, daysLeft }) => what.startsWith('Maintenance of ') && daysLeft <= 0);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(late.map(({ equipmentId }) => equipmentId))).toEqual(
    new Set(rows.map(({ equipmentId }) => equipmentId)),
  );
  const [row] = rows;
  expect(late.find(({ equipmentId }) => equipmentId === row?.equipmentId)?.what).toContain(row?.name);
  const queue = (await app.get('work.queues', { ownerId: null })).find((each) => each.queue === 'dueSoon');
  expect(queue?.count).toBe(due.length);
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
  const { byState, gaps } = await app.get('reports.summary', {});
  expect(byState.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
  expect(gaps.length).toBeGreaterThan(0);
  expect(gaps.every(({ title }) => title !== '')).toBe(true);
  await actAs(app, 'office');
  expect((await app.refused('reports.summary', {})).kind).toBe('forbidden');
});

test('overrides are listed by the month of the office, with what became of them', async () => {
  const app = await aSampleOffice();
  const { rows } = await app.get('claims.list', ALL_CLAIMS);
  const blocked: { readonly id: string; readonly ruleId: string }[] = [];
  for (const { id } of rows.filter(({ blockers, state }) => blockers > 0 && state !== 'finalised')) {
    const { evaluation } = await app.get('claims.get', { id });
    const finding = evaluation.findings.find(({ overridable }) => overridable);
    if (finding) blocked.push({ id, ruleId: finding.rule });
  }
  const [first, second] = blocked;
  if (!first || !second) throw new Error('the sample office has too few findings to set aside');
  const reason = 'The payer agreed to it by telephone';
  // Half past two in the night of November 1 in UTC is still October in Chicago.
  app.clock.now = Date.parse('2026-11-01T02:30:00.000Z');
  await app.get('claims.override', { ...first, reason, expiresOn: null });
  app.clock.now = Date.parse('2026-11-20T16:00:00.000Z');
  await app.get('claims.override', { ...second, reason, expiresOn: '2026-11-30' });
  await app.get('claims.withdrawOverride', { id: second.id, ruleId: second.ruleId });
  expect(await app.get('reports.overrides', { month: '2026-10' })).toMatchObject([
    { claimId: first.id, ruleId: first.ruleId, reason, expiresOn: null, withdrawnAt: null, role: 'owner' },
  ]);
  expect(await app.get('reports.overrides', { month: '2026-11' })).toMatchObject([
    { claimId: second.id, expiresOn: '2026-11-30', withdrawnAt: expect.stringMatching(/^2026-11-20/) },
  ]);
  expect(await app.get('reports.overrides', { month: '2026-12' })).toEqual([]);
  expect((await app.refused('reports.overrides', { month: '2026-13' })).kind).toBe('invalid');
  await actAs(app, 'office');
  expect((await app.refused('reports.overrides', { month: '2026-11' })).kind).toBe('forbidden');
});
