import { expect, test } from 'vitest';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { newVisit } from '../../../shared/domain/serviceVisit.ts';

test('a visit handed to the desk waits there until it is handed back, and then for the technician', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'technician');
  const visit = await app.get('visits.save', { id: null, revision: null, values: newVisit() });
  expect(await app.refused('visits.handOver', { id: visit.id, to: 'desk', note: '  ' })).toMatchObject({
    kind: 'invalid',
    issues: [{ path: 'note' }],
  });
  await app.get('visits.handOver', { id: visit.id, to: 'desk', note: 'Order a sieve bed, please.' });
  const waitingFor = async (side: 'desk' | 'technician') =>
    (await app.get('visits.waiting', { for: side })).filter((each) => each.visit.id === visit.id);
  expect(await waitingFor('desk')).toMatchObject([
    {
      visit: { id: visit.id },
      handover: { note: 'Order a sieve bed, please.', userName: 'Tess Sampletech' },
    },
  ]);
  await actAs(app, 'office');
  await app.get('visits.handOver', { id: visit.id, to: 'technician', note: 'It comes on Friday.' });
  expect(await waitingFor('desk')).toEqual([]);
  expect(await waitingFor('technician')).toMatchObject([{ handover: { note: 'It comes on Friday.' } }]);
  const looked = await app.get('visits.save', {
    id: visit.id,
    revision: visit.revision,
    values: newVisit({ complaint: 'Beep' }),
  });
  expect(await waitingFor('technician'), 'what the desk types ends nothing').toHaveLength(1);
  await actAs(app, 'technician');
  await app.get('visits.save', {
    id: visit.id,
    revision: looked.revision,
    values: newVisit({ complaint: 'Beeps.' }),
  });
  expect(await waitingFor('technician')).toEqual([]);
  expect(await app.get('visits.handovers', { id: visit.id })).toHaveLength(2);
});

test('who only reads hands nothing over', async () => {
  const app = await aSampleOffice();
  await actAs(app, 'technician');
  const visit = await app.get('visits.save', { id: null, revision: null, values: newVisit() });
  await actAs(app, 'readOnly');
  expect(await app.refused('visits.handOver', { id: visit.id, to: 'desk', note: 'x' })).toMatchObject({
    kind: 'forbidden',
  });
});

test('a technician’s day holds own and nobody’s open visits, and what was signed today', async () => {
  const app = await aSampleOffice();
  const users = await app.get('users.list', {});
  const [me, other] = users.filter(({ role }) => role === 'technician');
  if (!me || !other) throw new Error('two technicians work in the sample office');
  await actAs(app, 'technician');
  const { now } = await app.get('session.status', {});
  const today = now.slice(0, 10);
  const of = async (values: Parameters<typeof newVisit>[0]) =>
    (await app.get('visits.save', { id: null, revision: null, values: newVisit(values) })).id;
  const before = (await app.get('visits.today', {})).map(({ id }) => id);
  const mine = await of({ technicianId: me.id, technicianName: me.name, scheduledOn: today });
  const nobodys = await of({ scheduledOn: '2099-01-01' });
  await of({ technicianId: other.id, technicianName: other.name, scheduledOn: today });
  const { rows: devices } = await app.get('equipment.list', {
    query: '',
    ownership: null,
    offset: 0,
    limit: 1,
  });
  const [device] = devices;
  if (!device) throw new Error('the sample office has devices');
  const signed = await app.get('visits.save', {
    id: null,
    revision: null,
    values: newVisit({
      equipmentId: device.id,
      technicianId: me.id,
      technicianName: me.name,
      visitedOn: today,
    }),
  });
  await app.get('visits.seal', { id: signed.id, revision: signed.revision, signedName: me.name });
  const rows = await app.get('visits.today', {});
  const added = rows.filter(({ id }) => !before.includes(id));
  expect(added.map(({ id }) => id).toSorted()).toEqual([mine, nobodys, signed.id].toSorted());
  expect(added.find(({ id }) => id === nobodys)?.scheduledOn).toBe('2099-01-01');
});
