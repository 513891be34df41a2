import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAsTyped, csvLine, harmlessCell } from '../../../shared/domain/csvCell.ts';

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1',
  '\tplain',
  '\r=1',
  '\nplain',
  '  =1',
  '\u00a0=1',
  '\u200b=1',
  '\u0000=1',
  "'=1",
  '＝1',
  '＋1',
  '－1',
  '＠SUM(1)',
])('a spreadsheet does not run %j', (cell) => {
  expect(harmlessCell(cell)).toBe(`'${cell}`);
  expect(csvLine([cell, 'next'])).toBe(`"'${cell}","next"\r\n`);
});

test.each(['', 'Oak St 5', '2026-11-02', "O'Brien", '12.50', 'a=b', '#1', "'quoted'"])(
  '%j stays as it is',
  (cell) => {
    expect(harmlessCell(cell)).toBe(cell);
    expect(cellAsTyped(cell)).toBe(cell);
  },
);

test('whatever is written comes back as it was', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n a＝") }),
  );
  fc.assert(
    fc.property(text, (cell) => {
      expect(cellAsTyped(harmlessCell(cell))).toBe(cell);
      expect(harmlessCell(cell)).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠]/u);
    }),
    { numRuns: 2_000 },
  );
});
