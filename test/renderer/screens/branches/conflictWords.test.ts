import { expect, test } from 'vitest';
import {
  conflictField,
  conflictTitle,
  linesOf,
  readAlike,
} from '../../../../renderer/screens/branches/conflictWords.ts';
import { anId } from '../../records/fakeProgram.ts';
import { aConflict } from './anOffice.ts';

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
  expect(linesOf(address, { line1: '12 Elm St', line2: '', city: 'Springfield' })).toEqual([
    { label: 'Street', text: '12 Elm St' },
    { label: 'City', text: 'Springfield' },
  ]);
  expect(linesOf({ field: 'charge_cents', fields: ['chargeCents'] }, 1250)).toEqual([
    { label: '', text: '$12.50' },
  ]);
  expect(linesOf({ field: '#', fields: [] }, [anId(1), anId(2)])).toEqual([{ label: '', text: '2 rows' }]);
  expect(linesOf({ field: 'deleted_at', fields: ['deletedAt'] }, null)).toEqual([
    { label: '', text: 'Not removed' },
  ]);
  expect(linesOf({ field: 'note', fields: ['note'] }, '')).toEqual([]);
});

test('two references to other records read alike', () => {
  const payer = { field: 'payer_id', fields: ['payerId'] };
  expect(readAlike(linesOf(payer, anId(1)), linesOf(payer, anId(2)))).toBe(true);
  expect(readAlike(linesOf(payer, anId(1)), linesOf(payer, null))).toBe(false);
});
