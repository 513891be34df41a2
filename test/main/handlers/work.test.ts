import { describe, expect, test } from 'vitest';
import { isHandedQueue, Queue } from '../../../shared/contract/claims.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { file277, file999 } from '../../support/edi/returnedReplies.ts';
import { ALL_CLAIMS, there, twoPatients } from '../../support/sampleRecords.ts';

const PAGE = { offset: 0, limit: 50 };

test('every queue counts what it lists, for all and for one owner', async () => {
  const app = await aSampleOffice();
  const owner = there((await app.get('users.list', {})).find(({ role }) => role === 'office'));
  for (const ownerId of [null, owner.id]) {
    const counts = await app.get('work.queues', { ownerId });
    // Nothing is handed over in an office of one branch.
    const queues = Queue.options.filter((queue) => !isHandedQueue(queue));
    expect(counts.map(({ queue }) => queue)).toEqual(queues);
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

describe('answers that are overdue', () => {
  /** Monday noon in Chicago, when the file is sent. */
  const SENT_AT = Date.parse('2026-11-02T18:00:00.000Z');
  const DAY = 86_400_000;

  async function aSentFile() {
    const app = await aSampleOffice();
    app.clock.now = SENT_AT;
    const partner = there((await app.get('partners.list', {}))[0]);
    const { claims } = await app.get('batches.ready', { partnerId: partner.id });
    const claimIds = claims.map(({ id }) => id);
    const batch = await app.get('batches.write', { partnerId: partner.id, claimIds });
    await app.get('batches.sent', { id: batch.id, note: '' });
    const due = async () =>
      (await app.get('work.dueSoon', { withinDays: 14 })).filter(({ batchId }) => batchId === batch.id);
    const overdue = async () => (await app.get('batches.get', { id: batch.id })).row.overdue;
    const take = async (text: string) => {
      const uploadId = await app.upload(Buffer.from(text, 'latin1'), 'back.txt', 'text/plain');
      await app.get('returned.take', { uploadId });
    };
    return { app, batch, claims, due, overdue, take };
  }

  test('a file without a receipt is work from the second business day on', async () => {
    const { app, batch, claims, due, overdue, take } = await aSentFile();
    expect(await overdue()).toBeNull();
    // Late on Tuesday in Chicago, when it is Wednesday already in UTC.
    app.clock.now = Date.parse('2026-11-04T05:30:00.000Z');
    expect(await due()).toEqual([]);
    app.clock.now = Date.parse('2026-11-04T06:30:00.000Z');
    expect(await overdue()).toEqual({
      what: 'receipt',
      dueOn: '2026-11-03',
      days: 2,
      claims: claims.length,
    });
    const [row] = await due();
    expect(row).toMatchObject({ dueOn: '2026-11-03', daysLeft: -1, claimId: null });
    expect(there(row).what).toContain(`No receipt for 2 days: file ${batch.reference}`);
    const queue = (await app.get('work.queues', { ownerId: null })).find((each) => each.queue === 'dueSoon');
    expect(queue?.count).toBe((await app.get('work.dueSoon', { withinDays: 30 })).length);
    await take(
      file999({
        group: String(batch.groupNumber),
        letter: 'A',
        counts: [1, 1, 1],
        sets: [{ control: String(batch.groupNumber).padStart(4, '0'), letter: 'A', reasons: [], errors: [] }],
      }),
    );
    expect(await due()).toEqual([]);
  });

  test('then claims that no 277CA names, and after a month those that nobody decided', async () => {
    const { app, batch, claims, due, overdue, take } = await aSentFile();
    const [first, ...others] = claims;
    const stc = [{ codes: [['A2', '20', 'PR'] as const], action: 'WQ', cents: null }];
    await take(
      file277({
        batch: batch.reference,
        accepted: 1,
        rejected: 0,
        claims: [{ number: there(first).number, stc, payerNumber: 'ICN1', lines: [] }],
      }),
    );
    app.clock.now = SENT_AT + 3 * DAY;
    expect(await overdue()).toBeNull();
    app.clock.now = SENT_AT + 4 * DAY;
    expect(await overdue()).toMatchObject({ what: 'claimAnswer', claims: others.length });
    app.clock.now = SENT_AT + 31 * DAY;
    expect(await overdue()).toMatchObject({ what: 'decision', claims: claims.length });
    expect(await due()).toHaveLength(1);
  });

  test('a claim that went without a file is asked after when nobody decided for a month', async () => {
    const app = await aSampleOffice();
    app.clock.now = SENT_AT;
    const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, states: ['finalised'] });
    const { id } = there(rows[0]);
    const { claim } = (await app.get('claims.get', { id })).theCase;
    await app.get('claims.setState', { id, revision: claim.revision, state: 'sent', note: 'on paper' });
    const due = async () =>
      (await app.get('work.dueSoon', { withinDays: 14 })).filter(({ what }) => what.includes(claim.number));
    app.clock.now = SENT_AT + 30 * DAY;
    expect(await due()).toEqual([]);
    app.clock.now = SENT_AT + 31 * DAY;
    expect(await due()).toMatchObject([{ claimId: id, batchId: null, daysLeft: -1 }]);
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
