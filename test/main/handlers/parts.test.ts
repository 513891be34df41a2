import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { OfficeValues } from '../../../shared/domain/people.ts';
import type { CatalogPartValues } from '../../../shared/domain/partsCatalog.ts';
import { ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { actAs, type AppUnderTest, anOffice, aSampleOffice } from '../../support/anApp.ts';
import { there, valuesOf } from '../../support/sampleRecords.ts';

const PART: CatalogPartValues = {
  partNumber: 'TST-100',
  description: 'Test valve',
  maker: 'Examplair',
  fits: ['Examplair Home 5'],
  code: '',
  unitCostCents: 1250,
  costSource: 'Price list 2026',
  reorderAt: 3,
  active: true,
};
const NEW = { id: null, revision: null };
const LIST: InputOf<'parts.list'> = { query: '', wanting: false, retired: false, offset: 0, limit: 100 };
const DAY = '2026-11-02';
const DEVICES: InputOf<'equipment.list'> = { query: '', ownership: null, offset: 0, limit: 1 };

async function branchOf(app: AppUnderTest): Promise<string> {
  return (await app.get('office.get', {})).branch;
}

async function aPart(app: AppUnderTest, values: Partial<CatalogPartValues> = {}) {
  const part = await app.get('parts.save', { ...NEW, values: { ...PART, ...values } });
  return { id: part.id, revision: part.revision, branch: await branchOf(app) };
}

test('stock follows the branch that gets another name, and goes back when that is undone', async () => {
  const app = await anOffice();
  const { id, branch } = await aPart(app);
  const at = { id, branch, lot: 'L-7', on: DAY, note: '' };
  await app.get('parts.move', { ...at, reason: 'received', quantity: 5 });
  await app.get('parts.count', { ...at, lot: '', counted: 2 });
  const rename = async (to: string) => {
    const office = await app.get('office.get', {});
    return app.get('office.save', {
      revision: office.revision,
      values: { ...valuesOf(OfficeValues, office), branch: to },
    });
  };
  const here = async () => {
    const view = await app.get('parts.get', { id });
    return { branches: view.branches, stock: view.stock.filter(({ quantity }) => quantity !== 0) };
  };
  await rename('North');
  expect(await here()).toEqual({
    branches: ['North'],
    stock: [
      { branch: 'North', lot: '', quantity: 2 },
      { branch: 'North', lot: 'L-7', quantity: 5 },
    ],
  });
  await app.get('undo.last', {});
  expect(await branchOf(app)).toBe(branch);
  expect((await here()).stock.map((line) => line.branch)).toEqual([branch, branch]);
});

describe('the catalog', () => {
  test('finds by number, words and maker; an exact number comes first', async () => {
    const app = await anOffice();
    await aPart(app, { partNumber: 'A-TST-100', description: 'Hose' });
    const { id } = await aPart(app);
    const found = await app.get('parts.list', { ...LIST, query: 'tst-100' });
    expect(found.rows.map(({ partNumber }) => partNumber)).toEqual(['TST-100', 'A-TST-100']);
    const words = await app.get('parts.list', { ...LIST, query: 'valve examplair' });
    expect(words.rows.map((row) => row.id)).toEqual([id]);
  });

  test('a number stands once; a part without number or words is refused', async () => {
    const app = await anOffice();
    await aPart(app);
    const twice = await app.refused('parts.save', { ...NEW, values: { ...PART, partNumber: 'tst-100' } });
    expect(twice).toMatchObject({ kind: 'invalid', issues: [{ path: 'partNumber' }] });
    for (const field of ['partNumber', 'description'] as const) {
      const fault = await app.refused('parts.save', { ...NEW, values: { ...PART, [field]: ' ' } });
      expect(fault).toMatchObject({ issues: [{ path: field }] });
    }
  });

  test('keeps every cost with its day and who changed it', async () => {
    const app = await anOffice();
    const { id, revision } = await aPart(app);
    await app.get('parts.save', { id, revision, values: { ...PART, unitCostCents: 1400 } });
    await app.get('parts.save', {
      id,
      revision: revision + 1,
      values: { ...PART, unitCostCents: 1400, costSource: 'Invoice 7' },
    });
    const { costs } = await app.get('parts.get', { id });
    expect(costs.map(({ beforeCents, afterCents, userName }) => [beforeCents, afterCents, userName])).toEqual(
      [
        [1250, 1400, 'Olive Owner'],
        [null, 1250, 'Olive Owner'],
      ],
    );
  });
});

describe('stock', () => {
  test('comes, goes, is counted and moved between branches', async () => {
    const app = await anOffice();
    const { id, branch } = await aPart(app);
    const at = { id, lot: 'L1', on: DAY, note: '' };
    await app.get('parts.move', { ...at, branch, reason: 'received', quantity: 10 });
    await app.get('parts.move', { ...at, branch, reason: 'scrapped', quantity: 1 });
    await app.get('parts.transfer', { ...at, from: branch, to: 'Van 2', quantity: 4 });
    const counted = await app.get('parts.count', { ...at, branch, counted: 2 });
    expect(counted.stock).toEqual([
      { branch, lot: 'L1', quantity: 2 },
      { branch: 'Van 2', lot: 'L1', quantity: 4 },
    ]);
    expect(counted.moves.map(({ reason, quantity }) => [reason, quantity])).toEqual([
      ['counted', -3],
      ['transferred', 4],
      ['transferred', -4],
      ['scrapped', -1],
      ['received', 10],
    ]);
    expect(counted.state).toBe('low');
    const again = await app.get('parts.count', { ...at, branch, counted: 2 });
    expect(again.moves).toHaveLength(5);
    const low = await app.get('parts.list', { ...LIST, wanting: true });
    expect(low.rows).toMatchObject([{ id, here: 2, everywhere: 6, state: 'low' }]);
  });

  test('by hand nobody takes what is not there, nor on a day to come, nor from a branch to itself', async () => {
    const app = await anOffice();
    const { id, branch } = await aPart(app);
    const at = { id, lot: '', on: DAY, note: '' };
    const taken = await app.refused('parts.move', { ...at, branch, reason: 'returned', quantity: 1 });
    expect(taken).toMatchObject({ kind: 'invalid', issues: [{ path: 'quantity' }] });
    const later = { ...at, on: '2026-11-09', branch, reason: 'received', quantity: 1 } as const;
    expect(await app.refused('parts.move', later)).toMatchObject({ issues: [{ path: 'on' }] });
    const same = { ...at, from: branch, to: branch, quantity: 1 };
    expect(await app.refused('parts.transfer', same)).toMatchObject({ issues: [{ path: 'to' }] });
    const nobody = '019a0000-0000-7000-8000-000000000009';
    expect((await app.refused('parts.get', { id: nobody })).kind).toBe('notFound');
  });

  test('a technician counts and sees no costs', async () => {
    const app = await aSampleOffice();
    const { id, branch } = await aPart(app);
    await actAs(app, 'technician');
    const view = await app.get('parts.count', { id, lot: '', on: DAY, note: '', branch, counted: 3 });
    expect(view).toMatchObject({ costs: [], state: 'enough' });
    expect((await app.refused('parts.save', { ...NEW, values: PART })).kind).toBe('forbidden');
  });
});

describe('a sealed visit', () => {
  test('takes its parts out of the branch, by the lot that was noted; below zero is seen', async () => {
    const app = await aSampleOffice();
    const { id, branch } = await aPart(app);
    await app.get('parts.move', {
      id,
      branch,
      lot: 'L1',
      on: DAY,
      note: '',
      reason: 'received',
      quantity: 5,
    });
    const example = valuesOf(ServiceVisitValues, there(exampleRepair().visit));
    const line = there(example.parts[0]);
    const ids = ['019a0000-0000-7000-8000-0000000000a1', '019a0000-0000-7000-8000-0000000000a2'];
    const parts = [
      { ...line, id: there(ids[0]), catalogId: id, quantity: 2, lotOrSerial: 'l1' },
      { ...line, id: there(ids[1]), catalogId: id, quantity: 1, lotOrSerial: '' },
    ];
    const me = there((await app.get('session.status', {})).user);
    const visit = await app.get('visits.save', {
      ...NEW,
      values: {
        ...example,
        equipmentId: there((await app.get('equipment.list', DEVICES)).rows[0]).id,
        patientId: null,
        visitedOn: DAY,
        technicianId: me.id,
        technicianName: me.name,
        parts,
        labor: [],
      },
    });
    expect((await app.get('parts.get', { id })).moves).toHaveLength(1);
    await app.get('visits.seal', { id: visit.id, revision: visit.revision, signedName: me.name });
    const view = await app.get('parts.get', { id });
    expect(view.stock).toEqual([
      { branch, lot: '', quantity: -1 },
      { branch, lot: 'L1', quantity: 3 },
    ]);
    expect(view.state).toBe('belowZero');
    expect(view.moves.filter(({ visitId }) => visitId === visit.id)).toHaveLength(2);
    const wanting = await app.get('parts.list', { ...LIST, query: 'TST-100', wanting: true });
    expect(wanting.rows).toMatchObject([{ state: 'belowZero', here: 2 }]);

    const amend = (path: string, after: string | number) =>
      app.get('visits.amend', { id: visit.id, path, after, reason: 'Counted again' });
    await amend('parts.0.quantity', 1);
    await amend('parts.1.quantity', 3);
    const counted = await app.get('parts.get', { id });
    expect(counted.stock).toEqual([
      { branch, lot: '', quantity: -3 },
      { branch, lot: 'L1', quantity: 4 },
    ]);
    expect(counted.moves[0]).toMatchObject({ reason: 'used', quantity: -2, visitId: visit.id, on: DAY });
    await amend('parts.1.lotOrSerial', 'L1');
    expect((await app.get('parts.get', { id })).stock).toEqual([
      { branch, lot: '', quantity: 0 },
      { branch, lot: 'L1', quantity: 1 },
    ]);
    const before = (await app.get('parts.get', { id })).moves.length;
    await amend('parts.0.reason', 'It was worn');
    expect((await app.get('parts.get', { id })).moves).toHaveLength(before);
  });
});
