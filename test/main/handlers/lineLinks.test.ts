import { expect, test } from 'vitest';
import { logRows } from '../../../shared/codes/lineLinks.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { actAs, aSampleOffice } from '../../support/anApp.ts';
import { ALL_CLAIMS, claimValues, there, valuesOf } from '../../support/sampleRecords.ts';

async function aWheelchair() {
  const app = await aSampleOffice();
  const { rows } = await app.get('claims.list', { ...ALL_CLAIMS, kind: 'equipmentRepair' });
  const view = await app.get('claims.get', { id: there(rows[0]).id });
  return { app, view, visit: there(view.theCase.visit), device: there(view.theCase.equipment) };
}

function finding(view: Awaited<ReturnType<typeof aWheelchair>>['view']) {
  return view.evaluation.findings.find(({ rule }) => rule === 'CLAIM-LOG-LINK');
}

test('from the rows of a visit to the lines of its claims, for everybody but technicians', async () => {
  const { app, view, visit } = await aWheelchair();
  const { claim } = view.theCase;
  const billed = await app.get('visits.billedRows', { id: visit.id });
  const [motor, ...labor] = logRows(visit).map(({ id }) => id);
  expect(billed.map(({ rowId, lineNumber, code }) => [rowId, lineNumber, code])).toEqual([
    ...labor.map((id) => [id, 1, 'K0739']),
    [motor, 2, 'E2368'],
  ]);
  expect(billed[0]).toMatchObject({ claimNumber: claim.number, lineId: claim.lines[0]?.id });
  await actAs(app, 'technician');
  expect((await app.refused('visits.billedRows', { id: visit.id })).kind).toBe('forbidden');
  expect((await app.refused('visits.partMakers', { id: visit.id })).kind).toBe('forbidden');
});

test('a link that is taken away is a finding, and silent again when it is back', async () => {
  const { app, view } = await aWheelchair();
  const { id, revision } = view.theCase.claim;
  const values = claimValues(view);
  expect(finding(view)).toBeUndefined();
  const lines = values.lines.map((line) => ({ ...line, logIds: line.logIds.slice(1) }));
  const cut = await app.get('claims.save', { id, revision, values: { ...values, lines } });
  expect(finding(cut)?.message).toMatch(/line 2 rests on no row.*part 1 of the log stands in no line/);
  const back = await app.get('claims.save', { id, revision: cut.theCase.claim.revision, values });
  expect(finding(back)).toBeUndefined();
});

test('a new claim of a signed visit is linked from the first; a loan brings the loaner with it', async () => {
  const { app, view, visit, device } = await aWheelchair();
  const loaner = await app.get('equipment.save', {
    id: null,
    revision: null,
    values: {
      ...valuesOf(EquipmentValues, device),
      serial: 'LOAN-77',
      model: 'Glide 1',
      ownership: 'loaner',
      status: 'inStock',
      holderId: null,
    },
  });
  const input = {
    kind: 'equipmentRepair',
    patientId: view.theCase.patient.id,
    equipmentId: device.id,
    visitId: visit.id,
  } as const;
  const without = await app.get('claims.create', input);
  expect(without.lines.map(({ code }) => code)).toEqual(['K0739', 'E2368']);
  expect(without.lines.flatMap(({ logIds }) => logIds).sort()).toEqual(
    logRows(visit)
      .map(({ id }) => id)
      .sort(),
  );
  await app.get('loans.lend', {
    equipmentId: loaner.id,
    forEquipmentId: device.id,
    patientId: view.theCase.patient.id,
    visitId: visit.id,
    from: '2026-10-28',
    reason: 'The motor is on back-order.',
    note: '',
  });
  const lent = await app.get('claims.create', input);
  expect(lent.ownedRepair).toMatchObject({
    loanerProvided: true,
    loanerFrom: '2026-10-28',
    loanerTo: null,
    loanerDescription: 'Power wheelchair Examplair Glide 1',
    loanerReason: 'The motor is on back-order.',
  });
  expect(lent.lines.map(({ code, units }) => [code, units])).toContainEqual(['K0462', 1]);
});
