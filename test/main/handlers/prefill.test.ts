import { describe, expect, test } from 'vitest';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { there, twoPatients, valuesOf } from '../../support/sampleRecords.ts';

const NOBODY = '019a0000-0000-7000-8000-000000000009';

describe('a new claim', () => {
  test('of a patient alone has what the patient has, and no day', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId, coverageId, orderId } = mine.theCase.claim;
    const claim = await app.get('claims.create', {
      kind: 'repair',
      patientId,
      equipmentId: null,
      visitId: null,
    });
    expect(claim).toMatchObject({
      coverageId,
      orderId,
      equipmentId: null,
      visitId: null,
      dateOfService: null,
    });
    expect(claim.lines).toMatchObject([{ code: 'L7600', chargeCents: null, modifiers: [] }]);
    expect((await app.get('claims.get', { id: claim.id })).evaluation.finalisable).toBe(false);
  });

  test('is not charged while a part has no price', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId } = mine.theCase.claim;
    const values = valuesOf(ServiceVisitValues, there(mine.theCase.visit));
    const part = { ...there(values.parts[0]), id: NOBODY, unitCostCents: null };
    const visit = await app.get('visits.save', {
      id: null,
      revision: null,
      values: { ...values, parts: [part], labor: [] },
    });
    const input = { kind: 'repair', patientId, equipmentId: null, visitId: visit.id } as const;
    expect((await app.get('claims.create', input)).lines[0]?.chargeCents).toBeNull();
    const dear = { ...part, unitCostCents: 999_999_999, quantity: 999 };
    await app.get('visits.save', {
      id: visit.id,
      revision: 1,
      values: { ...values, parts: [dear], labor: [] },
    });
    expect((await app.get('claims.create', input)).lines[0]?.chargeCents).toBeNull();
  });

  test('takes no coverage that had ended and no paper of a visit that is another patient’s', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const { patientId, visitId } = mine.theCase.claim;
    const coverage = there(mine.theCase.coverage);
    const { id, revision, ...values } = coverage;
    await app.get('coverages.save', { id, revision, values: { ...values, to: '2026-10-19' } });
    const note = there(theirs.theCase.documents[0]);
    const { id: _id, revision: _revision, ...rest } = note;
    const documentValues = {
      type: rest.type,
      documentDate: rest.documentDate,
      title: rest.title,
      patientId: rest.patientId,
      equipmentId: null,
      visitId,
      author: rest.author,
      signed: rest.signed,
      invoiceTotalCents: null,
      invoiceNumber: '',
      statesContinuedNeed: null,
      note: '',
    };
    const attached = await app.ask('documents.save', {
      id: note.id,
      revision: note.revision,
      values: documentValues,
    });
    const claim = await app.get('claims.create', { kind: 'repair', patientId, equipmentId: null, visitId });
    expect(claim.coverageId).toBeNull();
    expect(claim.documentIds).not.toContain(note.id);
    expect(attached.ok).toBe(false);
  });

  test('is refused for people, devices and visits that are not there or belong to others', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const { patientId } = mine.theCase.claim;
    const base = { kind: 'repair', patientId, equipmentId: null, visitId: null } as const;
    expect((await app.refused('claims.create', { ...base, patientId: NOBODY })).kind).toBe('notFound');
    expect((await app.refused('claims.create', { ...base, equipmentId: NOBODY })).kind).toBe('notFound');
    expect((await app.refused('claims.create', { ...base, visitId: NOBODY })).kind).toBe('notFound');
    const equipmentId = there(theirs.theCase.equipment).id;
    expect(await app.refused('claims.create', { ...base, equipmentId })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'equipmentId' }],
    });
    await actAs(app, 'technician');
    expect((await app.refused('claims.create', base)).kind).toBe('forbidden');
  });

  test('of a visit may be for the device that has since gone to somebody else', async () => {
    const app = await aSampleOffice();
    const { mine, theirs } = await twoPatients(app);
    const { patientId, visitId, equipmentId } = mine.theCase.claim;
    const device = there(mine.theCase.equipment);
    const values = { ...valuesOf(EquipmentValues, device), holderId: theirs.theCase.patient.id };
    await app.get('equipment.save', { id: device.id, revision: device.revision, values });
    const claim = await app.get('claims.create', { kind: 'repair', patientId, equipmentId, visitId });
    expect(claim.equipmentId).toBe(equipmentId);
  });
});
