import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import type { ClaimKind } from '../../../../shared/domain/claimKind.ts';
import { PAYER_TERMS_CHECKS } from '../../../../shared/rules/checks/payerTermsTable.ts';
import { gatherFacts } from '../../../../shared/rules/facts.ts';
import type { Outcome } from '../../../../shared/rules/outcome.ts';
import { DEVICE_CODES } from '../../../../shared/rules/packs/guides202611/codeLists.ts';
import { cleanCase, settingsOf } from '../packs/payerTerms/brokenTerms.ts';
import { lineOf, recordOf, TODAY } from '../startingCases.ts';

/** Each word alone, with what it needs taken away: it says what it lacks and never passes. */

type Ask = (theCase: ClaimCase) => Outcome<string>;

function word<K extends keyof typeof PAYER_TERMS_CHECKS>(
  name: K,
  params: Parameters<(typeof PAYER_TERMS_CHECKS)[K]>[1],
): Ask {
  return (theCase) =>
    PAYER_TERMS_CHECKS[name]({ ...gatherFacts(theCase, TODAY), owns: () => true }, params as never);
}

const DEVICES = { codes: DEVICE_CODES };

/** A case in which each word has something to judge. */
function ready(kind: ClaimKind): ClaimCase {
  const theCase = cleanCase(kind, 'commercial');
  const settings = settingsOf(theCase);
  settings.authorization = { codes: theCase.claim.lines.map(({ code }) => code), validDays: 30 };
  settings.orders.faceToFaceMonths = 6;
  settings.acceptedModifiers = ['RR'];
  Object.assign(settings.rental, { maintenanceMonths: 6, capMonths: 13 });
  theCase.claim.authorization.authorizationFrom = '2026-10-01';
  theCase.claim.rental.lastMaintenanceOn = '2026-01-01';
  return theCase;
}

function maintained(theCase: ClaimCase): ClaimCase {
  lineOf(theCase).modifiers = ['MS'];
  return theCase;
}

const CASES: readonly (readonly [string, Ask, () => ClaimCase])[] = [
  ['visitBeforeOrder', word('visitBeforeOrder', {}), () => ready('oxygenRental')],
  ['authorizationForCodes', word('authorizationForCodes', {}), () => ready('oxygenRental')],
  ['authorizationInTime', word('authorizationInTime', {}), () => ready('oxygenRental')],
  [
    'maintenanceInterval',
    word('maintenanceInterval', { modifier: 'MS' }),
    () => maintained(ready('oxygenRental')),
  ],
  ['refillInTime', word('refillInTime', { contents: ['E1390'] }), () => ready('oxygenRental')],
  [
    'rentedBeyondCap',
    word('rentedBeyondCap', {}),
    () => {
      const theCase = ready('equipmentRepair');
      Object.assign(recordOf(theCase.equipment), { ownership: 'rental', rentalStartedOn: '2026-01-01' });
      return theCase;
    },
  ],
  ['replacedWithinLife', word('replacedWithinLife', DEVICES), () => ready('oxygenRental')],
  ['modifiersAccepted', word('modifiersAccepted', {}), () => ready('oxygenRental')],
];

describe('without the payer', () => {
  test.each(CASES)('%s waits for it', (_name, ask, start) => {
    expect(ask({ ...start(), payer: null })).toMatchObject({ status: 'unknown', lacks: 'payer' });
  });
});

describe('without a line', () => {
  const needLines: readonly (readonly [string, Ask])[] = [
    ...CASES.filter(([name]) =>
      [
        'authorizationForCodes',
        'maintenanceInterval',
        'refillInTime',
        'replacedWithinLife',
        'modifiersAccepted',
      ].includes(name),
    ).map(([name, ask]) => [name, ask] as const),
    ['rentalOrSaleStated', word('rentalOrSaleStated', DEVICES)],
    ['furnishedOxygenTest', word('furnishedOxygenTest', DEVICES)],
    ['furnishedHypoxemia', word('furnishedHypoxemia', { ...DEVICES, expectedDenialModifiers: [] })],
    [
      'furnishedCoverageModifier',
      word('furnishedCoverageModifier', { ...DEVICES, groupModifiersFrom: '2023-04-01' }),
    ],
    ['bundledWithRental', word('bundledWithRental', { devices: [], accessories: [], contents: [] })],
    ['modifierOnLines', word('modifierOnLines', { modifier: 'KX', codes: [] })],
  ];
  test.each(needLines)('%s waits for one', (_name, ask) => {
    const theCase = ready('oxygenRental');
    theCase.claim.lines = [];
    expect(ask(theCase)).toMatchObject({ status: 'unknown', lacks: 'claim.lines' });
  });
});

describe('without the date of service', () => {
  test.each(
    CASES.filter(([name]) =>
      ['authorizationInTime', 'maintenanceInterval', 'rentedBeyondCap', 'replacedWithinLife'].includes(name),
    ),
  )('%s waits for it', (_name, ask, start) => {
    const theCase = start();
    theCase.claim.dateOfService = null;
    expect(ask(theCase)).toMatchObject({ status: 'unknown', lacks: 'claim.dateOfService' });
  });
});

test('rentedBeyondCap waits for the device', () => {
  const ask = word('rentedBeyondCap', {});
  expect(ask({ ...ready('equipmentRepair'), equipment: null })).toMatchObject({ lacks: 'equipment' });
});

describe('a modifier on lines', () => {
  const wanted = (codes: readonly string[], change: (theCase: ClaimCase) => void = () => undefined) => {
    const theCase = cleanCase('oxygenRental', 'commercial');
    change(theCase);
    return word('modifierOnLines', { modifier: 'QE', codes })(theCase);
  };
  const onFirst = (c: ClaimCase) => {
    lineOf(c).modifiers = ['RR', 'QE'];
  };

  test('of the codes that are named, and of every line where none is', () => {
    expect(wanted(['E1390'], onFirst)).toEqual({ status: 'met', evidence: 'QE on every line of E1390' });
    expect(wanted(['E0431'], onFirst)).toMatchObject({ status: 'unmet', path: 'claim.lines.1.modifiers' });
    expect(wanted([], onFirst)).toMatchObject({ status: 'unmet', path: 'claim.lines.1.modifiers' });
    expect(wanted(['E1390', 'E0431'])).toMatchObject({ status: 'unmet', path: 'claim.lines.0.modifiers' });
    expect(wanted(['E1392'], onFirst)).toEqual({
      status: 'notApplicable',
      evidence: 'no line bills E1392',
    });
  });

  test('every code that carries it is told once', () => {
    expect(
      wanted([], (c) => {
        for (const line of c.claim.lines) line.modifiers = ['QE'];
        c.claim.lines.push({ ...lineOf(c) });
      }),
    ).toEqual({ status: 'met', evidence: 'QE on every line of E1390, E0431' });
  });
});
