import { defaultFiling } from '../../../shared/domain/filing.ts';
import { describe, expect, test } from 'vitest';
import { defaultSettings, type PayerClass } from '../../../shared/domain/payer.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { CoverageValues, PatientValues } from '../../../shared/domain/people.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

interface Bench {
  readonly app: AppUnderTest;
  readonly patientId: string;
  readonly equipmentId: string;
  readonly visitId: string;
}

/** A patient of a payer class with a concentrator (or another device) and a visit to it, signed unless told otherwise. */
async function aBench(
  payerClass: PayerClass,
  options: { readonly device?: Partial<EquipmentValues>; readonly signed?: boolean } = {},
): Promise<Bench> {
  const app = await aSampleOffice();
  const created = { id: null, revision: null };
  const example = exampleRepair();
  const payer = await app.get('payers.save', {
    ...created,
    values: {
      name: 'Specimen Payer',
      class: payerClass,
      payerIdentifier: 'SPEC9',
      address: example.patient.address,
      phone: '',
      settings: defaultSettings(payerClass),
      filing: defaultFiling(payerClass),
    },
  });
  const patient = await app.get('patients.save', {
    ...created,
    values: valuesOf(PatientValues, example.patient),
  });
  await app.get('coverages.save', {
    ...created,
    values: {
      ...valuesOf(CoverageValues, there(example.coverage)),
      patientId: patient.id,
      payerId: payer.id,
      memberId: '1EG4TE5MK73',
    },
  });
  const device = await app.get('equipment.save', {
    ...created,
    values: {
      ...valuesOf(EquipmentValues, there(example.equipment)),
      serial: 'EX5-900001',
      holderId: patient.id,
      ...options.device,
    },
  });
  const me = there((await app.get('session.status', {})).user);
  const visit = await app.get('visits.save', {
    ...created,
    values: {
      ...valuesOf(ServiceVisitValues, there(example.visit)),
      equipmentId: device.id,
      patientId: patient.id,
      technicianId: me.id,
      technicianName: me.name,
    },
  });
  if (options.signed ?? true) {
    await app.get('visits.seal', { id: visit.id, revision: visit.revision, signedName: me.name });
  }
  return { app, patientId: patient.id, equipmentId: device.id, visitId: visit.id };
}

function repairOf({ patientId, equipmentId, visitId }: Bench) {
  return { kind: 'repair', patientId, equipmentId, visitId } as const;
}

describe('before there is a claim', () => {
  test('Medicare’s answer for a concentrator names payer and source', async () => {
    const bench = await aBench('medicare');
    expect(await bench.app.get('claims.billable', repairOf(bench))).toMatchObject({
      answer: 'doNotBill',
      why: expect.stringContaining('does not pay separately') as string,
      source: { title: 'Medicare Benefit Policy Manual', verified: 'verified' },
      payerName: 'Specimen Payer',
      payerClass: 'medicare',
      open: [],
    });
    expect(
      await bench.app.get('claims.billable', {
        kind: 'repair',
        patientId: null,
        equipmentId: null,
        visitId: bench.visitId,
      }),
    ).toMatchObject({ answer: 'doNotBill' });
  });

  test('the visit is judged as it was amended, and by the coverage of its day', async () => {
    const bench = await aBench('medicare');
    await bench.app.get('visits.amend', {
      id: bench.visitId,
      path: 'visitedOn',
      after: '2019-12-31',
      reason: 'The date was mistyped.',
    });
    expect(await bench.app.get('claims.billable', repairOf(bench))).toMatchObject({
      answer: 'needsPerson',
      payerName: '',
      open: [],
    });
  });

  test('what is not known is named', async () => {
    const bench = await aBench('medicare', {
      device: { kind: 'manualWheelchair', hcpcs: 'K0001', ownership: null },
    });
    const answer = await bench.app.get('claims.billable', { ...repairOf(bench), kind: 'equipmentRepair' });
    expect(answer.answer).toBe('needsPerson');
    expect(answer.open[0]).toBe('who owns the device');
    expect(
      await bench.app.get('claims.billable', {
        kind: 'repair',
        patientId: null,
        equipmentId: bench.equipmentId,
        visitId: null,
      }),
    ).toMatchObject({ answer: 'needsPerson', open: ['the payer'], payerClass: null });
  });

  test('another payer’s answer, and records that are not there', async () => {
    const bench = await aBench('medicaid');
    const wheelchair = { ...repairOf(bench), kind: 'equipmentRepair' } as const;
    expect(await bench.app.get('claims.billable', wheelchair)).toMatchObject({ answer: 'billAnotherWay' });
    const nobody = '019a0000-0000-7000-8000-000000000009';
    for (const gone of [{ patientId: nobody }, { visitId: nobody }]) {
      expect(await bench.app.refused('claims.billable', { ...repairOf(bench), ...gone })).toMatchObject({
        kind: 'notFound',
      });
    }
  });
});

describe('kept as a service record', () => {
  test('with person, time, payer and ground; once; and listed', async () => {
    const bench = await aBench('medicare');
    const { app, visitId } = bench;
    const view = await app.get('visits.keepAsRecord', { id: visitId, note: '' });
    const me = there((await app.get('session.status', {})).user);
    expect(view.record).toMatchObject({
      visitId,
      payerName: 'Specimen Payer',
      answer: 'doNotBill',
      source: expect.stringContaining('110.2') as string,
      userId: me.id,
      userName: me.name,
      at: expect.stringMatching(/^2026-11-02T/) as string,
    });
    expect(await app.refused('visits.keepAsRecord', { id: visitId, note: '' })).toMatchObject({
      kind: 'blocked',
    });
    const device = await app.get('equipment.get', { id: bench.equipmentId });
    expect(device.visits.map(({ id, keptAsRecord }) => [id, keptAsRecord])).toEqual([[visitId, true]]);
    expect((await app.ask('undo.last', {})).ok).toBe(false);
    // A claim may still be opened beside it.
    expect(await app.get('claims.create', repairOf(bench))).toMatchObject({ state: 'draft' });
  });

  test('not a draft, and not while a claim is open', async () => {
    const draft = await aBench('medicare', { signed: false });
    expect(await draft.app.refused('visits.keepAsRecord', { id: draft.visitId, note: '' })).toMatchObject({
      kind: 'blocked',
      message: expect.stringContaining('Sign it first') as string,
    });
    const bench = await aBench('medicare');
    const claim = await bench.app.get('claims.create', repairOf(bench));
    expect(await bench.app.refused('visits.keepAsRecord', { id: bench.visitId, note: '' })).toMatchObject({
      kind: 'blocked',
      message: expect.stringContaining(claim.number) as string,
    });
  });

  test('what could be billed wants a reason', async () => {
    const { app, visitId } = await aBench('commercial');
    expect(await app.refused('visits.keepAsRecord', { id: visitId, note: '  ' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'note' }],
    });
    const view = await app.get('visits.keepAsRecord', { id: visitId, note: 'Done as a courtesy.' });
    expect(view.record).toMatchObject({ answer: 'billAnotherWay', note: 'Done as a courtesy.' });
  });

  test('a claim is closed and its visit kept, in one', async () => {
    const bench = await aBench('medicare');
    const claim = await bench.app.get('claims.create', repairOf(bench));
    const view = await bench.app.get('claims.closeAsRecord', claimTarget(claim));
    expect(view.theCase.claim.state).toBe('closed');
    expect(view.events.at(-1)).toMatchObject({
      state: 'closed',
      note: 'Not billed: the visit is kept as a service record.',
    });
    const { record } = await bench.app.get('visits.get', { id: bench.visitId });
    expect(record).toMatchObject({ answer: 'doNotBill', note: `Claim ${claim.number} closed` });
    expect(await bench.app.refused('claims.closeAsRecord', claimTarget(view.theCase.claim))).toMatchObject({
      kind: 'blocked',
    });
  });

  test('neither is done where one cannot be: a draft visit, no visit, somebody else’s save', async () => {
    const draft = await aBench('medicare', { signed: false });
    const claim = await draft.app.get('claims.create', repairOf(draft));
    expect(await draft.app.refused('claims.closeAsRecord', claimTarget(claim))).toMatchObject({
      kind: 'blocked',
    });
    const still = await draft.app.get('claims.get', { id: claim.id });
    expect(still.theCase.claim.state).toBe('draft');

    const bench = await aBench('medicare');
    const bare = await bench.app.get('claims.create', { ...repairOf(bench), visitId: null });
    expect(await bench.app.refused('claims.closeAsRecord', claimTarget(bare))).toMatchObject({
      kind: 'blocked',
    });
    const open = await bench.app.get('claims.create', repairOf(bench));
    expect(
      await bench.app.refused('claims.closeAsRecord', { id: open.id, revision: open.revision + 1 }),
    ).toMatchObject({ kind: 'conflict' });
    expect((await bench.app.get('visits.get', { id: bench.visitId })).record).toBeNull();
  });

  test('is the desk’s to decide', async () => {
    const { app, visitId } = await aBench('medicare');
    await actAs(app, 'technician');
    expect((await app.refused('visits.keepAsRecord', { id: visitId, note: '' })).kind).toBe('forbidden');
  });
});

function claimTarget({ id, revision }: { readonly id: string; readonly revision: number }) {
  return { id, revision };
}
