import { expect, test } from 'vitest';
import { columnOf, fieldOf, fieldValue, FLAG_COLUMNS } from '../../db/columnNames.ts';
import { storeSchema } from '../../db/schema.ts';

test('a field and its column lead to each other', () => {
  for (const field of ['from', 'to', 'firstName', 'pao2', 'statesContinuedNeed']) {
    expect(fieldOf(columnOf(field)), field).toBe(field);
  }
});

test('the flag columns are those whose tables allow only 0 and 1', () => {
  const sql = storeSchema.migrations.map(({ schema }) => schema).join('\n');
  const flags = [...sql.matchAll(/check \((\w+) in \(0, 1\)\)/g)].map(([, column]) => column);
  expect(new Set(flags)).toEqual(FLAG_COLUMNS);
});

test('a flag reads as true, false or not known; a JSON text as what it holds; any other as it stands', () => {
  expect([1, 0, null].map((value) => fieldValue('room_air', value))).toEqual([true, false, null]);
  expect(fieldValue('address', '{"zip":"62701"}')).toEqual({ zip: '62701' });
  expect(fieldValue('note', '[not json')).toBe('[not json');
  expect(fieldValue('minutes', 1)).toBe(1);
});
