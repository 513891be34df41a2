import { describe, expect, test } from 'vitest';
import { OrderValues, OxygenTestValues } from '../../../shared/domain/clinical.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import {
  CoverageValues,
  DiagnosisValues,
  OfficeValues,
  PatientValues,
  PhysicianValues,
} from '../../../shared/domain/people.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, claimValues, there, twoPatients, valuesOf } from '../../support/sampleRecords.ts';

const PAGE = { query: '', offset: 0, limit: 200 };
const NOBODY = '019a0000-0000-7000-8000-000000000009';

describe('patients', () => {
  test('are kept, listed, found by name, and shown with all that hangs on them', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patient } = mine.theCase;
    const values = valuesOf(PatientValues, patient);
    const made = await app.get('patients.save', {
      id: null,
      revision: null,
      values: { ...values, lastName: 'Brandnew' },
    });
    const found = await app.get('patients.list', { ...PAGE, query: 'brandnew' });
    expect(found.rows.map(({ id }) => id)).toEqual([made.id]);
    const view = await app.get('patients.get', { id: patient.id });
    expect(view.claims.map(({ id }) => id)).toContain(mine.theCase.claim.id);
    expect(view.coverages[0]).toMatchObject({
      payerName: mine.theCase.payer?.name,
      payerClass: 'commercial',
    });
    expect((await app.refused('patients.get', { id: NOBODY })).kind).toBe('notFound');
  });

  test('with open claims stay; without, they can be removed, brought back, and not saved while removed', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id, revision } = mine.theCase.patient;
    expect(await app.refused('patients.remove', { id, revision })).toMatchObject({
      kind: 'blocked',
      message: expect.stringContaining('Close those first') as string,
    });
    const values = valuesOf(PatientValues, mine.theCase.patient);
    const made = await app.get('patients.save', { id: null, revision: null, values });
    const target = { id: made.id, revision: made.revision };
    await app.get('patients.remove', target);
    expect((await app.refused('patients.save', { ...target, values })).kind).toBe('notFound');
    expect((await app.refused('diagnoses.save', aDiagnosis(made.id))).kind).toBe('notFound');
    expect((await app.get('undo.last', {})).undone).toBe('Remove patient');
    expect((await app.get('patients.list', PAGE)).rows.map((row) => row.id)).toContain(made.id);
  });

  test('changed by two: the second is told the field, and nothing of the first is lost', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id, revision } = mine.theCase.patient;
    const values = valuesOf(PatientValues, mine.theCase.patient);
    const address = { ...values.address, city: 'Elsewhere' };
    await app.get('patients.save', { id, revision, values: { ...values, address } });
    const fault = await app.refused('patients.save', { id, revision, values: { ...values, note: 'Mine' } });
    expect(fault).toMatchObject({
      kind: 'conflict',
      changed: [{ path: 'address.city', current: 'Elsewhere' }],
    });
  });
});

function aDiagnosis(patientId: string) {
  const values = { patientId, code: 'J44.9', description: 'COPD', diagnosedOn: null };
  return { id: null, revision: null, values };
}

describe('what hangs on a patient', () => {
  test('a coverage needs its payer and an end after its beginning', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const values = valuesOf(CoverageValues, there(mine.theCase.coverage));
    const add = (more: object) => ({ id: null, revision: null, values: { ...values, ...more } });
    expect((await app.get('coverages.save', add({ rank: 2 }))).rank).toBe(2);
    expect(await app.refused('coverages.save', add({ from: '2026-02-01', to: '2026-01-31' }))).toMatchObject({
      issues: [{ path: 'to' }],
    });
    expect((await app.refused('coverages.save', add({ payerId: NOBODY }))).kind).toBe('notFound');
    expect((await app.refused('coverages.save', add({ patientId: NOBODY }))).kind).toBe('notFound');
  });

  test('none of it moves to another patient', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const patientId = mine.theCase.patient.id;
    const { coverage, order, oxygenTest, diagnoses } = theirs.theCase;
    const refusals = [
      await app.refused('coverages.save', moved(CoverageValues, there(coverage), patientId)),
      await app.refused('diagnoses.save', moved(DiagnosisValues, there(diagnoses[0]), patientId)),
      await app.refused('orders.save', moved(OrderValues, there(order), patientId)),
      await app.refused('oxygenTests.save', moved(OxygenTestValues, there(oxygenTest), patientId)),
    ];
    for (const fault of refusals) {
      expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'patientId' }] });
    }
  });

  test('an order or a test rests on no paper of another patient, and on none that was removed', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const foreign = there(theirs.theCase.documents[0]).id;
    const order = there(mine.theCase.order);
    const values = valuesOf(OrderValues, order);
    const target = { id: order.id, revision: order.revision };
    const fault = await app.refused('orders.save', { ...target, values: { ...values, documentId: foreign } });
    expect(fault).toMatchObject({ kind: 'invalid', issues: [{ path: 'documentId' }] });
    const test = valuesOf(OxygenTestValues, there(theirs.theCase.oxygenTest));
    const paper = there(mine.theCase.documents.find(({ id }) => id !== order.documentId));
    const input = { id: null, revision: null, values: { ...test, documentId: paper.id } };
    expect(await app.refused('oxygenTests.save', input)).toMatchObject({ issues: [{ path: 'documentId' }] });
    await app.get('documents.remove', { id: paper.id, revision: paper.revision });
    const removed = { ...target, values: { ...values, documentId: paper.id } };
    expect(await app.refused('orders.save', removed)).toMatchObject({
      message: 'This paper was removed. Choose another.',
    });
    expect((await app.get('orders.save', { ...target, values: { ...values, quantity: 2 } })).quantity).toBe(
      2,
    );
  });

  test('is removed and brought back, and the claim says meanwhile what is missing', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const order = there(mine.theCase.order);
    const claimId = mine.theCase.claim.id;
    await app.get('orders.remove', { id: order.id, revision: order.revision });
    expect((await app.get('claims.get', { id: claimId })).evaluation.finalisable).toBe(false);
    await app.get('undo.last', {});
    expect((await app.get('claims.get', { id: claimId })).evaluation.finalisable).toBe(true);
    const { coverage, oxygenTest, diagnoses } = theirs.theCase;
    const stale = (record: { readonly id: string; readonly revision: number }) => ({
      id: record.id,
      revision: record.revision + 7,
    });
    expect((await app.refused('coverages.remove', stale(there(coverage)))).kind).toBe('conflict');
    expect((await app.refused('oxygenTests.remove', stale(there(oxygenTest)))).kind).toBe('conflict');
    expect((await app.refused('diagnoses.remove', stale(there(diagnoses[0])))).kind).toBe('conflict');
    expect((await app.refused('orders.remove', { id: NOBODY, revision: 1 })).kind).toBe('notFound');
    await app.get('diagnoses.remove', there(pick(diagnoses[0])));
    await app.get('oxygenTests.remove', there(pick(oxygenTest)));
    await app.get('coverages.remove', there(pick(coverage)));
    expect((await app.get('claims.get', { id: theirs.theCase.claim.id })).theCase.coverage).toBeNull();
  });
});

function pick(record: { readonly id: string; readonly revision: number } | null | undefined) {
  return record && { id: record.id, revision: record.revision };
}

function moved<Values>(
  schema: { readonly shape: object; parse(input: unknown): Values },
  record: { readonly id: string; readonly revision: number },
  patientId: string,
) {
  const { id, revision } = record;
  return { id, revision, values: { ...valuesOf(schema, record), patientId } };
}

describe('office, staff, physicians', () => {
  test('the owner changes the office profile; nobody else may', async () => {
    const app = await aSampleOffice();
    const office = await app.get('office.get', {});
    const values = valuesOf(OfficeValues, office);
    const input = { revision: office.revision, values: { ...values, branch: 'Harbour' } };
    expect((await app.get('office.save', input)).branch).toBe('Harbour');
    expect((await app.refused('office.save', { ...input, values })).kind).toBe('conflict');
    await actAs(app, 'billingLead');
    expect((await app.refused('office.save', input)).kind).toBe('forbidden');
  });

  test('a physician is kept and found by name', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const values = valuesOf(PhysicianValues, there(mine.theCase.physician));
    const input = { id: null, revision: null, values: { ...values, lastName: 'Brandnew' } };
    const { id } = await app.get('physicians.save', input);
    expect(
      (await app.get('physicians.list', { ...PAGE, query: 'brandn' })).rows.map((row) => row.id),
    ).toEqual([id]);
    expect((await app.get('physicians.get', { id })).lastName).toBe('Brandnew');
    expect((await app.refused('physicians.get', { id: NOBODY })).kind).toBe('notFound');
    const badNpi = { ...input, values: { ...values, npi: '1234567890' } };
    expect(await app.refused('physicians.save', badNpi)).toMatchObject({ issues: [{ path: 'values.npi' }] });
  });

  test('a reference to a record that never was is refused in words', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const order = there(mine.theCase.order);
    const { id, revision } = order;
    const values = { ...valuesOf(OrderValues, order), physicianId: NOBODY };
    expect(await app.refused('orders.save', { id, revision, values })).toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('does not exist') as string,
    });
  });
});

describe('equipment', () => {
  test('is kept, found by serial, shown with its log, and removed', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const device = there(mine.theCase.equipment);
    const view = await app.get('equipment.get', { id: device.id });
    expect(view.visits.map(({ id }) => id)).toContain(mine.theCase.visit?.id);
    expect(view.holderName).toContain(mine.theCase.patient.lastName);
    const values = { ...valuesOf(EquipmentValues, device), serial: 'ZZ-77001', holderId: null };
    const made = await app.get('equipment.save', { id: null, revision: null, values });
    const list = { ...PAGE, query: 'zz-77', ownership: null };
    expect((await app.get('equipment.list', list)).rows.map(({ id }) => id)).toEqual([made.id]);
    await app.get('equipment.remove', { id: made.id, revision: made.revision });
    expect((await app.refused('equipment.get', { id: made.id })).kind).toBe('notFound');
    const again = { id: made.id, revision: made.revision, values };
    expect((await app.refused('equipment.save', again)).kind).toBe('notFound');
  });
});

describe('service visits', () => {
  async function draftVisit(app: AppUnderTest) {
    const { mine } = await twoPatients(app);
    const values = valuesOf(ServiceVisitValues, there(mine.theCase.visit));
    const visit = await app.get('visits.save', {
      id: null,
      revision: null,
      values: { ...values, parts: [], labor: [] },
    });
    return { mine, visit, values };
  }

  test('a technician writes, saves, signs; then it stays as it is', async () => {
    const app = await aSampleOffice();
    const { visit } = await draftVisit(app);
    await actAs(app, 'technician');
    const values = { ...valuesOf(ServiceVisitValues, visit), complaint: '<script>alert(1)</script>' };
    const saved = await app.get('visits.save', { id: visit.id, revision: visit.revision, values });
    expect(saved.complaint).toBe('<script>alert(1)</script>');
    const target = { id: saved.id, revision: saved.revision };
    expect(await app.refused('visits.seal', { ...target, signedName: 'Somebody Else' })).toMatchObject({
      issues: [{ path: 'signedName' }],
    });
    const signedName = ` ${saved.technicianName.toUpperCase()}  `;
    const sealed = await app.get('visits.seal', { ...target, signedName });
    expect(sealed.seal).toMatchObject({ signedName: signedName.trim(), enteredBy: '' });
    const after = { id: sealed.id, revision: sealed.revision };
    expect((await app.refused('visits.save', { ...after, values })).kind).toBe('blocked');
    expect((await app.refused('visits.remove', after)).kind).toBe('blocked');
    expect((await app.refused('visits.seal', { ...after, signedName })).kind).toBe('blocked');
  });

  test('of another technician is signed by that one, or entered by the desk, which the seal says', async () => {
    const app = await aSampleOffice();
    const users = await app.get('users.list', {});
    const [tess, other] = users.filter(({ role }) => role === 'technician');
    const desk = there(users.find(({ role }) => role === 'office'));
    if (!tess || !other) throw new Error('two technicians work in the sample office');
    const { visit } = await draftVisit(app);
    const { id, revision } = await app.get('visits.save', {
      id: visit.id,
      revision: visit.revision,
      values: {
        ...valuesOf(ServiceVisitValues, visit),
        technicianId: other.id,
        technicianName: other.name,
      },
    });
    const target = { id, revision };
    await actAs(app, 'technician');
    for (const signedName of [other.name, tess.name]) {
      expect(await app.refused('visits.seal', { ...target, signedName })).toMatchObject({
        message: expect.stringContaining(`visit of ${other.name}`) as string,
        issues: [{ path: 'signedName' }],
      });
    }
    await actAs(app, 'office');
    expect(await app.refused('visits.seal', { ...target, signedName: desk.name })).toMatchObject({
      issues: [{ path: 'signedName' }],
    });
    const { seal } = await app.get('visits.seal', { ...target, signedName: other.name });
    expect(seal).toMatchObject({ signedName: other.name, enteredBy: desk.name, userId: desk.id });
  });

  test('is not signed as a technician by whoever knows the name: the own name is asked', async () => {
    const app = await aSampleOffice();
    const { visit } = await draftVisit(app);
    await actAs(app, 'technician');
    const me = there((await app.get('session.status', {})).user);
    const values = {
      ...valuesOf(ServiceVisitValues, visit),
      technicianId: me.id,
      technicianName: 'Old Name',
    };
    const { id, revision } = await app.get('visits.save', { id: visit.id, revision: visit.revision, values });
    expect(await app.refused('visits.seal', { id, revision, signedName: 'Old Name' })).toMatchObject({
      message: expect.stringContaining(me.name) as string,
    });
    await app.get('visits.seal', { id, revision, signedName: me.name });
  });

  test.each([
    ['device', { equipmentId: null }, 'equipmentId'],
    ['day', { visitedOn: null }, 'visitedOn'],
  ])('without a %s is not signed: it could never be billed', async (_, missing, path) => {
    const app = await aSampleOffice();
    const { visit } = await draftVisit(app);
    const values = { ...valuesOf(ServiceVisitValues, visit), ...missing };
    const { id, revision } = await app.get('visits.save', { id: visit.id, revision: visit.revision, values });
    const signedName = values.technicianName;
    expect(await app.refused('visits.seal', { id, revision, signedName })).toMatchObject({
      kind: 'invalid',
      issues: [{ path }],
    });
    expect((await app.get('visits.get', { id })).visit.seal).toBeNull();
  });

  test('of a day that has not come in the time zone of the office is neither saved, signed nor amended', async () => {
    const app = await aSampleOffice();
    const { mine, visit } = await draftVisit(app);
    const office = await app.get('office.get', {});
    const { id: _id, revision: _revision, sample: _sample, ...own } = office;
    await app.get('office.save', {
      revision: office.revision,
      values: { ...own, timeZone: 'America/Chicago' },
    });
    // Still the first of November in Chicago.
    app.clock.now = Date.parse('2026-11-02T03:00:00.000Z');
    const target = { id: visit.id, revision: visit.revision };
    const on = (visitedOn: string) => ({ ...valuesOf(ServiceVisitValues, visit), visitedOn });
    expect(await app.refused('visits.save', { ...target, values: on('2026-11-02') })).toMatchObject({
      message: expect.stringContaining('11/02/2026 has not come yet') as string,
      issues: [{ path: 'visitedOn' }],
    });
    const saved = await app.get('visits.save', { ...target, values: on('2026-11-01') });
    expect(saved.visitedOn).toBe('2026-11-01');
    const signed = there(mine.theCase.visit);
    expect(
      await app.refused('visits.amend', {
        id: signed.id,
        path: 'visitedOn',
        after: '2026-11-02',
        reason: 'Another day',
      }),
    ).toMatchObject({ issues: [{ path: 'after' }] });
  });

  test('a signature and what came before it cannot be undone', async () => {
    const app = await aSampleOffice();
    const { visit } = await draftVisit(app);
    const { id, revision } = visit;
    await app.get('visits.seal', { id, revision, signedName: visit.technicianName });
    expect(await app.refused('undo.last', {})).toMatchObject({ kind: 'notFound' });
    expect((await app.get('visits.get', { id })).visit.seal).not.toBeNull();
  });

  test('is not signed with blanks, even where no technician is named', async () => {
    const app = await aSampleOffice();
    const { visit } = await draftVisit(app);
    const values = { ...valuesOf(ServiceVisitValues, visit), technicianId: null, technicianName: '' };
    const { id, revision } = await app.get('visits.save', { id: visit.id, revision: visit.revision, values });
    expect(await app.refused('visits.seal', { id, revision, signedName: '  ' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'signedName' }],
    });
  });

  test('a draft is listed, removed and brought back', async () => {
    const app = await aSampleOffice();
    const { visit } = await draftVisit(app);
    const list = { ...PAGE, sealed: false };
    expect((await app.get('visits.list', list)).rows.map(({ id }) => id)).toContain(visit.id);
    await app.get('visits.remove', { id: visit.id, revision: visit.revision });
    expect((await app.refused('visits.get', { id: visit.id })).kind).toBe('notFound');
    await app.get('undo.last', {});
    expect((await app.get('visits.get', { id: visit.id })).visit.id).toBe(visit.id);
  });

  test('on which a claim rests does not go to another patient', async () => {
    const app = await aSampleOffice();
    const { mine, visit, values } = await draftVisit(app);
    const { theirs } = await twoPatients(app);
    const patientId = mine.theCase.patient.id;
    await app.get('claims.create', { kind: 'repair', patientId, equipmentId: null, visitId: visit.id });
    const other = { ...values, parts: [], labor: [], patientId: theirs.theCase.patient.id };
    const input = { id: visit.id, revision: visit.revision, values: other };
    expect(await app.refused('visits.save', input)).toMatchObject({ issues: [{ path: 'patientId' }] });
  });

  test('parts of another visit are not taken over', async () => {
    const app = await aSampleOffice();
    const { visit, values } = await draftVisit(app);
    const input = { id: visit.id, revision: visit.revision, values };
    expect(await app.refused('visits.save', input)).toMatchObject({ issues: [{ path: 'parts.0' }] });
  });
});

describe('amending', () => {
  async function sealedVisit(app: AppUnderTest) {
    const { mine } = await twoPatients(app);
    return there(mine.theCase.visit);
  }

  test('stands beside the original and changes what the claim reads', async () => {
    const app = await aSampleOffice();
    const visit = await sealedVisit(app);
    const amended = await app.get('visits.amend', {
      id: visit.id,
      path: 'malfunction',
      after: '',
      reason: 'Was written into the wrong entry',
    });
    expect(amended.malfunction).toBe(visit.malfunction);
    expect(amended.amendments).toMatchObject([{ path: 'malfunction', before: visit.malfunction, after: '' }]);
    const { claims } = await app.get('visits.get', { id: visit.id });
    expect(claims[0]?.blockers).toBeGreaterThan(0);
  });

  test.each([
    ['', 'x'],
    ['id', '019a0000-0000-7000-8000-000000000001'],
    ['revision', 3],
    ['seal', null],
    ['seal.hash', 'f'.repeat(64)],
    ['amendments', []],
    ['__proto__', {}],
    ['constructor.prototype', {}],
    ['before.__proto__', {}],
    ['parts.length', 0],
    ['parts.9.reason', 'x'],
    ['parts.00.reason', 'x'],
    ['complaint.0', 'x'],
    ['complaint.', 'x'],
    ['.complaint', 'x'],
    ['parts', []],
    ['parts.0', null],
    ['labor', []],
    ['parts.0.id', '019a0000-0000-7000-8000-000000000001'],
    ['patientId', null],
    ['patientSignature', [[1, 2, 3, 4]]],
    ['technicianSignature', []],
    ['equipmentId', null],
    ['technicianId', null],
  ])('%s is no field to amend', async (path, after) => {
    const app = await aSampleOffice();
    const { id } = await sealedVisit(app);
    const fault = await app.refused('visits.amend', { id, path, after, reason: 'A made-up reason' });
    expect(fault).toMatchObject({ kind: 'invalid' });
    expect((await app.get('visits.get', { id })).visit.amendments).toEqual([]);
  });

  test('a value that the field does not take, the same value, and a blank reason are refused', async () => {
    const app = await aSampleOffice();
    const visit = await sealedVisit(app);
    const input = { id: visit.id, path: 'parts.0.quantity', reason: 'Counted again' };
    for (const after of ['2', -1, 1.5, 1e9, [], { $gt: 0 }]) {
      expect(await app.refused('visits.amend', { ...input, after })).toMatchObject({
        issues: [{ path: 'after' }],
      });
    }
    const same = { ...input, after: there(visit.parts[0]).quantity };
    expect(await app.refused('visits.amend', same)).toMatchObject({ issues: [{ path: 'after' }] });
    const blank = { ...input, after: 3, reason: ' \n ' };
    expect(await app.refused('visits.amend', blank)).toMatchObject({ issues: [{ path: 'reason' }] });
    expect((await app.get('visits.amend', { ...input, after: 3 })).amendments).toHaveLength(1);
  });

  test('a draft is changed directly', async () => {
    const app = await aSampleOffice();
    const { rows } = await app.get('visits.list', { ...PAGE, sealed: false });
    const id = there(rows[0]).id;
    const fault = await app.refused('visits.amend', { id, path: 'complaint', after: 'x', reason: 'Because' });
    expect(fault.kind).toBe('blocked');
  });
});

describe('history', () => {
  test('tells every changed field with who and when, for what belongs to the record too', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    await actAs(app, 'office');
    const { id, revision } = mine.theCase.claim;
    await app.get('claims.save', { id, revision, values: { ...claimValues(mine), note: 'Looked at' } });
    const { rows, total } = await app.get('history.of', { kind: 'claim', id, offset: 0, limit: 5 });
    expect(rows[0]).toMatchObject({ field: 'note', after: 'Looked at', userName: 'Dee Sampledesk' });
    expect(total).toBeGreaterThan(5);
    const nothing = { kind: 'payer', id: NOBODY, offset: 0, limit: 5 } as const;
    expect(await app.get('history.of', nothing)).toEqual({ rows: [], total: 0 });
  });
});

describe('undo', () => {
  test('takes back the newest first, and what changed nothing is not counted', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId } = mine.theCase.claim;
    const values = valuesOf(PatientValues, mine.theCase.patient);
    const target = { id: patientId, revision: mine.theCase.patient.revision };
    const saved = await app.get('patients.save', { ...target, values: { ...values, note: 'Changed' } });
    const again = { ...target, revision: saved.revision, values: { ...values, note: 'Changed' } };
    await app.get('patients.save', again);
    expect((await app.get('undo.last', {})).undone).toBe('Change patient');
    expect((await app.get('patients.get', { id: patientId })).patient.note).toBe(values.note);
    expect((await app.refused('undo.last', {})).kind).toBe('notFound');
  });

  test('of opening a claim takes the claim away, and its number is not given again', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId, visitId } = mine.theCase.claim;
    const input = { kind: 'repair', patientId, equipmentId: null, visitId } as const;
    const first = await app.get('claims.create', input);
    expect((await app.get('undo.last', {})).undone).toBe('Open claim');
    expect((await app.refused('claims.get', { id: first.id })).kind).toBe('notFound');
    expect((await app.get('claims.list', ALL_CLAIMS)).rows.map(({ id }) => id)).not.toContain(first.id);
    const second = await app.get('claims.create', input);
    expect(second.number > first.number).toBe(true);
  });

  test('of a move puts the state back and says so in the claim’s events', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id, revision } = mine.theCase.claim;
    await app.get('claims.setState', { id, revision, state: 'onHold', note: 'Waiting' });
    expect((await app.get('undo.last', {})).undone).toBe('Move claim');
    const { theCase, events } = await app.get('claims.get', { id });
    expect(theCase.claim).toMatchObject({ state: 'draft', holdReason: '' });
    expect(events.slice(-2)).toMatchObject([
      { state: 'onHold', note: 'Waiting' },
      { state: 'draft', note: 'Undone', userName: 'Olive Sampleowner' },
    ]);
  });

  test('is not carried over to another person', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id, revision } = mine.theCase.patient;
    const values = { ...valuesOf(PatientValues, mine.theCase.patient), note: 'By the owner' };
    await app.get('patients.save', { id, revision, values });
    await actAs(app, 'office');
    expect((await app.refused('undo.last', {})).kind).toBe('notFound');
    expect((await app.get('patients.get', { id })).patient.note).toBe('By the owner');
  });

  test('stops at a finalized claim', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { id, revision } = mine.theCase.claim;
    const saved = await app.get('claims.save', {
      id,
      revision,
      values: { ...claimValues(mine), note: 'Last' },
    });
    await app.get('claims.finalise', { id, revision: saved.theCase.claim.revision });
    expect((await app.refused('undo.last', {})).kind).toBe('notFound');
    expect((await app.get('claims.get', { id })).theCase.claim).toMatchObject({
      note: 'Last',
      state: 'finalised',
    });
  });
});
