import { describe, expect, test } from 'vitest';
import {
  NO_ATTESTATION,
  NO_AUTHORIZATION,
  NO_DELIVERY,
  NO_ORTHOSIS_ANSWERS,
  NO_OWNED_REPAIR_ANSWERS,
  NO_RADIOPHARMACEUTICAL_ANSWERS,
  NO_RENTAL_ANSWERS,
} from '../../../shared/domain/claimAnswers.ts';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { evaluateCase, type Evaluation } from '../../../shared/rules/evaluate.ts';
import { PACKS } from '../../../shared/rules/packs/packs.ts';
import { CLEAN_CASES, FAULTS, withFault } from './everyCase.ts';
import { statusOf, TODAY } from './startingCases.ts';

/** What rules say of the records that they name, over every case that any test of the rules has. */

const PATHS = new Map(PACKS.flatMap((pack) => pack.rules).map(({ id, path }) => [id, path]));

type Take = (theCase: ClaimCase) => void;

const RECORDS: Readonly<Record<string, Take>> = {
  'claim.lines': (c) => (c.claim.lines = []),
  'claim.dateOfService': (c) => (c.claim.dateOfService = null),
  'claim.diagnosisCodes': (c) => (c.claim.diagnosisCodes = []),
  'claim.delivery': (c) => (c.claim.delivery = NO_DELIVERY),
  'claim.authorization': (c) => (c.claim.authorization = NO_AUTHORIZATION),
  'claim.attestation': (c) => (c.claim.attestation = NO_ATTESTATION),
  'claim.ownedRepair': (c) => (c.claim.ownedRepair = NO_OWNED_REPAIR_ANSWERS),
  'claim.rental': (c) => (c.claim.rental = NO_RENTAL_ANSWERS),
  'claim.orthosis': (c) => (c.claim.orthosis = NO_ORTHOSIS_ANSWERS),
  'claim.radiopharmaceutical': (c) => (c.claim.radiopharmaceutical = NO_RADIOPHARMACEUTICAL_ANSWERS),
  coverage: (c) => (c.coverage = null),
  payer: (c) => (c.payer = null),
  physician: (c) => (c.physician = null),
  order: (c) => (c.order = null),
  oxygenTest: (c) => (c.oxygenTest = null),
  equipment: (c) => (c.equipment = null),
  visit: (c) => (c.visit = null),
  documents: (c) => (c.documents = []),
};

/** Rules that hold, or are not asked, without the record on which the cursor is put when they fail; each with its ground. */
const HOLD_WITHOUT: Readonly<Record<string, readonly string[]>> = {
  // Nothing of the sort is billed while nothing is billed; that nothing is, is CLAIM-LINES' to say.
  'claim.lines': ['MCR-O2-ONE-EACH', 'MCR-O2-CONTENTS', 'MCR-O2-CONTENTS-MONTHS', 'MCR-O2-MS-CODE'],
  // Looks for diagnoses that stand against oxygen; that one is missing at all is asked apart.
  'claim.diagnosisCodes': ['MCR-O2-DENIED'],
  // Asked of deliveries before a discharge only.
  'claim.delivery': ['MCR-O2-POD-DISCHARGE'],
  // No interruption on record is none.
  'claim.rental': ['MCR-O2-BREAK'],
  // No side is stated, and nothing else asks for one.
  'claim.orthosis': ['L1320-MOD-SIDE'],
  // Asks that a paper is not there; and for a need that the order and the test show as well.
  documents: ['MCR-O2-CMN-ENDED', 'MCR-O2-NEED'],
};

describe.each(Object.entries(RECORDS))('without %s', (record, take) => {
  test('no rule that names it is met, nor passed over', () => {
    const passed = new Set<string>();
    for (const { make } of CLEAN_CASES) {
      const theCase = make();
      const before = evaluateCase(theCase, TODAY);
      take(theCase);
      for (const { id, status, evidence } of evaluateCase(theCase, TODAY).requirements) {
        const path = PATHS.get(id);
        if (path !== record && !path?.startsWith(`${record}.`)) continue;
        const settled = status === 'met' || status === 'notApplicable';
        if (settled && statusOf(before, id) === 'met') passed.add(`${id}: ${evidence}`);
      }
    }
    const allowed = HOLD_WITHOUT[record] ?? [];
    expect([...passed].filter((told) => !allowed.some((id) => told.startsWith(`${id}:`)))).toEqual([]);
    for (const id of allowed) expect([...passed].join('\n')).toContain(`${id}:`);
  });
});

describe('a line, a part or a stretch of labor that is named by its number', () => {
  const LISTS = { line: 'claim.lines', part: 'visit.parts', labor: 'visit.labor' } as const;
  type Item = keyof typeof LISTS;

  function named(text: string): readonly (readonly [Item, number])[] {
    return [...text.matchAll(/\b(line|part|labor) (-?\d+)\b/gi)].map(([, item = '', number]) => [
      item.toLowerCase() as Item,
      Number(number),
    ]);
  }

  function lengthOf(theCase: ClaimCase, item: Item): number {
    if (item === 'line') return theCase.claim.lines.length;
    return (item === 'part' ? theCase.visit?.parts : theCase.visit?.labor)?.length ?? 0;
  }

  const CASES = [
    ...CLEAN_CASES.map(({ name, make }) => ({ name, theCase: make() })),
    ...FAULTS.map((fault) => ({ name: `${fault.id} ${fault.what}`, theCase: withFault(fault) })),
  ];

  function told(evaluation: Evaluation): readonly { readonly path: string; readonly text: string }[] {
    return [
      ...evaluation.findings.map(({ path, message }) => ({ path, text: message })),
      ...evaluation.requirements.map(({ path, evidence }) => ({ path, text: evidence })),
    ];
  }

  test('is there, counted from one', () => {
    const strays = CASES.flatMap(({ name, theCase }) =>
      told(evaluateCase(theCase, TODAY)).flatMap(({ text }) =>
        named(text)
          .filter(([item, number]) => number < 1 || number > lengthOf(theCase, item))
          .map(() => `${name}: ${text}`),
      ),
    );
    expect(strays).toEqual([]);
  });

  test('is the one to which the cursor goes', () => {
    const others = CASES.flatMap(({ name, theCase }) =>
      told(evaluateCase(theCase, TODAY)).flatMap(({ path, text }) => {
        const items = named(text);
        return items
          .filter(([item]) => path.startsWith(`${LISTS[item]}.`))
          .map(([item]) => [item, Number(path.slice(LISTS[item].length + 1).split('.')[0]) + 1] as const)
          .filter(([item, number]) => !items.some((one) => one[0] === item && one[1] === number))
          .map(() => `${name}: ${path} ${text}`);
      }),
    );
    // Names the line of the rental, and the cursor goes to that of the contents.
    expect(others.filter((other) => !other.includes('is part of the rental that line'))).toEqual([]);
  });
});
