import { describe, expect, test } from 'vitest';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import type { MaintenanceValues } from '../../../shared/domain/maintenance.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { actAs, type AppUnderTest, anOffice, aSampleOffice } from '../../support/anApp.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

const NEW = { id: null, revision: null };
const SCHEDULE: MaintenanceValues = {
  name: 'Yearly check',
  equipmentId: null,
  make: 'Testmaker',
  model: 'Air 1',
  everyDays: 365,
  everyHours: null,
  afterPart: '',
  afterPartDays: null,
  task: 'Change the filter.',
  source: 'Service manual',
  active: true,
};
const QUEUE = { query: '', states: [], offset: 0, limit: 200 };

async function aDevice(app: AppUnderTest, values: Partial<EquipmentValues> = {}): Promise<string> {
  const device = await app.get('equipment.save', {
    ...NEW,
    values: {
      ...valuesOf(EquipmentValues, there(exampleRepair().equipment)),
      make: 'TESTMAKER',
      model: 'Air1',
      serial: 'TM-1',
      holderId: null,
      acquiredOn: '2025-06-01',
      hourMeter: null,
      hourMeterOn: null,
      ...values,
    },
  });
  return device.id;
}

describe('the queue', () => {
  test('tells what is overdue, due soon and not known, the most urgent first', async () => {
    const app = await anOffice();
    const late = await aDevice(app);
    const soon = await aDevice(app, { serial: 'TM-2', acquiredOn: '2025-11-10' });
    const open = await aDevice(app, { serial: 'TM-3', acquiredOn: null });
    await aDevice(app, { serial: 'TM-4', acquiredOn: '2026-09-01' });
    await aDevice(app, { serial: 'TM-5', status: 'retired' });
    await app.get('maintenance.save', { ...NEW, values: SCHEDULE });
    const queue = await app.get('maintenance.queue', { ...QUEUE, states: ['overdue', 'soon', 'unknown'] });
    expect(queue.rows.map(({ equipmentId }) => equipmentId)).toEqual([late, soon, open]);
    expect(queue.counts).toEqual({ overdue: 1, soon: 1, unknown: 1, notDue: 1 });
    expect((await app.get('maintenance.queue', { ...QUEUE, query: 'tm-4' })).rows).toHaveLength(1);
    expect(await app.get('maintenance.schedules', {})).toMatchObject([{ devices: 4 }]);
  });

  test('a schedule without a rule or a device is refused, with the field that mends it', async () => {
    const app = await anOffice();
    const refused = (values: Partial<MaintenanceValues>) =>
      app.refused('maintenance.save', { ...NEW, values: { ...SCHEDULE, ...values } });
    expect(await refused({ everyDays: null })).toMatchObject({ issues: [{ path: 'everyDays' }] });
    expect(await refused({ make: '' })).toMatchObject({ issues: [{ path: 'make' }] });
    expect(await refused({ equipmentId: '019a0000-0000-7000-8000-000000000009' })).toMatchObject({
      kind: 'notFound',
    });
  });
});

describe('planned and done', () => {
  test('visits are planned in one step, once, and a sealed one fulfils the schedule', async () => {
    const app = await aSampleOffice();
    const first = await aDevice(app);
    const second = await aDevice(app, { serial: 'TM-2' });
    const schedule = await app.get('maintenance.save', { ...NEW, values: SCHEDULE });
    const me = there((await app.get('users.list', {})).find(({ role }) => role === 'technician'));
    const items = [first, second].map((equipmentId) => ({ equipmentId, maintenanceId: schedule.id }));
    const plan = { items, scheduledOn: '2026-11-12', technicianId: me.id };
    const planned = await app.get('maintenance.plan', plan);
    expect(planned.visits.map(({ equipmentId }) => equipmentId)).toEqual([first, second]);
    expect(await app.get('maintenance.plan', plan)).toEqual({ visits: [], alreadyPlanned: 2 });
    const id = there(planned.visits[0]).id;
    const { visit } = await app.get('visits.get', { id });
    expect(visit).toMatchObject({
      purpose: 'preventive',
      scheduledOn: '2026-11-12',
      visitedOn: null,
      maintenanceIds: [schedule.id],
      technicianName: me.name,
    });

    await actAs(app, 'technician');
    const saved = await app.get('visits.save', {
      id,
      revision: visit.revision,
      values: {
        ...valuesOf(ServiceVisitValues, visit),
        visitedOn: '2026-11-02',
        after: { ...visit.after, hourMeter: 4321 },
      },
    });
    await app.get('visits.seal', { id, revision: saved.revision, signedName: me.name });
    const { due, done } = await app.get('maintenance.ofDevice', { id: first });
    expect(due).toMatchObject([{ state: 'notDue', dueOn: '2027-11-02', lastDoneOn: '2026-11-02' }]);
    expect(done).toMatchObject([{ visitId: id, hourMeter: 4321, name: 'Yearly check', userName: me.name }]);
    const { equipment } = await app.get('equipment.get', { id: first });
    expect(equipment).toMatchObject({ hourMeter: 4321, hourMeterOn: '2026-11-02' });

    await app.get('visits.amend', { id, path: 'after.hourMeter', after: 432, reason: 'A digit too many' });
    const amended = await app.get('equipment.get', { id: first });
    expect(amended.equipment).toMatchObject({ hourMeter: 432, hourMeterOn: '2026-11-02' });
    expect((await app.get('maintenance.ofDevice', { id: first })).done[0]).toMatchObject({
      visitId: id,
      hourMeter: 432,
      note: 'The hour meter was amended',
    });
    await app.get('visits.amend', {
      id,
      path: 'visitedOn',
      after: '2026-11-01',
      reason: 'Was the day before',
    });
    const earlier = await app.get('equipment.get', { id: first });
    expect(earlier.equipment).toMatchObject({ hourMeter: 432, hourMeterOn: '2026-11-01' });
  });

  test('stands in the register where it is asked for: the most urgent of a device’s schedules', async () => {
    const app = await anOffice();
    const id = await aDevice(app);
    const retired = await aDevice(app, { serial: 'TM-8', status: 'retired' });
    await app.get('maintenance.save', { ...NEW, values: SCHEDULE });
    const { due } = await app.get('maintenance.ofDevice', { id });
    const list = { query: 'TM-', ownership: null, offset: 0, limit: 20 };
    const [first] = due;
    const { rows } = await app.get('equipment.list', { ...list, upkeep: true });
    const told = new Map(rows.map((row) => [row.id, row.upkeep]));
    expect(told.get(id)).toEqual({ state: there(first).state, dueOn: there(first).dueOn });
    expect(told.get(retired)).toBeNull();
    const plain = await app.get('equipment.list', list);
    expect(plain.rows.map(({ upkeep }) => upkeep)).toEqual(plain.rows.map(() => null));
  });

  test('not on a day that is over, nor for a device that the schedule is not for', async () => {
    const app = await anOffice();
    const equipmentId = await aDevice(app);
    const other = await aDevice(app, { model: 'Air 2', serial: 'TM-9' });
    const { id: maintenanceId } = await app.get('maintenance.save', { ...NEW, values: SCHEDULE });
    const plan = { items: [{ equipmentId, maintenanceId }], scheduledOn: '2026-11-01', technicianId: null };
    expect(await app.refused('maintenance.plan', plan)).toMatchObject({ issues: [{ path: 'scheduledOn' }] });
    const wrong = { ...plan, scheduledOn: '2026-11-02', items: [{ equipmentId: other, maintenanceId }] };
    expect((await app.refused('maintenance.plan', wrong)).kind).toBe('notFound');
    await app.get('maintenance.plan', { ...wrong, items: plan.items });
    expect(await app.get('undo.last', {})).toMatchObject({ undone: 'Plan maintenance visits' });
    const list = { query: '', sealed: false, offset: 0, limit: 10 };
    expect((await app.get('visits.list', list)).total).toBe(0);
  });

  test('an older reading does not turn the meter back', async () => {
    const app = await aSampleOffice();
    const equipmentId = await aDevice(app, { hourMeter: 900, hourMeterOn: '2026-10-30' });
    const me = there((await app.get('session.status', {})).user);
    const example = valuesOf(ServiceVisitValues, there(exampleRepair().visit));
    const visit = await app.get('visits.save', {
      ...NEW,
      values: {
        ...example,
        equipmentId,
        patientId: null,
        visitedOn: '2026-10-01',
        technicianId: me.id,
        technicianName: me.name,
        parts: [],
        labor: [],
        after: { ...example.after, hourMeter: 700 },
      },
    });
    await app.get('visits.seal', { id: visit.id, revision: visit.revision, signedName: me.name });
    const { equipment } = await app.get('equipment.get', { id: equipmentId });
    expect(equipment).toMatchObject({ hourMeter: 900, hourMeterOn: '2026-10-30' });
    await app.get('visits.amend', { id: visit.id, path: 'after.hourMeter', after: 710, reason: 'Misread' });
    const later = await app.get('equipment.get', { id: equipmentId });
    expect(later.equipment).toMatchObject({ hourMeter: 900, hourMeterOn: '2026-10-30' });
  });

  test('a reading of a day that has not come keeps no later one out', async () => {
    const app = await aSampleOffice();
    const equipmentId = await aDevice(app, { hourMeter: 99_999, hourMeterOn: '2028-01-01' });
    const me = there((await app.get('session.status', {})).user);
    const example = valuesOf(ServiceVisitValues, there(exampleRepair().visit));
    const visit = await app.get('visits.save', {
      ...NEW,
      values: {
        ...example,
        equipmentId,
        patientId: null,
        visitedOn: '2026-11-01',
        technicianId: me.id,
        technicianName: me.name,
        parts: [],
        labor: [],
        after: { ...example.after, hourMeter: 700 },
      },
    });
    await app.get('visits.seal', { id: visit.id, revision: visit.revision, signedName: me.name });
    const { equipment } = await app.get('equipment.get', { id: equipmentId });
    expect(equipment).toMatchObject({ hourMeter: 700, hourMeterOn: '2026-11-01' });
  });
});
