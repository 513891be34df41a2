import { expect, test } from 'vitest';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';

const DAY_MS = 86_400_000;

async function due(app: AppUnderTest) {
  return (await app.get('retention.due', { after: null, limit: 200 })).rows;
}

async function rowOf(app: AppUnderTest, lastName: string) {
  const row = (await due(app)).find(({ name }) => name.startsWith(lastName));
  if (!row) throw new Error('not due');
  return row;
}

async function backUp(app: AppUnderTest): Promise<void> {
  await app.get('backups.run', {});
  for (let tries = 0; tries < 600; tries += 1) {
    const { backup } = await app.get('retention.preview', {
      patientIds: [(await rowOf(app, 'Zeroperson')).patientId],
    });
    if (backup) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no backup came');
}

test('the list names who is past the time and what stands in the way', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'owner');
  const rows = await due(app);
  expect(rows.map(({ name, obstacles }) => [name, obstacles])).toEqual([
    ['Zeroperson, Winton', []],
    ['Zerosample, Yvette', [{ kind: 'hold', count: 1 }]],
  ]);
  expect(rows[0]?.last.kind).toBe('order');
  // Page by page it is the same list.
  const first = await app.get('retention.due', { after: null, limit: 1 });
  const second = await app.get('retention.due', { after: first.next, limit: 1 });
  expect([...first.rows, ...second.rows]).toEqual(rows);
  expect(first.total).toBe(2);

  // Ten years on everybody is past the time, and what is open is named for each.
  app.clock.now += 3653 * DAY_MS;
  const all = await due(app);
  expect(all.length).toBe(26);
  const kinds = new Set(all.flatMap(({ obstacles }) => obstacles.map(({ kind }) => kind)));
  for (const kind of ['openClaim', 'device', 'rental', 'audit', 'refusal', 'hold'])
    expect([...kinds], kind).toContain(kind);
}, 60_000);

test('a hold is placed and released with a reason, by leads only, and stops the purge', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'billingLead');
  const { patientId } = await rowOf(app, 'Zeroperson');
  expect((await app.refused('retention.placeHold', { patientId, reason: ' ', note: '' })).kind).toBe(
    'invalid',
  );
  const hold = await app.get('retention.placeHold', { patientId, reason: 'Audit letter', note: '' });
  expect((await rowOf(app, 'Zeroperson')).obstacles).toEqual([{ kind: 'hold', count: 1 }]);
  expect((await app.get('retention.holds', {}))[0]).toMatchObject({
    hold: { id: hold.id, releasedOn: null },
    patientName: 'Zeroperson, Winton',
  });
  expect((await app.get('retention.ofPatient', { patientId })).holds).toHaveLength(1);
  await actAs(app, 'owner');
  const { rows } = await app.get('retention.preview', { patientIds: [patientId] });
  await backUp(app);
  const order = { patientIds: [patientId], rows, typedCount: 1, reason: 'Past their time' };
  expect((await app.refused('retention.purge', order)).kind).toBe('blocked');
  const { id, revision } = hold;
  expect((await app.refused('retention.releaseHold', { id, revision, note: '' })).kind).toBe('invalid');
  await app.get('retention.releaseHold', { id, revision, note: 'The audit was closed' });
  expect((await app.refused('retention.releaseHold', { id, revision: 2, note: 'x' })).kind).toBe('blocked');
  expect((await rowOf(app, 'Zeroperson')).obstacles).toEqual([]);
  await actAs(app, 'office');
  expect((await app.refused('retention.placeHold', { patientId, reason: 'x', note: '' })).kind).toBe(
    'forbidden',
  );
}, 60_000);

test('a purge asks for a backup, the number and a reason, and then leaves nothing but its own record', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'owner');
  const { patientId } = await rowOf(app, 'Zeroperson');
  await app.get('patients.get', { id: patientId });
  const { rows, counts, backupsHoldUntil } = await app.get('retention.preview', { patientIds: [patientId] });
  expect(counts).toEqual({ patient: 1, physician_order: 1 });
  expect(backupsHoldUntil > '2027-10-01').toBe(true);
  const order = { patientIds: [patientId], rows, typedCount: 1, reason: 'Past their time' };

  expect(await app.refused('retention.purge', order)).toMatchObject({
    kind: 'blocked',
    message: expect.stringContaining('No backup') as string,
  });
  await backUp(app);
  expect((await app.refused('retention.purge', { ...order, typedCount: 2 })).kind).toBe('invalid');
  expect((await app.refused('retention.purge', { ...order, reason: ' ' })).kind).toBe('invalid');
  expect((await app.refused('retention.purge', { ...order, rows: rows + 1 })).kind).toBe('blocked');
  const held = (await rowOf(app, 'Zerosample')).patientId;
  expect((await app.refused('retention.purge', { ...order, patientIds: [held] })).kind).toBe('blocked');
  const { rows: everybody } = await app.get('patients.list', { query: '', offset: 0, limit: 200 });
  const young = everybody.find(({ id }) => id !== patientId && id !== held)?.id ?? '';
  expect((await app.refused('retention.purge', { ...order, patientIds: [young] })).kind).toBe('blocked');
  await actAs(app, 'billingLead');
  expect((await app.refused('retention.purge', order)).kind).toBe('forbidden');
  await actAs(app, 'owner');

  expect(await app.get('retention.purge', order)).toEqual({
    patients: 1,
    rows: 2,
    files: 0,
    rewritten: true,
  });
  expect((await app.refused('patients.get', { id: patientId })).kind).toBe('notFound');
  expect((await due(app)).map(({ name }) => name)).toEqual(['Zerosample, Yvette']);
  expect((await app.refused('undo.last', {})).kind).toBe('notFound');
  expect(await app.get('retention.purges', {})).toMatchObject([
    {
      patientCount: 1,
      rows: 2,
      reason: 'Past their time',
      backupName: expect.stringMatching(/.+/) as string,
    },
  ]);
  const verdict = await app.get('auditTrail.verify', {});
  expect(verdict).toMatchObject({ ok: true });
  if (!verdict.ok) throw new Error('broken');
  expect(verdict.purges).toHaveLength(1);
}, 60_000);

test('a backup of the day before yesterday is not enough', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'owner');
  const { patientId } = await rowOf(app, 'Zeroperson');
  await backUp(app);
  app.clock.now += 2 * DAY_MS;
  expect((await app.get('retention.preview', { patientIds: [patientId] })).backup).toBeNull();
}, 60_000);
