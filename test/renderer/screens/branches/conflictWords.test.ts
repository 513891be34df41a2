import { expect, test } from 'vitest';
import {
  conflictField,
  conflictTitle,
  linesOf,
  readAlike,
} from '../../../../renderer/screens/branches/conflictWords.ts';
import { anId } from '../../records/fakeProgram.ts';
import { aConflict, aValue } from './anOffice.ts';

test.each([
  [aConflict({}), 'Telephone'],
  [aConflict({ table: 'coverage', field: 'member_id', fields: ['memberId'] }), 'Coverage: member ID'],
  [
    aConflict({ table: 'coverage', field: 'period', fields: ['fromDate', 'toDate'] }),
    'Coverage: from date, to date',
  ],
  [aConflict({ field: 'deleted_at', fields: ['deletedAt'] }), 'Removed'],
  [
    aConflict({ table: 'visit', page: { kind: 'visit', id: anId(1) }, field: '#', fields: [] }),
    'What belongs to it',
  ],
  [aConflict({ table: 'physician', title: '', page: { kind: 'none', id: '' }, fields: ['npi'] }), 'NPI'],
])('a field is named with its record where the page is of another', (row, words) => {
  expect(conflictField(row)).toBe(words);
});

test('a record without a title is named by its kind; a day is written as people do', () => {
  expect(conflictTitle({ table: 'physician', title: '' })).toBe('Physician');
  expect(conflictTitle({ table: 'visit', title: '2026-11-20 Example Air 5' })).toBe(
    '11/20/2026 Example Air 5',
  );
});

test('a value is words: parts on lines of their own, rows as a number, nothing for an empty one', () => {
  const address = { field: 'address', fields: ['address'] };
  expect(linesOf(address, aValue('1', { line1: '12 Elm St', line2: '', city: 'Springfield' }))).toEqual([
    { label: 'Street', text: '12 Elm St' },
    { label: 'City', text: 'Springfield' },
  ]);
  expect(linesOf({ field: 'charge_cents', fields: ['chargeCents'] }, aValue('1', 1250))).toEqual([
    { label: '', text: '$12.50' },
  ]);
  expect(linesOf({ field: '#', fields: [] }, aValue('1', [anId(1), anId(2)]))).toEqual([
    { label: '', text: '2 rows' },
  ]);
  expect(linesOf({ field: 'deleted_at', fields: ['deletedAt'] }, aValue('1', null))).toEqual([
    { label: '', text: 'Not removed' },
  ]);
  expect(linesOf({ field: 'note', fields: ['note'] }, aValue('1', ''))).toEqual([]);
});

test('other records are called by their names; two whose names are not known read alike', () => {
  const payer = { field: 'payer_id', fields: ['payerId'] };
  const names = [{ table: 'payer', id: anId(1), name: 'Example Mutual' }];
  expect(linesOf(payer, { value: anId(1), names })).toEqual([{ label: '', text: 'Example Mutual' }]);
  expect(
    linesOf({ field: 'x', fields: ['status', 'holderId'] }, { value: { holderId: anId(1) }, names }),
  ).toEqual([{ label: 'Holder', text: 'Example Mutual' }]);
  const [one, other] = [linesOf(payer, aValue('1', anId(1))), linesOf(payer, aValue('2', anId(2)))];
  expect(readAlike(one, other)).toBe(true);
  expect(readAlike(one, linesOf(payer, aValue('3', null)))).toBe(false);
});
