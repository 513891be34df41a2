import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { EquipmentValues } from '../../../shared/domain/equipment.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { actAs, type AppUnderTest, aSampleOffice } from '../../support/anApp.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

const NEW = { id: null, revision: null };

async function aDevice(app: AppUnderTest, values: Partial<EquipmentValues>): Promise<string> {
  const device = await app.get('equipment.save', {
    ...NEW,
    values: {
      ...valuesOf(EquipmentValues, there(exampleRepair().equipment)),
      make: 'Testmaker',
      model: 'Air 1',
      ...values,
    },
  });
  return device.id;
}

async function aBench() {
  const app = await aSampleOffice();
  const { rows } = await app.get('patients.list', { query: '', offset: 0, limit: 2 });
  const [patient, other] = [there(rows[0]).id, there(rows[1]).id];
  const own = await aDevice(app, { serial: 'OWN-1', holderId: patient, ownership: 'patientOwned' });
  const loaner = await aDevice(app, {
    serial: 'LOAN-1',
    holderId: null,
    ownership: 'loaner',
    status: 'inStock',
    location: 'Shelf A',
  });
  const lending: InputOf<'loans.lend'> = {
    equipmentId: loaner,
    forEquipmentId: own,
    patientId: patient,
    visitId: null,
    from: '2026-10-30',
    reason: 'The compressor is on order.',
    note: '',
  };
  return { app, patient, other, own, loaner, lending };
}

describe('a loan', () => {
  test('takes the loaner to the patient and back, and its log says so', async () => {
    const { app, patient, own, loaner, lending } = await aBench();
    expect((await app.get('loans.free', {})).map(({ id }) => id)).toContain(loaner);
    await actAs(app, 'technician');
    const { loan } = await app.get('loans.lend', lending);
    expect((await app.get('equipment.get', { id: loaner })).equipment).toMatchObject({
      holderId: patient,
      ownership: 'loaner',
      status: 'inService',
    });
    expect((await app.get('loans.free', {})).map(({ id }) => id)).not.toContain(loaner);
    expect(await app.get('loans.ofDevice', { id: own })).toMatchObject([{ loan: { id: loan.id, to: null } }]);
    const back = { id: loan.id, revision: loan.revision, to: '2026-11-01', location: 'Shelf B' };
    await app.get('loans.close', back);
    expect((await app.get('equipment.get', { id: loaner })).equipment).toMatchObject({
      holderId: null,
      ownership: 'loaner',
      status: 'inStock',
      location: 'Shelf B',
    });
    const { entries } = await app.get('equipment.custody', { id: loaner });
    expect(entries.map(({ kind, on, otherEquipmentId }) => [kind, on, otherEquipmentId])).toEqual([
      ['returned', '2026-11-01', own],
      ['loaned', '2026-10-30', own],
    ]);
    expect((await app.refused('loans.close', { ...back, revision: 2 })).kind).toBe('blocked');
    expect((await app.ask('undo.last', {})).ok).toBe(false);
  });

  test('ends with the move that brings the loaner back', async () => {
    const { app, loaner, lending } = await aBench();
    const { loan } = await app.get('loans.lend', lending);
    const { equipment } = await app.get('equipment.get', { id: loaner });
    await app.get('equipment.move', {
      id: loaner,
      revision: equipment.revision,
      move: { kind: 'returned', on: '2026-11-02', holderId: null, ownership: null, location: '', reason: '' },
      anyway: false,
    });
    expect((await app.get('loans.ofDevice', { id: loaner })).map((row) => row.loan.to)).toEqual([
      '2026-11-02',
    ]);
    const again = { id: loan.id, revision: loan.revision + 1, to: '2026-11-02', location: '' };
    expect((await app.refused('loans.close', again)).kind).toBe('blocked');
  });

  test('is not ended past its log by clearing the holder on the page of the loaner', async () => {
    const { app, loaner, lending } = await aBench();
    const { loan } = await app.get('loans.lend', lending);
    const { id, revision, ...values } = (await app.get('equipment.get', { id: loaner })).equipment;
    const cleared = { id, revision, values: { ...values, holderId: null } };
    expect(await app.refused('equipment.save', cleared)).toMatchObject({
      issues: [{ path: 'values.holderId' }],
    });
    const back = { id: loan.id, revision: loan.revision, to: '2026-11-01', location: '' };
    expect((await app.get('loans.close', back)).loan.to).toBe('2026-11-01');
    const { entries } = await app.get('equipment.custody', { id: loaner });
    expect(entries.map(({ kind }) => kind)).toEqual(['returned', 'loaned']);
  });
});

describe('is refused, and nothing moves,', () => {
  test('for what is no loaner, is out, or is not for this device', async () => {
    const { app, other, own, loaner, lending } = await aBench();
    const stock = await aDevice(app, { serial: 'S-1', holderId: null, ownership: 'stock' });
    const theirs = await aDevice(app, { serial: 'OWN-2', holderId: other });
    const refused = async (change: Partial<typeof lending>, path: string) => {
      const fault = await app.refused('loans.lend', { ...lending, ...change });
      expect(fault, path).toMatchObject({ kind: 'invalid', issues: [{ path }] });
    };
    await refused({ equipmentId: stock }, 'equipmentId');
    await refused({ equipmentId: own }, 'equipmentId');
    await refused({ forEquipmentId: theirs }, 'forEquipmentId');
    await refused({ from: null }, 'from');
    await refused({ from: '2026-11-09' }, 'from');
    await refused({ reason: ' ' }, 'reason');
    expect(await app.get('loans.ofDevice', { id: loaner })).toEqual([]);
    expect((await app.get('equipment.get', { id: loaner })).equipment.holderId).toBeNull();

    await app.get('loans.lend', lending);
    await refused({ patientId: other, forEquipmentId: theirs }, 'equipmentId');
    const second = await aDevice(app, {
      serial: 'LOAN-2',
      holderId: null,
      ownership: 'loaner',
      status: 'inStock',
    });
    await refused({ equipmentId: second }, 'forEquipmentId');
  });

  test('when it ends before it began or on a day to come', async () => {
    const { app, lending } = await aBench();
    const { loan } = await app.get('loans.lend', lending);
    const back = { id: loan.id, revision: loan.revision, location: '' };
    expect(await app.refused('loans.close', { ...back, to: '2026-10-01' })).toMatchObject({
      issues: [{ path: 'to' }],
    });
    expect(await app.refused('loans.close', { ...back, to: '2026-11-09' })).toMatchObject({
      issues: [{ path: 'to' }],
    });
  });

  test('when the repair has a loaner already, or is of another device', async () => {
    const { app, patient, own, lending } = await aBench();
    const visits = await app.get('visits.list', { query: '', sealed: true, offset: 0, limit: 1 });
    const elsewhere = { ...lending, visitId: there(visits.rows[0]).id };
    expect(await app.refused('loans.lend', elsewhere)).toMatchObject({
      issues: [{ path: 'forEquipmentId' }],
    });
    expect(own).not.toBe(patient);
  });
});
