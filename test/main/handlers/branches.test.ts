import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ClaimValues } from '../../../shared/domain/claim.ts';
import { PatientValues } from '../../../shared/domain/people.ts';
import type { AppUnderTest } from '../../support/anApp.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { valuesOf } from '../../support/sampleRecords.ts';
import { twoOffices } from '../../support/sync/twoOffices.ts';
import { BOOK_CHANNELS } from '../../../main/handlers/books.ts';
import { validInput } from '../../support/validInput.ts';

const PAGE = { offset: 0, limit: 50 };

async function aPatient(app: AppUnderTest) {
  const { rows } = await app.get('patients.list', { query: '', ...PAGE });
  const [row] = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (!row) throw new Error('no patient');
  return app.get('patients.get', { id: row.id });
}

async function telephone(app: AppUnderTest, phone: string): Promise<void> {
  const { patient } = await aPatient(app);
  await app.get('patients.save', {
    id: patient.id,
    revision: patient.revision,
    values: { ...valuesOf(PatientValues, patient), phone },
  });
}

test('an office works on one device until its owner says otherwise', async () => {
  const app = await aSampleOffice();
  expect(await app.get('branches.overview', {})).toMatchObject({ on: false, devices: [], branches: [] });
  expect(await app.get('sync.state', {})).toMatchObject({ on: false, waiting: 0 });
  await app.get('branches.turnOn', {
    branchName: ' Head office ',
    deviceName: 'Front desk',
    ownPassphrase: '',
  });
  const overview = await app.get('branches.overview', {});
  expect(overview).toMatchObject({
    on: true,
    administers: true,
    branches: [{ name: 'Head office', active: true }],
    devices: [{ name: 'Front desk', tag: '', here: true, administers: true, removed: false }],
    books: { name: 'Front desk', here: true },
  });
  expect(overview.thisBranchId).toBe(overview.branches[0]?.id);
  const again = await app.refused('branches.turnOn', { branchName: 'x', deviceName: 'y', ownPassphrase: '' });
  expect(again.kind).toBe('blocked');
});

test('two offices that change one field see both values, and one of them settles it for both', async () => {
  const { a, b, carry } = await twoOffices();
  const own = await b.get('branches.overview', {});
  expect(own.devices.find(({ here }) => here)).toMatchObject({
    name: 'Front desk (copied)',
    administers: true,
  });
  await telephone(a, '2175550111');
  await telephone(b, '2175550122');
  await carry(a, b);
  await carry(b, a);
  const [atA, atB] = [await a.get('conflicts.list', PAGE), await b.get('conflicts.list', PAGE)];
  expect(atB).toEqual(atA);
  expect(atA.total).toBe(1);
  const [conflict] = atA.rows;
  if (!conflict) throw new Error('no conflict');
  expect(conflict).toMatchObject({
    table: 'patient',
    fields: ['phone'],
    sealed: false,
    page: { kind: 'patient' },
    stands: { value: '2175550122', deviceName: 'Front desk (copied)' },
    lost: [{ value: '2175550111', deviceName: 'Front desk' }],
  });
  expect(conflict.title).not.toBe('');
  const { table, row, field, stands, lost } = conflict;
  const take = lost[0]?.version ?? '';
  const old = await a.refused('conflicts.settle', { table, row, field, stands: take, take: null, note: '' });
  expect(old.kind).toBe('conflict');
  await a.get('conflicts.settle', { table, row, field, stands: stands.version, take, note: 'Asked them.' });
  expect((await a.get('conflicts.list', PAGE)).total).toBe(0);
  expect((await b.get('sync.state', {})).conflicts).toBe(1);
  await carry(a, b);
  for (const app of [a, b]) {
    expect((await aPatient(app)).patient.phone).toBe('2175550111');
    expect((await app.get('conflicts.list', PAGE)).total).toBe(0);
    expect((await app.get('sync.state', {})).conflicts).toBe(0);
  }
});

test('what stands may stay, and everybody is done with it; other records in a value are called by their names', async () => {
  const { a, b, carry } = await twoOffices();
  await telephone(a, '2175550111');
  await telephone(b, '2175550122');
  const drafts = {
    query: '',
    states: ['draft' as const],
    kind: null,
    payerId: null,
    sort: 'oldest' as const,
  };
  const [claim] = (await a.get('claims.list', { ...drafts, ...PAGE })).rows;
  const [one, other] = (await a.get('users.list', {})).filter(({ id }) => id !== claim?.ownerId);
  if (!claim || !one || !other) throw new Error('no draft, or too few people');
  await a.get('claims.assign', { id: claim.id, ownerId: one.id });
  await b.get('claims.assign', { id: claim.id, ownerId: other.id });
  await carry(a, b);
  const { rows } = await b.get('conflicts.list', PAGE);
  const [owners] = rows.filter(({ field }) => field === 'owner_id');
  const called = [owners?.stands, ...(owners?.lost ?? [])].map((value) => [value?.value, value?.names]);
  const people = [one, other].map(({ id, name }) => [id, [{ table: 'user', id, name }]]);
  expect(called).toEqual(expect.arrayContaining(people));
  for (const { table, row, field, stands } of rows)
    await b.get('conflicts.settle', { table, row, field, stands: stands.version, take: null, note: '' });
  await carry(b, a);
  for (const app of [a, b]) {
    expect((await aPatient(app)).patient.phone).toBe('2175550122');
    expect((await app.get('conflicts.list', PAGE)).total).toBe(0);
  }
});

test('claims that came from elsewhere are judged here before anything is said of them', async () => {
  const { a, b, carry } = await twoOffices();
  const before = await a.get('claims.list', {
    query: '',
    states: ['draft'],
    kind: null,
    payerId: null,
    sort: 'oldest',
    ...PAGE,
  });
  const [claim] = before.rows;
  if (!claim) throw new Error('no draft');
  const view = await a.get('claims.get', { id: claim.id });
  await a.get('patients.save', {
    id: view.theCase.patient.id,
    revision: view.theCase.patient.revision,
    values: { ...valuesOf(PatientValues, view.theCase.patient), birthDate: null },
  });
  await carry(a, b);
  await b.get('session.status', {});
  const there = await b.get('claims.list', {
    query: '',
    states: ['draft'],
    kind: null,
    payerId: null,
    sort: 'oldest',
    ...PAGE,
  });
  const here = await a.get('claims.list', {
    query: '',
    states: ['draft'],
    kind: null,
    payerId: null,
    sort: 'oldest',
    ...PAGE,
  });
  expect(there.rows.find(({ id }) => id === claim.id)?.blockers).toBe(
    here.rows.find(({ id }) => id === claim.id)?.blockers,
  );
});

test('two devices never give the same number', async () => {
  const { a, b } = await twoOffices();
  const numbers = await Promise.all(
    [a, b].map(async (app) => {
      const { patient } = await aPatient(app);
      const made = await app.get('claims.create', {
        kind: 'repair',
        patientId: patient.id,
        equipmentId: null,
        visitId: null,
      });
      return (await app.get('claims.get', { id: made.id })).theCase.claim.number;
    }),
  );
  expect(numbers[0]).toMatch(/^CW-2026-\d{6}$/);
  expect(numbers[1]).toMatch(/^CW-2026-\d{6}-[0-9A-F]{5}$/);
  const found = await b.get('claims.list', {
    query: numbers[1] ?? '',
    states: [],
    kind: null,
    payerId: null,
    sort: 'oldest',
    ...PAGE,
  });
  expect(found.rows.map(({ number }) => number)).toContain(numbers[1]);
});

test('claims files are written and answers read where the books are kept', async () => {
  const { a, b, carry } = await twoOffices();
  for (const channel of BOOK_CHANNELS) {
    const refused = await b.refused(channel, validInput(channel) as never);
    expect([channel, refused.kind]).toEqual([channel, 'blocked']);
    expect(refused.message).toContain('Front desk');
    const there = await a.ask(channel, validInput(channel) as never);
    expect(there.ok ? '' : there.fault.message).not.toContain('books');
  }
  await b.get('branches.keepBooksHere', { ownPassphrase: '' });
  await carry(b, a);
  expect((await a.get('branches.overview', {})).books).toMatchObject({
    name: 'Front desk (copied)',
    here: false,
  });
  expect((await a.refused('batches.write', validInput('batches.write') as never)).message).toContain('books');
});

test('nothing is purged on one of several devices', async () => {
  const { a } = await twoOffices();
  const refused = await a.refused('retention.purge', validInput('retention.purge') as never);
  expect(refused).toMatchObject({ kind: 'blocked', message: expect.stringContaining('several devices') });
});

test('a role at one branch is kept, and goes', async () => {
  const { a } = await twoOffices();
  const { branches } = await a.get('branches.overview', {});
  const branchId = branches[0]?.id ?? '';
  const users = await a.get('users.list', {});
  const userId = users.find(({ role }) => role === 'office')?.id ?? '';
  await a.get('branches.saveRole', { userId, branchId, role: 'readOnly' });
  expect((await a.get('branches.overview', {})).branchRoles).toMatchObject([
    { userId, branchId, role: 'readOnly' },
  ]);
  await a.get('branches.saveRole', { userId, branchId, role: null });
  expect((await a.get('branches.overview', {})).branchRoles).toEqual([]);
});

test('branches have names of their own, and a desk settles what a desk may change', async () => {
  const { a, b, carry } = await twoOffices();
  const { branches } = await a.get('branches.overview', {});
  const [head] = branches;
  if (!head) throw new Error('no branch');
  const { id: _, revision: _r, ...values } = head;
  const same = await a.refused('branches.save', {
    id: null,
    revision: null,
    values: { ...values, name: 'HEAD OFFICE' },
  });
  expect(same.kind).toBe('invalid');
  const made = await a.get('branches.save', {
    id: null,
    revision: null,
    values: { ...values, name: 'Tacoma' },
  });
  const device = (await a.get('branches.overview', {})).devices.find(({ here }) => here);
  await a.get('branches.saveDevice', {
    id: device?.id ?? '',
    revision: device?.revision ?? 0,
    name: 'Bench',
    branchId: made.id,
  });
  await carry(a, b);
  const there = await b.get('branches.overview', {});
  expect(there.branches.map(({ name }) => name)).toEqual(['Head office', 'Tacoma']);
  expect(there.devices.find(({ id }) => id === device?.id)).toMatchObject({
    name: 'Bench',
    branchId: made.id,
  });
  await actAs(b, 'office');
  const refused = await b.refused('conflicts.settle', {
    table: 'user',
    row: head.id,
    field: 'name',
    stands: 'x',
    take: null,
    note: '',
  });
  expect(refused.kind).toBe('forbidden');
});

test('a folder that is not there is said at its field, reading and writing', async () => {
  const { a, folder } = await twoOffices();
  const gone = join(folder, 'no such stick');
  const refusals = [
    await a.refused('sync.filesIn', { folder: gone }),
    await a.refused('sync.writeFile', { folder: gone, forDeviceId: null }),
    await a.refused('sync.writeReceipt', { folder: gone, forDeviceId: null }),
  ];
  for (const refused of refusals) {
    expect(refused).toMatchObject({ kind: 'invalid', issues: [{ path: 'folder' }] });
  }
});

test('a claim that is open here gets another line elsewhere: saving the old list does not take that away', async () => {
  const { a, b, carry } = await twoOffices();
  const drafts = { query: '', states: ['draft' as const], kind: null, payerId: null };
  const { rows } = await a.get('claims.list', { ...drafts, sort: 'oldest', ...PAGE });
  const views = await Promise.all(rows.map(({ id }) => a.get('claims.get', { id })));
  const claim = views.map(({ theCase }) => theCase.claim).find(({ lines }) => lines.length > 0);
  const [line] = claim?.lines ?? [];
  if (!claim || !line) throw new Error('no draft with a line');
  const { id, revision } = claim;
  const values = valuesOf(ClaimValues, claim);
  const lines = [...values.lines, { ...line, id: '01990000-0000-7000-8000-0000000000f1', code: 'K0739' }];
  await a.get('claims.save', { id, revision, values: { ...values, lines } });
  await carry(a, b);
  const fault = await b.refused('claims.save', { id, revision, values });
  expect(fault).toMatchObject({ kind: 'conflict', changed: [{ path: 'lines' }] });
  expect((await b.get('claims.get', { id })).theCase.claim.lines).toHaveLength(lines.length);
});

test('one paper that two devices put into a packet, and marks that both drew on it, are there once and the same', async () => {
  const { a, b, carry } = await twoOffices();
  const drafts = { query: '', states: ['draft' as const], kind: null, payerId: null };
  const { rows } = await a.get('claims.list', { ...drafts, sort: 'oldest', ...PAGE });
  const views = await Promise.all(rows.slice(0, 1).map(({ id }) => a.get('claims.get', { id })));
  const { rows: papers } = await a.get('documents.list', { query: '', type: null, patientId: null, ...PAGE });
  const claim = views[0]?.theCase.claim;
  const paper = papers.find(({ id }) => claim?.documentIds.includes(id) === false)?.id;
  if (!claim || !paper) throw new Error('no draft, or no paper beside it');
  const values = { ...valuesOf(ClaimValues, claim), documentIds: [...claim.documentIds, paper] };
  for (const app of [a, b]) {
    await app.get('claims.save', { id: claim.id, revision: claim.revision, values });
    const marks = [{ kind: 'ring' as const, x: app === a ? 100 : 600, y: 0, width: 90, height: 90 }];
    await app.get('documents.saveMarks', { id: null, revision: null, values: { documentId: paper, marks } });
  }
  await carry(a, b);
  await carry(b, a);
  const [atA, atB] = [
    await a.get('claims.get', { id: claim.id }),
    await b.get('claims.get', { id: claim.id }),
  ];
  expect(atA.theCase.claim.documentIds).toEqual(values.documentIds);
  expect(atB.theCase.claim.documentIds).toEqual(values.documentIds);
  const marks = await a.get('documents.marks', { documentId: paper });
  expect(marks).not.toBeNull();
  expect(await b.get('documents.marks', { documentId: paper })).toEqual(marks);
});

test('who is dismissed at one device does not go on working at another once that hears of it', async () => {
  const { a, b, carry } = await twoOffices();
  await actAs(b, 'office');
  const people = await a.get('people.list', {});
  const desk = people.find(({ role }) => role === 'office');
  if (!desk) throw new Error('nobody at the desk');
  await a.get('people.setActive', { id: desk.id, revision: desk.revision, active: false, ownPassphrase: '' });
  await carry(a, b);
  expect((await b.refused('patients.list', { query: '', ...PAGE })).kind).toBe('locked');
});
