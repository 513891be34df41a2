import { expect, test } from 'vitest';
import {
  custodyPeriods,
  kindOfHolderChange,
  type Move,
  MoveKind,
  moveProblem,
  type Placement,
  placementAfter,
  possibleMoves,
} from '../../../shared/domain/custody.ts';

const PAT = '019a0000-0000-7000-8000-000000000001';
const EVA = '019a0000-0000-7000-8000-000000000002';
const TODAY = '2026-11-22';

const STOCK: Placement = {
  ownership: 'stock',
  status: 'inStock',
  holderId: null,
  location: 'Shelf 4',
  rentalStartedOn: null,
};
const RENTED: Placement = {
  ownership: 'rental',
  status: 'inService',
  holderId: PAT,
  location: '',
  rentalStartedOn: '2026-05-01',
};
const LOANER: Placement = { ...STOCK, ownership: 'loaner' };

function aMove(kind: MoveKind, more: Partial<Move> = {}): Move {
  return { kind, on: TODAY, holderId: null, ownership: null, location: '', reason: '', ...more };
}

/** A move of the kind with everything that could be asked for. */
function whole(kind: MoveKind): Move {
  const gets = kind === 'delivered' || kind === 'loaned';
  return aMove(kind, {
    holderId: gets ? EVA : null,
    ownership: kind === 'delivered' ? 'rental' : null,
    location: 'Shelf 1',
    reason: 'A reason',
  });
}

test.each([
  ['in stock', STOCK],
  ['rented', RENTED],
  ['sold', { ...RENTED, ownership: 'patientOwned' as const }],
  ['a loaner on the shelf', LOANER],
  ['a loaner lent out', { ...RENTED, ownership: 'loaner' as const }],
  ['retired', { ...STOCK, status: 'retired' as const }],
])('%s: exactly the moves that are offered are accepted', (_, device) => {
  const accepted = MoveKind.options.filter((kind) => !moveProblem(device, whole(kind), null, TODAY));
  expect([...accepted].sort()).toEqual([...possibleMoves(device)].sort());
});

test.each<[string, Placement, Move, keyof Move, string]>([
  ['another home', RENTED, whole('delivered'), 'kind', 'another home'],
  ['the same home', RENTED, { ...whole('delivered'), holderId: PAT }, 'kind', 'already'],
  ['retired', { ...STOCK, status: 'retired' }, whole('delivered'), 'kind', 'Put it back'],
  ['a day to come', STOCK, { ...whole('delivered'), on: '2026-11-23' }, 'on', 'still to come'],
  ['before the last entry', RENTED, { ...whole('pickedUp'), on: '2026-04-30' }, 'on', '05/01/2026'],
  ['nobody named', STOCK, { ...whole('delivered'), holderId: null }, 'holderId', 'who gets'],
  ['rented or sold not said', STOCK, { ...whole('delivered'), ownership: null }, 'ownership', 'rented out'],
  ['moved nowhere', STOCK, aMove('moved'), 'location', 'where'],
  ['retired without a reason', STOCK, aMove('retired'), 'reason', 'why'],
  [
    'taken from its owner without a reason',
    { ...RENTED, ownership: 'patientOwned' },
    aMove('pickedUp'),
    'reason',
    'why',
  ],
])('refused with a sentence: %s', (_, device, move, path, words) => {
  const problem = moveProblem(device, move, '2026-05-01', TODAY);
  expect(problem?.path).toBe(path);
  expect(problem?.message).toContain(words);
});

test('a delivery begins a rental or passes ownership; a pickup ends both and puts the device into stock', () => {
  expect(placementAfter(STOCK, whole('delivered'))).toEqual({
    ownership: 'rental',
    status: 'inService',
    holderId: EVA,
    location: 'Shelf 1',
    rentalStartedOn: TODAY,
  });
  expect(placementAfter(STOCK, { ...whole('delivered'), ownership: 'patientOwned' })).toMatchObject({
    ownership: 'patientOwned',
    rentalStartedOn: null,
  });
  expect(placementAfter(RENTED, aMove('pickedUp', { location: 'Bench' }))).toEqual({
    ...STOCK,
    location: 'Bench',
  });
});

test('a loaner stays a loaner through loan, return and retirement', () => {
  const lent = placementAfter(LOANER, whole('loaned'));
  expect(lent).toMatchObject({ ownership: 'loaner', holderId: EVA, status: 'inService' });
  expect(placementAfter(lent, aMove('returned'))).toMatchObject({
    ownership: 'loaner',
    holderId: null,
    status: 'inStock',
  });
  expect(placementAfter(lent, whole('retired'))).toMatchObject({ ownership: 'loaner', status: 'retired' });
});

test('title passes with the holder; a retired device comes back into stock', () => {
  expect(placementAfter(RENTED, aMove('titleTransferred'))).toEqual({
    ...RENTED,
    ownership: 'patientOwned',
    rentalStartedOn: null,
  });
  expect(placementAfter({ ...STOCK, status: 'retired' }, aMove('reinstated')).status).toBe('inStock');
});

test('periods follow the log, join neighbors, and end with what the record says', () => {
  const entry = (holderId: string | null, on: string, location = '') => ({
    holderId,
    on,
    kind: 'moved' as const,
    location,
  });
  const entries = [
    entry(null, '2026-01-01', 'Shelf'),
    entry(PAT, '2026-02-01'),
    entry(PAT, '2026-03-01', 'Cabin'),
    entry(null, '2026-04-01'),
  ];
  const as = (holderId: string | null, location = '') => ({
    holderId,
    location,
    rentalStartedOn: '2026-05-01',
  });
  const shape = (periods: ReturnType<typeof custodyPeriods>) =>
    periods.map(({ holderId, from, to, location }) => [holderId, from, to, location]);
  expect(shape(custodyPeriods(as(null), entries))).toEqual([
    [null, '2026-01-01', '2026-02-01', 'Shelf'],
    [PAT, '2026-02-01', '2026-04-01', 'Cabin'],
    [null, '2026-04-01', null, ''],
  ]);
  // Somebody undid or changed the record without a move: told, with no day made up.
  expect(shape(custodyPeriods(as(EVA, 'Home'), entries)).at(-1)).toEqual([EVA, null, null, 'Home']);
  expect(custodyPeriods(as(null, 'Shelf'), [])).toEqual([]);
  expect(shape(custodyPeriods(as(PAT), []))).toEqual([[PAT, '2026-05-01', null, '']]);
});

test('a holder changed on the page is told by the kind of change', () => {
  expect(kindOfHolderChange({ holderId: null }, { holderId: PAT, ownership: 'rental' })).toBe('delivered');
  expect(kindOfHolderChange({ holderId: null }, { holderId: PAT, ownership: 'loaner' })).toBe('loaned');
  expect(kindOfHolderChange({ holderId: PAT }, { holderId: EVA, ownership: 'rental' })).toBe('moved');
  expect(kindOfHolderChange({ holderId: PAT }, { holderId: null, ownership: 'rental' })).toBe('pickedUp');
  expect(kindOfHolderChange({ holderId: PAT }, { holderId: null, ownership: 'loaner' })).toBe('returned');
});
