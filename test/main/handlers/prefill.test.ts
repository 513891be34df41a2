import { describe, expect, test } from 'vitest';
import {
  NO_ORTHOSIS_ANSWERS,
  NO_RADIOPHARMACEUTICAL_ANSWERS,
  NO_RENTAL_ANSWERS,
} from '../../../shared/domain/claimAnswers.ts';
import { NO_ORDER_DETAILS, type OrderValues } from '../../../shared/domain/clinical.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { there, twoPatients, valuesOf } from '../../support/sampleRecords.ts';

const NOBODY = '019a0000-0000-7000-8000-000000000009';

/** Ids of rows that are new. */
function anId(number: number): string {
  return `019a0000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;
}

function newOrder(patientId: string): OrderValues {
  return {
    patientId,
    physicianId: null,
    covers: null,
    description: '',
    orderedOn: null,
    signedOn: null,
    signature: 'electronic',
    receivedOn: null,
    validTo: null,
    quantity: 1,
    condition: '',
    diagnosisCode: '',
    saturation: null,
    pao2: null,
    flowLpm: null,
    delivery: null,
    lengthOfNeedMonths: null,
    ...NO_ORDER_DETAILS,
    documentId: null,
  };
}

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
    const on = '2026-11-02';
    const picked = {
      kind: 'pickedUp',
      on,
      holderId: null,
      ownership: null,
      location: '',
      reason: 'Back',
    } as const;
    const back = await app.get('equipment.move', {
      id: device.id,
      revision: device.revision,
      move: picked,
      anyway: true,
    });
    const holderId = theirs.theCase.patient.id;
    await app.get('equipment.move', {
      id: back.id,
      revision: back.revision,
      move: { ...picked, kind: 'delivered', holderId, ownership: 'patientOwned' },
      anyway: true,
    });
    const claim = await app.get('claims.create', { kind: 'repair', patientId, equipmentId, visitId });
    expect(claim.equipmentId).toBe(equipmentId);
  });

  test('of an orthosis has the order for it, its diagnosis first, and nothing of oxygen', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId, visitId, equipmentId } = mine.theCase.claim;
    for (const code of ['I10', 'M48.061']) {
      const values = { patientId, code, description: '', diagnosedOn: null };
      await app.get('diagnoses.save', { id: null, revision: null, values });
    }
    const order = await app.get('orders.save', {
      id: null,
      revision: null,
      values: {
        ...newOrder(patientId),
        covers: 'orthosis',
        orderedOn: '2026-10-01',
        signedOn: '2026-10-01',
        diagnosisCode: 'M48.061',
      },
    });
    const claim = await app.get('claims.create', { kind: 'orthosis', patientId, equipmentId, visitId });
    expect(claim).toMatchObject({ orderId: order.id, oxygenTestId: null, visitId: null });
    expect(claim.diagnosisCodes[0]).toBe('M48.061');
    expect(claim.lines).toMatchObject([{ code: 'L1320', modifiers: [], chargeCents: null }]);
    expect(claim.orthosis).toEqual(NO_ORTHOSIS_ANSWERS);
    expect(claim.attestation.criteriaAttestedBy).toBe('');
  });

  test('of a radiopharmaceutical names no device and no visit, whatever it is opened from', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId, visitId, equipmentId } = mine.theCase.claim;
    const claim = await app.get('claims.create', {
      kind: 'radiopharmaceutical',
      patientId,
      equipmentId,
      visitId,
    });
    expect(claim).toMatchObject({
      equipmentId: null,
      visitId: null,
      oxygenTestId: null,
      dateOfService: null,
      placeOfService: '',
      radiopharmaceutical: NO_RADIOPHARMACEUTICAL_ANSWERS,
    });
    expect(claim.lines).toMatchObject([{ code: 'A9600', modifiers: [], units: 1 }]);
  });

  test('of a month of oxygen bills the code of the device and says that it is rented', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId } = mine.theCase.claim;
    const device = there(mine.theCase.equipment);
    const values = {
      ...valuesOf(EquipmentValues, device),
      ownership: 'rental' as const,
      kind: 'liquidOxygen' as const,
      hcpcs: 'E0439',
    };
    await app.get('equipment.save', { id: device.id, revision: device.revision, values });
    const input = { kind: 'oxygenRental', patientId, equipmentId: device.id, visitId: null } as const;
    const claim = await app.get('claims.create', input);
    expect(claim.lines).toMatchObject([{ code: 'E0439', modifiers: ['RR'] }]);
    expect(claim.rental).toEqual({ ...NO_RENTAL_ANSWERS, basis: 'rental' });
  });

  test('of an equipment repair has the item, its labor in units and a line for every coded part', async () => {
    const app = await aSampleOffice();
    const { mine } = await twoPatients(app);
    const { patientId } = mine.theCase.claim;
    const device = there(mine.theCase.equipment);
    const wheelchair = {
      ...valuesOf(EquipmentValues, device),
      kind: 'powerWheelchair' as const,
      ownership: 'patientOwned' as const,
      hcpcs: 'K0823',
      acquiredOn: '2023-04-11',
    };
    await app.get('equipment.save', { id: device.id, revision: device.revision, values: wheelchair });
    const log = valuesOf(ServiceVisitValues, there(mine.theCase.visit));
    const [part] = log.parts;
    const [labor] = log.labor;
    const values = {
      ...log,
      parts: [
        { ...there(part), id: anId(1), code: 'E2368', quantity: 1, billed: true },
        { ...there(part), id: anId(2), code: '', billed: true },
        { ...there(part), id: anId(3), code: 'E2366', billed: false },
      ],
      labor: [{ ...there(labor), id: anId(4), minutes: 45, standardRepair: '' }],
    };
    const visit = await app.get('visits.save', { id: null, revision: null, values });
    const input = { kind: 'equipmentRepair', patientId, equipmentId: device.id, visitId: visit.id } as const;
    const claim = await app.get('claims.create', input);
    expect(claim.lines).toMatchObject([
      { code: 'K0739', modifiers: [], units: 3, chargeCents: null },
      { code: 'E2368', modifiers: ['RB'], units: 1, chargeCents: null },
    ]);
    expect(claim.ownedRepair).toMatchObject({ baseCode: 'K0823', obtainedOn: '2023-04-11' });
    const odd = { ...values, labor: [{ ...there(labor), id: anId(4), minutes: 50, standardRepair: '' }] };
    await app.get('visits.save', { id: visit.id, revision: visit.revision, values: odd });
    expect((await app.get('claims.create', input)).lines[0]?.units).toBeNull();
  });
});
