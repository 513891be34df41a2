import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../../main/sample/scenarios.ts';
import { standardRepair } from '../../../shared/codes/laborUnits.ts';
import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { isRepairKind } from '../../../shared/domain/claimKind.ts';
import type { Labor, Part } from '../../../shared/domain/serviceVisit.ts';
import { PAPER_NOTE, repairNarrative } from '../../../shared/packet/repairNarrative.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { exampleEquipmentRepair } from '../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';

function lineOf(theCase: ClaimCase, index = 0, change: Partial<ClaimLine> = {}): ClaimLine {
  const line = theCase.claim.lines[index];
  if (!line) throw new Error('the example has no such line');
  return { ...line, ...change };
}

function allRows({ visit }: ClaimCase): string[] {
  return [...(visit?.parts ?? []), ...(visit?.labor ?? [])].map(({ id }) => id);
}

function withVisit(theCase: ClaimCase, change: { parts?: Part[]; labor?: Labor[] }): ClaimCase {
  return { ...theCase, visit: theCase.visit && { ...theCase.visit, ...change } };
}

/** Every number of minutes in a note, added up: each stands behind a code or `labor` or `other`. */
function minutesIn(text: string): number {
  const [labor = ''] = text.split(';');
  return [...labor.matchAll(/(?:^|, )(?:[A-Z]\d{4}|labor|other) (\d+)/g)].reduce(
    (sum, [, minutes]) => sum + Number(minutes),
    0,
  );
}

function told(theCase: ClaimCase): number {
  return (theCase.visit?.labor ?? []).reduce((sum, row) => {
    const tabled = theCase.payer?.class === 'medicare' ? standardRepair(row.standardRepair) : null;
    return sum + (tabled ? tabled.units * 15 : (row.minutes ?? 0));
  }, 0);
}

describe('labor', () => {
  test('Medicare is told the minutes of its table, by repaired code, and the item with its month', () => {
    const theCase = exampleEquipmentRepair();
    const line = lineOf(theCase, 0, { logIds: (theCase.visit?.labor ?? []).map(({ id }) => id) });
    const { text, leftOut } = repairNarrative(theCase, line, 80);
    expect(text).toBe('E2368 30 min, K0823 30 min; K0823 04/2023 beneficiary-owned');
    expect(leftOut).toEqual([]);
  });

  test('another payer is told the minutes of the record', () => {
    const theCase = exampleEquipmentRepair('commercial');
    expect(repairNarrative(theCase, lineOf(theCase), 80).text).toContain('E2368 45 min, K0823 30 min');
  });

  test('the rules that ask for the note are content with it', () => {
    const theCase = exampleEquipmentRepair();
    const lines = theCase.claim.lines.map((line) => ({ ...line, narrative: '' }));
    const silent = { ...theCase, claim: { ...theCase.claim, lines } };
    const composed = {
      ...silent,
      claim: {
        ...silent.claim,
        lines: lines.map((line) => ({ ...line, narrative: repairNarrative(silent, line, 80).text })),
      },
    };
    const rulesOf = (judged: ClaimCase) =>
      evaluateCase(judged, '2026-11-02').findings.filter(({ path }) => path.endsWith('.narrative'));
    expect(rulesOf(silent).length).toBeGreaterThan(0);
    expect(rulesOf(composed)).toEqual([]);
  });

  test('what does not fit is dropped from the least needed end and named', () => {
    const theCase = exampleEquipmentRepair();
    const line = lineOf(theCase);
    expect(repairNarrative(theCase, line, 40).text).toBe('E2368 30 min, K0823 30 min');
    expect(repairNarrative(theCase, line, 24).text).toBe('E2368 30, K0823 30 min');
    expect(repairNarrative(theCase, line, 40).leftOut).toEqual(['the item that is mended']);
    expect(repairNarrative(theCase, line, 48).text).toBe('E2368 30, K0823 30 min; K0823 04/2023 pt-owned');
    const short = repairNarrative(theCase, line, 20);
    expect(short.text).toBe('labor 60 min');
    expect(short.leftOut).toContain('minutes by code for E2368, K0823');
  });

  test('a register that does not say who owns the item keeps the note from saying it', () => {
    const theCase = exampleEquipmentRepair();
    const rented = { ...theCase, equipment: theCase.equipment && { ...theCase.equipment, ownership: null } };
    const { text, leftOut } = repairNarrative(rented, lineOf(rented), 80);
    expect(text).not.toMatch(/owned/);
    expect(leftOut.join()).toMatch(/owns the item/);
  });

  test('minutes that are not on record are named as missing', () => {
    const theCase = exampleEquipmentRepair('commercial');
    const labor = (theCase.visit?.labor ?? []).map((row, index) =>
      index === 0 ? { ...row, minutes: null } : row,
    );
    const open = withVisit(theCase, { labor });
    const { text, leftOut } = repairNarrative(open, lineOf(open), 80);
    expect(text).not.toContain('E2368 45');
    expect(leftOut).toContain('minutes of 1 row of labor: not on record');
  });
});

describe('parts without a code', () => {
  const theCase = exampleRepair();
  const line = lineOf(theCase, 0, {
    code: 'E1399',
    logIds: (theCase.visit?.parts ?? []).map(({ id }) => id),
  });

  test('stand with number, price and the item; a maker that is not on record is named as missing', () => {
    const { text, leftOut } = repairNarrative(theCase, line, 200);
    expect(text).toBe('SMP-SIEVE-5 Sieve bed x2 $65.00; SMP-FILTER-1 Intake filter $11.50; for E1390');
    expect(leftOut.join()).toMatch(/maker of 2 parts/);
  });

  test('stand with the maker of the catalog', () => {
    const parts = (theCase.visit?.parts ?? []).map((part) => ({ ...part, catalogId: part.id }));
    const makers = new Map(parts.map(({ id }) => [id, 'Examplair']));
    const { text } = repairNarrative(withVisit(theCase, { parts }), line, 80, makers);
    expect(text).toMatch(/^Examplair SMP-SIEVE-5/);
    expect(text.length).toBeLessThanOrEqual(80);
  });

  test('a description that names the patient stays out', () => {
    const parts = (theCase.visit?.parts ?? []).map((part) => ({
      ...part,
      description: 'Filter for Mrs Testperson',
    }));
    const { text, leftOut } = repairNarrative(withVisit(theCase, { parts }), line, 200);
    expect(text).not.toMatch(/testperson/i);
    expect(leftOut.join()).toMatch(/may name the patient/);
  });
});

test('a loaner: the own item, what was lent, what was mended, and why', () => {
  const theCase = exampleEquipmentRepair();
  const lent = {
    ...theCase,
    claim: {
      ...theCase.claim,
      ownedRepair: {
        ...theCase.claim.ownedRepair,
        loanerDescription: 'Power wheelchair Examplair Glide 1',
        loanerReason: 'Motor on back-order',
      },
    },
  };
  expect(repairNarrative(lent, lineOf(lent, 0, { code: 'K0462' }), 200).text).toBe(
    'K0823 04/2023 beneficiary-owned; Power wheelchair Examplair Glide 1; repaired E2368, K0823; Motor on back-order',
  );
});

describe('over all repairs of the sample office', () => {
  const repairs = SCENARIOS.map(({ base, change }) => change(base())).filter(({ claim }) =>
    isRepairKind(claim.kind),
  );

  test('there are some', () => expect(repairs.length).toBeGreaterThan(8));

  test.each(repairs.map((theCase, index) => [index, theCase] as const))(
    'repair %i: within the limits, every billed minute named, nothing of the patient',
    (_, theCase) => {
      for (const limit of [theCase.payer?.settings.narrativeMaxChars ?? 80, PAPER_NOTE]) {
        const labor = lineOf(theCase, 0, { logIds: allRows(theCase) });
        for (const line of [labor, ...theCase.claim.lines]) {
          const { text } = repairNarrative(theCase, line, limit);
          expect(text.length).toBeLessThanOrEqual(limit);
          for (const secret of secretsOf(theCase)) expect(text.toLowerCase()).not.toContain(secret);
        }
        expect(minutesIn(repairNarrative(theCase, labor, limit).text)).toBe(told(theCase));
      }
    },
  );
});

function secretsOf({ patient, coverage }: ClaimCase): string[] {
  return [patient.firstName, patient.lastName, patient.phone, patient.address.line1, coverage?.memberId ?? '']
    .map((text) => text.toLowerCase())
    .filter(Boolean);
}

describe('properties', () => {
  const code = fc.stringMatching(/^[EKL]\d{4}$/);
  const labor = fc.array(fc.record({ code, minutes: fc.integer({ min: 1, max: 1440 }) }), {
    minLength: 1,
    maxLength: 20,
  });
  const parts = fc.array(
    fc.record({
      code: fc.oneof(fc.constant(''), code),
      partNumber: fc.string({ maxLength: 40 }),
      description: fc.oneof(
        fc.string({ maxLength: 120, unit: 'grapheme' }),
        fc.constantFrom('for Avery', 'TESTPERSON chair', 'Avery-Testperson pad'),
      ),
      quantity: fc.option(fc.integer({ min: 1, max: 999 })),
    }),
    { maxLength: 8 },
  );

  test('never above the limit, every minute there, plain characters, the same twice', () => {
    const base = exampleEquipmentRepair('commercial');
    const [row] = base.visit?.labor ?? [];
    const [part] = base.visit?.parts ?? [];
    if (!row || !part) throw new Error('the example has no work');
    fc.assert(
      fc.property(labor, parts, fc.integer({ min: 20, max: 500 }), (work, fitted, limit) => {
        const id = (index: number) => `01990000-0000-7000-8000-${String(index).padStart(12, '0')}`;
        const theCase = withVisit(base, {
          labor: work.map((each, index) => ({
            ...row,
            id: id(index),
            repairedCode: each.code,
            minutes: each.minutes,
          })),
          parts: fitted.map((each, index) => ({ ...part, ...each, id: id(100 + index) })),
        });
        const line = lineOf(theCase, 0, { logIds: allRows(theCase) });
        const { text } = repairNarrative(theCase, line, limit);
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        expect(minutesIn(text)).toBe(work.reduce((sum, { minutes }) => sum + minutes, 0));
        expect(text.toLowerCase()).not.toMatch(/avery|testperson/);
        expect(repairNarrative(theCase, line, limit).text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
