import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkedLines, linkProblems, logRows } from '../../../shared/codes/lineLinks.ts';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { there } from '../../support/sampleRecords.ts';

const VISIT = there(exampleEquipmentRepair().visit);
const [MOTOR, ONE, TWO] = ['parts.0', 'labor.0', 'labor.1'].map((path) =>
  there(logRows(VISIT).find((row) => row.path === path)),
);

function line(code: string, ...rows: readonly ({ readonly id: string } | undefined)[]) {
  return { code, logIds: rows.flatMap((row) => row?.id ?? []) };
}

describe('rows of the log', () => {
  test('parts and labor, named by their place', () => {
    expect(logRows(VISIT).map(({ name }) => name)).toEqual([
      'Part 1: SMP-MOTOR-R Drive-wheel motor, right',
      'Labor 1: Diagnosis and exchange of the motor, 45 min',
      'Labor 2: Harness to the controller mended, 30 min',
    ]);
    expect(logRows(null)).toEqual([]);
  });
});

describe('linked by their codes', () => {
  test('labor with the line of labor, the part with the line of its code', () => {
    expect(linkedLines([line('K0739'), line('E2368')], VISIT)).toEqual([
      line('K0739', ONE, TWO),
      line('E2368', MOTOR),
    ]);
  });

  test('everything with the only line, a loaner aside', () => {
    expect(linkedLines([line('L7600'), line('K0462')], VISIT)).toEqual([
      line('L7600', MOTOR, ONE, TWO),
      line('K0462'),
    ]);
  });

  test('parts without a code with a line for such parts', () => {
    const visit = there(exampleRepair().visit);
    const linked = linkedLines([line('K0740'), line('E1399')], visit);
    expect(linked[1]?.logIds).toEqual(visit.parts.map(({ id }) => id));
    expect(linkProblems(linked, visit)).toEqual([]);
  });

  test('what the codes do not tell stays out', () => {
    expect(linkedLines([line('K0739'), line('E0990')], VISIT)).toEqual([
      line('K0739', ONE, TWO),
      line('E0990'),
    ]);
  });

  test('nothing is ever linked twice, and what stood stays', () => {
    const codes = fc.array(fc.constantFrom('K0739', 'E2368', 'E1399', 'K0462', 'L7600'), { maxLength: 5 });
    const picks = fc.array(fc.nat(4), { maxLength: 3 });
    fc.assert(
      fc.property(codes, picks, (all, picked) => {
        const ids = logRows(VISIT).map(({ id }) => id);
        const lines = all.map((code, index) => ({
          code,
          logIds: ids.filter((_, at) => picked[at] === index),
          pointers: [],
          drug: null,
        }));
        const linked = linkedLines(lines, VISIT);
        const flat = linked.flatMap(({ logIds }) => logIds);
        expect(new Set(flat).size).toBe(flat.length);
        lines.forEach(({ logIds }, index) => {
          expect(linked[index]?.logIds.slice(0, logIds.length)).toEqual(logIds);
        });
        expect(linkedLines(linked, VISIT)).toEqual(linked);
      }),
    );
  });
});

describe('what is not linked as it ought to be', () => {
  const texts = (lines: readonly { code: string; logIds: string[] }[], visit = VISIT) =>
    linkProblems(lines, visit).map(({ text }) => text);

  test('nothing, where every line rests on its rows', () => {
    expect(texts([line('K0739', ONE, TWO), line('E2368', MOTOR), line('K0462')])).toEqual([]);
  });

  test.each([
    [
      [line('K0739', ONE, TWO), line('E2368')],
      ['line 2 rests on no row of the log', 'part 1 of the log stands in no line'],
    ],
    [[line('K0739', ONE), line('E2368', MOTOR)], ['labor 2 of the log stands in no line']],
    [
      [line('K0739', ONE, TWO), line('E2368', MOTOR, TWO)],
      ['labor 2 of the log stands in line 1 and line 2'],
    ],
    [
      [line('K0739', ONE, TWO, { id: 'gone' }), line('E2368', MOTOR)],
      ['line 1 rests on a row that this visit does not have'],
    ],
  ])('%#', (lines, expected) => expect(texts(lines)).toEqual(expected));

  test('a part that is not charged, in a line', () => {
    const visit = { ...VISIT, parts: VISIT.parts.map((part) => ({ ...part, billed: false })) };
    expect(texts([line('K0739', ONE, TWO), line('E2368', MOTOR)], visit)).toEqual([
      'line 2 bills part 1, which is not charged',
    ]);
    expect(texts([line('K0739', ONE, TWO)], visit)).toEqual([]);
  });
});
