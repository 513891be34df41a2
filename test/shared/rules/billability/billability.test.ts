import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings, type PayerClass, type PayerSettings } from '../../../../shared/domain/payer.ts';
import { billabilityOf, DECISION_ROWS } from '../../../../shared/rules/billability/billability.ts';
import type { BillingAnswer } from '../../../../shared/rules/billability/decisionRow.ts';
import type { BillingQuestion } from '../../../../shared/rules/billability/question.ts';

const TODAY = '2026-11-02';
const SERVICE = '2026-10-20';

type Device = NonNullable<BillingQuestion['equipment']>;

function payer(
  payerClass: PayerClass,
  change: (settings: PayerSettings) => void = () => undefined,
): NonNullable<BillingQuestion['payer']> {
  const settings = defaultSettings(payerClass);
  change(settings);
  return { class: payerClass, settings };
}

/** A wheelchair of the patient's own, out of warranty. */
const WHEELCHAIR: Device = {
  kind: 'manualWheelchair',
  hcpcs: 'K0001',
  ownership: 'patientOwned',
  rentalStartedOn: null,
  warrantyUntil: '2025-01-31',
  warrantyLaborUntil: '2025-01-31',
};
const CONCENTRATOR: Device = { ...WHEELCHAIR, kind: 'stationaryConcentrator', hcpcs: 'E1390' };
const RENTED: Device = { ...CONCENTRATOR, ownership: 'rental', rentalStartedOn: '2025-01-10' };
const CYLINDERS: Device = { ...RENTED, kind: 'gaseousCylinders', hcpcs: 'E0431' };
const BRACE: Device = { ...WHEELCHAIR, kind: 'orthosis', hcpcs: 'L0627' };

const ANSWERED = { paidByThisPayer: true, deniedBefore: false, cause: 'wear' } as const;

function ask(change: Partial<BillingQuestion>): BillingQuestion {
  return {
    kind: 'equipmentRepair',
    payer: payer('medicare'),
    equipment: WHEELCHAIR,
    dateOfService: SERVICE,
    on: TODAY,
    ownedRepair: ANSWERED,
    ...change,
  };
}

function repairOf(equipment: Device | null, change: Partial<BillingQuestion> = {}): BillingQuestion {
  return ask({ kind: 'repair', equipment, ...change });
}

function rental(change: Partial<BillingQuestion>): BillingQuestion {
  return ask({ kind: 'oxygenRental', equipment: RENTED, basis: 'rental', rentalMonthsBilled: 0, ...change });
}

const CONTENTS = [{ code: 'E0443', modifiers: [] }];
const VISIT_FEE = [{ code: 'E1390', modifiers: ['MS'] }];
const PLAN = payer('commercial');

/** Every row of the table, reached by a case of its own. */
const ROWS: readonly (readonly [string, BillingAnswer, BillingQuestion])[] = [
  ['MCR-REPAIR-OXYGEN-RENTED', 'doNotBill', repairOf(RENTED)],
  ['MCR-REPAIR-OXYGEN-DUTY', 'doNotBill', repairOf({ ...RENTED, rentalStartedOn: '2023-10-20' })],
  [
    'MCR-REPAIR-OXYGEN-DENIAL',
    'billAnotherWay',
    repairOf(CONCENTRATOR, { lines: [{ code: 'K0740', modifiers: ['GX', 'GY'] }] }),
  ],
  ['MCR-REPAIR-OXYGEN-OWNED', 'doNotBill', repairOf(CONCENTRATOR)],
  ['MCR-REPAIR-OXYGEN', 'doNotBill', repairOf({ ...CONCENTRATOR, ownership: 'stock' })],
  ['MCR-REPAIR-FREQUENT', 'doNotBill', ask({ equipment: { ...WHEELCHAIR, kind: 'other', hcpcs: 'E0465' } })],
  ['MCR-REPAIR-RENTED', 'doNotBill', ask({ equipment: { ...WHEELCHAIR, ownership: 'rental' } })],
  ['MCR-REPAIR-SUPPLIERS-OWN', 'doNotBill', ask({ equipment: { ...WHEELCHAIR, ownership: 'loaner' } })],
  [
    'MCR-REPAIR-WARRANTY',
    'doNotBill',
    ask({ equipment: { ...WHEELCHAIR, warrantyUntil: SERVICE, warrantyLaborUntil: null } }),
  ],
  [
    'MCR-REPAIR-WARRANTY-PARTLY',
    'needsPerson',
    ask({ equipment: { ...WHEELCHAIR, warrantyLaborUntil: '2027-01-01' } }),
  ],
  ['MCR-REPAIR-DENIED-BEFORE', 'doNotBill', ask({ ownedRepair: { ...ANSWERED, deniedBefore: true } })],
  ['MCR-REPAIR-ABUSE', 'doNotBill', ask({ ownedRepair: { ...ANSWERED, cause: 'malicious' } })],
  [
    'MCR-REPAIR-BASE-BY-ANOTHER',
    'needsPerson',
    ask({ ownedRepair: { ...ANSWERED, paidByThisPayer: false } }),
  ],
  ['MCR-REPAIR-BRACE', 'bill', ask({ equipment: BRACE })],
  ['MCR-REPAIR-OWNED', 'bill', ask({})],

  [
    'PAY-REPAIR-OXYGEN-NOT-COVERED',
    'doNotBill',
    repairOf(CONCENTRATOR, {
      payer: payer('medicaid', (settings) => {
        settings.repair.coversOxygen = false;
      }),
    }),
  ],
  [
    'PAY-REPAIR-NOT-OWNED',
    'doNotBill',
    repairOf(RENTED, {
      payer: payer('commercial', (settings) => {
        settings.repair.needsOwnership = true;
      }),
    }),
  ],
  [
    'PAY-REPAIR-WARRANTY',
    'doNotBill',
    repairOf({ ...CONCENTRATOR, warrantyUntil: SERVICE, warrantyLaborUntil: SERVICE }, { payer: PLAN }),
  ],
  [
    'PAY-REPAIR-WARRANTY-PARTLY',
    'needsPerson',
    repairOf({ ...CONCENTRATOR, warrantyUntil: SERVICE }, { payer: PLAN }),
  ],
  ['PAY-REPAIR-OXYGEN-ELSEWHERE', 'billAnotherWay', ask({ equipment: CONCENTRATOR, payer: PLAN })],
  [
    'PAY-REPAIR-GUIDE-CODE',
    'billAnotherWay',
    repairOf(CONCENTRATOR, { payer: PLAN, lines: [{ code: 'L7600', modifiers: [] }] }),
  ],
  ['PAY-REPAIR-RENTED', 'bill', repairOf(RENTED, { payer: PLAN })],
  ['PAY-REPAIR', 'bill', ask({ payer: payer('medicaid') })],

  ['MCR-OXYGEN-PURCHASE', 'doNotBill', rental({ basis: 'purchase' })],
  [
    'MCR-OXYGEN-MONTHS-PAID',
    'billAnotherWay',
    rental({ rentalMonthsBilled: 36, equipment: { ...RENTED, rentalStartedOn: '2023-09-01' } }),
  ],
  [
    'MCR-OXYGEN-LIFE-OVER',
    'billAnotherWay',
    rental({ rentalMonthsBilled: 36, equipment: { ...RENTED, rentalStartedOn: '2021-10-20' } }),
  ],
  ['MCR-OXYGEN-MONTH', 'bill', rental({ rentalMonthsBilled: 35 })],
  ['MCR-CONTENTS-CONCENTRATOR', 'doNotBill', rental({ lines: CONTENTS, rentalMonthsBilled: 40 })],
  ['MCR-CONTENTS-PORTABLE', 'needsPerson', rental({ lines: CONTENTS, equipment: CYLINDERS })],
  [
    'MCR-CONTENTS-IN-RENTAL',
    'doNotBill',
    rental({
      lines: [{ code: 'E0441', modifiers: [] }],
      equipment: { ...CYLINDERS, hcpcs: 'E0424' },
    }),
  ],
  ['MCR-CONTENTS-AFTER', 'bill', rental({ lines: CONTENTS, equipment: CYLINDERS, rentalMonthsBilled: 36 })],
  ['MCR-MS-IN-RENTAL', 'doNotBill', rental({ lines: VISIT_FEE, rentalMonthsBilled: 35 })],
  [
    'MCR-MS-TANKS',
    'doNotBill',
    rental({
      lines: [{ code: 'E0439', modifiers: ['MS'] }],
      equipment: { ...CYLINDERS, kind: 'liquidOxygen' },
      rentalMonthsBilled: 36,
    }),
  ],
  ['MCR-MS', 'bill', rental({ lines: VISIT_FEE, rentalMonthsBilled: 36 })],

  [
    'PAY-OXYGEN-PURCHASE',
    'doNotBill',
    rental({
      basis: 'purchase',
      payer: payer('commercial', (settings) => {
        settings.rental.purchaseAllowed = false;
      }),
    }),
  ],
  ['PAY-OXYGEN-BOUGHT', 'bill', rental({ basis: 'purchase', payer: PLAN })],
  [
    'PAY-OXYGEN-MONTHS-PAID',
    'billAnotherWay',
    rental({
      rentalMonthsBilled: 10,
      payer: payer('medicaid', (settings) => {
        settings.rental.oxygenCapMonths = 10;
      }),
    }),
  ],
  ['PAY-OXYGEN-MONTH', 'bill', rental({ rentalMonthsBilled: 50, payer: PLAN })],
  ['PAY-CONTENTS-IN-RENTAL', 'doNotBill', rental({ lines: CONTENTS, equipment: CYLINDERS, payer: PLAN })],
  [
    'PAY-CONTENTS',
    'bill',
    rental({ lines: CONTENTS, equipment: { ...CYLINDERS, ownership: 'patientOwned' }, payer: PLAN }),
  ],
  ['PAY-MS-NOT-PAID', 'doNotBill', rental({ lines: VISIT_FEE, payer: PLAN })],
  [
    'PAY-MS',
    'bill',
    rental({
      lines: VISIT_FEE,
      payer: payer('commercial', (settings) => {
        settings.rental.maintenanceMonths = 6;
      }),
    }),
  ],

  ['MCR-ORTHOSIS', 'bill', ask({ kind: 'orthosis', equipment: BRACE })],
  ['ORTHOSIS', 'bill', ask({ kind: 'orthosis', equipment: BRACE, payer: PLAN })],
  [
    'MCR-RADIOPHARMACEUTICAL-DME',
    'billAnotherWay',
    ask({ kind: 'radiopharmaceutical', equipment: null, contractor: 'dmeMac' }),
  ],
  [
    'RADIOPHARMACEUTICAL',
    'bill',
    ask({ kind: 'radiopharmaceutical', equipment: null, contractor: 'hospital' }),
  ],
];

describe('the decision table', () => {
  test.each(ROWS)('%s: %s', (row, answer, question) => {
    const found = billabilityOf(question);
    expect(found).toMatchObject({ row, answer, open: [] });
    expect(found.why).toMatch(/^.{20,}$/s);
    expect(found.why).not.toMatch(/[{}]|undefined|null|not given/);
    expect(found.source.verifiedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('has no row without a case, and none twice', () => {
    expect(ROWS.map(([row]) => row)).toEqual(DECISION_ROWS.map(({ id }) => id));
    expect(new Set(ROWS.map(([row]) => row)).size).toBe(DECISION_ROWS.length);
  });

  test('what nobody has verified never stops a claim; what a source or a payer’s setting says does', () => {
    for (const [row, , question] of ROWS) {
      const { source, weight } = billabilityOf(question);
      if (source.verified === 'unverified' || source.verified === 'secondHand') {
        expect([row, weight]).not.toEqual([row, 'stops']);
      }
    }
    const stopping = ROWS.filter(([, answer]) => answer === 'doNotBill' || answer === 'billAnotherWay')
      .map(([row, , question]) => [row, billabilityOf(question).weight])
      .filter(([, weight]) => weight !== 'stops')
      .map(([row]) => row);
    expect(stopping).toEqual([
      'MCR-REPAIR-OXYGEN-DENIAL',
      'MCR-REPAIR-ABUSE',
      'PAY-REPAIR-GUIDE-CODE',
      'MCR-CONTENTS-CONCENTRATOR',
      'MCR-MS-TANKS',
      'MCR-RADIOPHARMACEUTICAL-DME',
    ]);
  });
});

describe('what it hangs on', () => {
  const rowOf = (question: BillingQuestion) => billabilityOf(question).row;

  test('GY on every line asks for the denial of a repair of the patient’s own device, and of no other', () => {
    const denied = (equipment: Device, ...modifiers: readonly (readonly string[])[]) =>
      rowOf(
        repairOf(equipment, {
          lines: modifiers.map((each) => ({ code: 'K0740', modifiers: each })),
        }),
      );
    expect(denied(CONCENTRATOR, ['GY'])).toBe('MCR-REPAIR-OXYGEN-DENIAL');
    expect(denied(CONCENTRATOR, ['GY'], ['RB', 'GY'])).toBe('MCR-REPAIR-OXYGEN-DENIAL');
    expect(denied(CONCENTRATOR, ['GY'], ['RB'])).toBe('MCR-REPAIR-OXYGEN-OWNED');
    expect(denied(RENTED, ['GY'])).toBe('MCR-REPAIR-OXYGEN-RENTED');
    expect(denied({ ...CONCENTRATOR, ownership: null }, ['GY'])).toBe(null);
  });

  test('contents of a portable system wait for the months of the stationary one', () => {
    const contents = (hcpcs: string, ...codes: readonly string[]) =>
      rowOf(
        rental({
          lines: codes.map((code) => ({ code, modifiers: [] })),
          equipment: { ...CYLINDERS, kind: 'liquidOxygen', hcpcs },
        }),
      );
    for (const code of ['E0443', 'E0444', 'E0447'])
      expect([code, contents('E0434', code)]).toEqual([code, 'MCR-CONTENTS-PORTABLE']);
    expect(contents('E0434', 'E0442')).toBe('MCR-CONTENTS-IN-RENTAL');
    expect(contents('E0434', 'E0444', 'E0442')).toBe('MCR-CONTENTS-IN-RENTAL');
    expect(contents('E0439', 'E0444')).toBe('MCR-CONTENTS-IN-RENTAL');
  });

  test('Medicare pays no concentrator’s repair, whatever else is known or not', () => {
    const bare = billabilityOf({
      kind: 'repair',
      payer: payer('medicare'),
      equipment: null,
      dateOfService: null,
      on: TODAY,
    });
    expect(bare).toMatchObject({ answer: 'doNotBill', weight: 'stops', row: 'MCR-REPAIR-OXYGEN' });
    expect(rowOf(ask({ equipment: CONCENTRATOR }))).toBe('MCR-REPAIR-OXYGEN-OWNED');
  });

  test('the last day of a warranty counts, the day after does not', () => {
    const until = (day: string) =>
      rowOf(ask({ equipment: { ...WHEELCHAIR, warrantyUntil: day, warrantyLaborUntil: day } }));
    expect(until('2026-10-19')).toBe('MCR-REPAIR-OWNED');
    expect(until('2026-10-20')).toBe('MCR-REPAIR-WARRANTY');
    expect(
      billabilityOf(ask({ equipment: { ...WHEELCHAIR, warrantyUntil: SERVICE, warrantyLaborUntil: null } }))
        .why,
    ).toContain(SERVICE);
  });

  test.each([
    [0, 'MCR-OXYGEN-MONTH'],
    [35, 'MCR-OXYGEN-MONTH'],
    [36, 'MCR-OXYGEN-MONTHS-PAID'],
    [59, 'MCR-OXYGEN-MONTHS-PAID'],
  ])('%i months billed before: %s', (rentalMonthsBilled, row) => {
    expect(rowOf(rental({ rentalMonthsBilled }))).toBe(row);
  });

  test.each([
    ['2021-10-21', 'MCR-OXYGEN-MONTHS-PAID'],
    ['2021-10-20', 'MCR-OXYGEN-LIFE-OVER'],
  ])('after 36 months, rented since %s: %s', (rentalStartedOn, row) => {
    expect(rowOf(rental({ rentalMonthsBilled: 36, equipment: { ...RENTED, rentalStartedOn } }))).toBe(row);
  });

  test.each([
    ['2023-10-21', 'MCR-REPAIR-OXYGEN-RENTED'],
    ['2023-10-20', 'MCR-REPAIR-OXYGEN-DUTY'],
  ])('repair of a device rented since %s: %s', (rentalStartedOn, row) => {
    expect(rowOf(repairOf({ ...RENTED, rentalStartedOn }))).toBe(row);
  });

  test('a payer’s settings decide for Medicaid and commercial plans, and not for Medicare', () => {
    const generous = (payerClass: PayerClass) =>
      payer(payerClass, (settings) => {
        settings.repair.coversOxygen = true;
        settings.repair.needsOwnership = false;
        settings.repair.needsOutOfWarranty = false;
        settings.rental.oxygenCapMonths = null;
        settings.rental.purchaseAllowed = true;
      });
    expect(billabilityOf(repairOf(RENTED, { payer: generous('medicaid') })).answer).toBe('bill');
    expect(billabilityOf(repairOf(RENTED, { payer: generous('medicare') })).answer).toBe('doNotBill');
    expect(billabilityOf(rental({ basis: 'purchase', payer: generous('medicare') })).answer).toBe(
      'doNotBill',
    );
    expect(billabilityOf(rental({ rentalMonthsBilled: 36, payer: generous('medicare') })).answer).toBe(
      'billAnotherWay',
    );
    const under = { ...CONCENTRATOR, warrantyUntil: SERVICE, warrantyLaborUntil: SERVICE };
    expect(billabilityOf(repairOf(under, { payer: generous('commercial') })).answer).toBe('needsPerson');
  });

  test('a payer’s agreement to L7600 counts only with source and date', () => {
    const lines = [{ code: 'L7600', modifiers: [] }];
    const agreed = (source: string, confirmedOn: string | null) =>
      rowOf(
        repairOf(CONCENTRATOR, {
          lines,
          payer: payer('commercial', (settings) => {
            settings.codeAgreements = [{ code: 'L7600', source, confirmedOn }];
          }),
        }),
      );
    expect(agreed('Manual, page 41', '2026-01-15')).toBe('PAY-REPAIR');
    expect(agreed('Manual, page 41', null)).toBe('PAY-REPAIR-GUIDE-CODE');
    expect(agreed(' ', '2026-01-15')).toBe('PAY-REPAIR-GUIDE-CODE');
  });

  test('a day before the first row: a person decides', () => {
    expect(billabilityOf(repairOf(CONCENTRATOR, { dateOfService: '2019-12-31' }))).toMatchObject({
      answer: 'needsPerson',
      row: null,
      weight: 'advises',
      why: expect.stringContaining('2019-12-31'),
    });
    expect(rowOf(repairOf(CONCENTRATOR, { dateOfService: '2020-01-01' }))).toBe('MCR-REPAIR-OXYGEN-OWNED');
  });
});

describe('what is not known', () => {
  test.each<readonly [string, Partial<BillingQuestion>, readonly string[], string]>([
    ['the payer', { payer: null }, ['claim.coverageId'], 'stops'],
    ['the device', { equipment: null }, ['claim.equipmentId'], 'stops'],
    ['who owns it', { equipment: { ...WHEELCHAIR, ownership: null } }, ['equipment.ownership'], 'stops'],
    ['what it is', { equipment: { ...WHEELCHAIR, kind: null, hcpcs: '' } }, ['equipment.kind'], 'stops'],
    [
      'how it is paid for',
      { equipment: { ...WHEELCHAIR, kind: 'other', hcpcs: '' } },
      ['equipment.hcpcs'],
      'stops',
    ],
    [
      'which of kind and code is right',
      { equipment: { ...WHEELCHAIR, hcpcs: 'E1390' } },
      ['equipment.hcpcs'],
      'stops',
    ],
    ['the day', { dateOfService: null }, ['claim.dateOfService'], 'stops'],
    [
      'the warranty',
      { equipment: { ...WHEELCHAIR, warrantyUntil: null } },
      ['equipment.warrantyUntil'],
      'advises',
    ],
    [
      'denied before',
      { ownedRepair: { ...ANSWERED, deniedBefore: null } },
      ['claim.ownedRepair.deniedBefore'],
      'stops',
    ],
    ['the cause', { ownedRepair: { ...ANSWERED, cause: null } }, ['claim.ownedRepair.cause'], 'advises'],
    [
      'who paid for it',
      { ownedRepair: { ...ANSWERED, paidByThisPayer: null } },
      ['claim.ownedRepair.paidByThisPayer'],
      'advises',
    ],
    [
      'rental or sale',
      { kind: 'portableRental', equipment: RENTED, basis: null, rentalMonthsBilled: 3 },
      ['claim.rental.basis'],
      'stops',
    ],
    [
      'the months billed',
      { kind: 'oxygenRental', equipment: RENTED, basis: 'rental', rentalMonthsBilled: null },
      ['claim.rental.rentalMonthsBilled'],
      'advises',
    ],
    [
      'the contractor',
      { kind: 'radiopharmaceutical', equipment: null, contractor: null },
      ['claim.radiopharmaceutical.contractor'],
      'toldElsewhere',
    ],
  ])('%s: a person decides, and the field is named', (_what, change, paths, weight) => {
    const found = billabilityOf(ask(change));
    expect(found).toMatchObject({ answer: 'needsPerson', row: null, weight, path: paths[0] });
    expect(found.open.map(({ path }) => path)).toEqual(paths);
    expect(found.why).toBe(`not given: ${found.open.map(({ name }) => name).join(', ')}`);
  });

  test('before a claim is typed, everything that it will ask is named at once', () => {
    const { open } = billabilityOf({
      kind: 'equipmentRepair',
      payer: payer('medicare'),
      equipment: { ...WHEELCHAIR, ownership: null, warrantyUntil: null, warrantyLaborUntil: null },
      dateOfService: SERVICE,
      on: TODAY,
    });
    expect(open.map(({ path }) => path)).toEqual([
      'equipment.ownership',
      'claim.ownedRepair.deniedBefore',
      'equipment.warrantyUntil',
      'claim.ownedRepair.cause',
      'claim.ownedRepair.paidByThisPayer',
    ]);
  });

  test('a fact that would not change the answer is not asked for', () => {
    expect(billabilityOf(repairOf({ ...RENTED, ownership: null })).open).toEqual([]);
    expect(billabilityOf(ask({ payer: PLAN, equipment: { ...WHEELCHAIR, ownership: null } })).answer).toBe(
      'bill',
    );
  });
});

describe('any question', () => {
  const day = fc.constantFrom('2021-05-05', '2026-10-19', SERVICE, '2030-02-28');
  const maybeDay = fc.option(day);
  const device = fc.record<Device>({
    kind: fc.option(
      fc.constantFrom('stationaryConcentrator', 'gaseousCylinders', 'manualWheelchair', 'orthosis', 'other'),
    ),
    hcpcs: fc.constantFrom('', 'K0001', 'E1390', 'E0465', 'L0627'),
    ownership: fc.option(fc.constantFrom('rental', 'patientOwned', 'loaner')),
    rentalStartedOn: maybeDay,
    warrantyUntil: maybeDay,
    warrantyLaborUntil: maybeDay,
  });
  const anyPayer = fc
    .record({
      class: fc.constantFrom('medicare', 'medicaid', 'commercial'),
      yes: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      cap: fc.option(fc.integer({ min: 1, max: 40 })),
    })
    .map(({ class: payerClass, yes, cap }) =>
      payer(payerClass as PayerClass, ({ repair, rental: terms }) => {
        [repair.coversOxygen = false, repair.needsOwnership = false, repair.needsOutOfWarranty = false] = yes;
        terms.purchaseAllowed = yes[3] ?? false;
        terms.oxygenCapMonths = cap;
      }),
    );
  const question = fc.record<BillingQuestion>({
    kind: fc.constantFrom(
      'repair',
      'equipmentRepair',
      'portableRental',
      'oxygenRental',
      'orthosis',
      'radiopharmaceutical',
    ),
    payer: fc.option(anyPayer),
    equipment: fc.option(device),
    dateOfService: maybeDay,
    on: fc.constant(TODAY),
    basis: fc.option(fc.constantFrom('rental', 'purchase')),
    rentalMonthsBilled: fc.option(fc.integer({ min: 0, max: 70 })),
    lines: fc.constantFrom([], CONTENTS, VISIT_FEE, [{ code: 'L7600', modifiers: [] }]),
    ownedRepair: fc.record({
      paidByThisPayer: fc.option(fc.boolean()),
      deniedBefore: fc.option(fc.boolean()),
      cause: fc.option(fc.constantFrom('wear', 'accident', 'neglect', 'malicious')),
    }),
    contractor: fc.option(fc.constantFrom('dmeMac', 'abMac', 'hospital')),
  });

  test('is answered by a row or by what is missing, never by neither', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const found = billabilityOf(asked);
        expect([asked.kind, found.row !== null]).toEqual([asked.kind, found.open.length === 0]);
        expect(found).toEqual(billabilityOf(structuredClone(asked)));
      }),
      { numRuns: 2000 },
    );
  });

  /** Facts that a person may still fill in; a warranty for labor only refines the one for parts. */
  const BLANKS: readonly ((asked: BillingQuestion) => BillingQuestion)[] = [
    (asked) => ({ ...asked, equipment: null }),
    (asked) => ({ ...asked, equipment: asked.equipment && { ...asked.equipment, ownership: null } }),
    (asked) => ({ ...asked, equipment: asked.equipment && { ...asked.equipment, warrantyUntil: null } }),
    (asked) => ({ ...asked, equipment: asked.equipment && { ...asked.equipment, rentalStartedOn: null } }),
    (asked) => ({ ...asked, dateOfService: null }),
    (asked) => ({ ...asked, basis: null }),
    (asked) => ({ ...asked, rentalMonthsBilled: null }),
    (asked) => ({ ...asked, ownedRepair: { paidByThisPayer: null, deniedBefore: null, cause: null } }),
    (asked) => ({ ...asked, contractor: null }),
    (asked) => ({ ...asked, payer: null }),
  ];

  test('decided with less known stays so with more', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...BLANKS), (asked, blank) => {
        const less = billabilityOf(blank(asked));
        if (less.row === null) return;
        expect(billabilityOf(asked).answer).toBe(less.answer);
      }),
      { numRuns: 4000 },
    );
  });
});
