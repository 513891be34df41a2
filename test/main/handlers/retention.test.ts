import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_AUDIT_FILTER } from '../../../shared/contract/auditTrail.ts';
import { aPatient } from '../../db/samples.ts';
import { actAs, anOffice, type AppUnderTest, aSampleOffice, PASSPHRASE } from '../../support/anApp.ts';

const DAY_MS = 86_400_000;

/** No doubt of the day; the sample office has no passphrase to ask for. */
const SURE = { today: null, ownPassphrase: '' };

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
  const order = { patientIds: [patientId], rows, typedCount: 1, reason: 'Past their time', ...SURE };
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
  const order = { patientIds: [patientId], rows, typedCount: 1, reason: 'Past their time', ...SURE };

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

/** An office of its own with one patient who has no service: due years after they were entered. */
async function anOfficeWithOne(): Promise<{ app: AppUnderTest; patientId: string }> {
  const app = await anOffice();
  const values = aPatient({ lastName: 'Distinctive' });
  const { id: patientId } = await app.get('patients.save', { id: null, revision: null, values });
  return { app, patientId };
}

const YEARS_MS = 8 * 366 * DAY_MS;

test('a clock that was set ahead makes nothing due: a purge waits until the owner types the day', async () => {
  const { app, patientId } = await anOfficeWithOne();
  app.clock.now += YEARS_MS;
  await app.get('backups.run', {});
  const { rows, clockDoubt } = await app.get('retention.preview', { patientIds: [patientId] });
  expect(clockDoubt?.from).toMatch(/^2026-11-02/);
  expect(clockDoubt?.to).toMatch(/^2034/);
  const order = { patientIds: [patientId], rows, typedCount: 1, reason: 'Past their time' };
  const own = { ...order, ownPassphrase: PASSPHRASE };
  expect(await app.refused('retention.purge', { ...own, today: null })).toMatchObject({
    kind: 'blocked',
    message: expect.stringContaining('set ahead') as string,
  });
  expect(await app.refused('retention.purge', { ...own, today: '2026-11-02' })).toMatchObject({
    issues: [{ path: 'today' }],
  });
  const { today } = await app.get('session.status', {});
  expect(await app.get('retention.purge', { ...own, today })).toMatchObject({ patients: 1 });
  const filter = { ...NO_AUDIT_FILTER, kinds: ['purge' as const] };
  const [told] = (await app.get('auditTrail.list', { filter, before: null, limit: 1 })).rows;
  expect(told?.entry.details).toMatchObject({ dayConfirmed: today });
  // Confirmed once, the day is sure until the next gap.
  const values = aPatient({ lastName: 'Later' });
  const later = await app.get('patients.save', { id: null, revision: null, values });
  const again = { patientIds: [later.id] };
  expect((await app.get('retention.preview', again)).clockDoubt).toBeNull();
  for (let week = 0; week < 6; week += 1) {
    app.clock.now += 30 * DAY_MS;
    await app.get('patients.get', { id: later.id });
    await app.get('auditTrail.list', { filter, before: null, limit: 1 });
  }
  expect((await app.get('retention.preview', again)).clockDoubt).toBeNull();
  app.clock.now += 41 * DAY_MS;
  expect((await app.get('retention.preview', again)).clockDoubt).not.toBeNull();
});

test('a purge asks whoever sits there for their own passphrase', async () => {
  const { app, patientId } = await anOfficeWithOne();
  const order = { patientIds: [patientId], rows: 1, typedCount: 1, reason: 'x', today: null };
  for (const ownPassphrase of ['', 'not this one at all'])
    expect(await app.refused('retention.purge', { ...order, ownPassphrase })).toMatchObject({
      issues: [{ path: 'ownPassphrase' }],
    });
});

test('backups in a folder of an earlier day are dropped by the same rules; one that is away is named', async () => {
  const { app, patientId } = await anOfficeWithOne();
  const folders = ['first', 'second'].map(() => {
    const made = fs.mkdtempSync(path.join(tmpdir(), 'cw-retention-'));
    onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
    return made;
  });
  const [first = '', second = ''] = folders;
  const { values } = await app.get('safeguards.get', {});
  await app.get('safeguards.save', {
    id: null,
    revision: null,
    values: { ...values, backupDaily: 1, backupWeekly: 0, backupMonthly: 0 },
    ownPassphrase: PASSPHRASE,
  });
  await app.get('backups.choose', { folder: first });
  await app.get('backups.run', {});
  await app.get('backups.choose', { folder: second });
  app.clock.now += 2 * DAY_MS;
  fs.renameSync(first, `${first}-away`);
  await app.get('backups.run', {});
  const away = await app.get('retention.preview', { patientIds: [patientId] });
  expect(away.foldersAway).toEqual([first]);
  fs.renameSync(`${first}-away`, first);
  expect(fs.readdirSync(first)).toHaveLength(1);
  await app.get('backups.run', {});
  expect(fs.readdirSync(first)).toEqual([]);
  expect(fs.readdirSync(second).length).toBeGreaterThan(0);
  expect((await app.get('retention.preview', { patientIds: [patientId] })).foldersAway).toEqual([]);
});
