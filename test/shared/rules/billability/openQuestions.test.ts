import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../shared/domain/payer.ts';
import { billabilityOf } from '../../../../shared/rules/billability/billability.ts';
import type { DecisionRow } from '../../../../shared/rules/billability/decisionRow.ts';
import type { BillingQuestion } from '../../../../shared/rules/billability/question.ts';
import { PAYER_SETTINGS } from '../../../../shared/rules/billability/repairSources.ts';

/** What is asked first, how much it weighs, and what stands in the words: over small made-up tables. */

const MEDICARE = { class: 'medicare', settings: defaultSettings('medicare') } as const;
const DEVICE: NonNullable<BillingQuestion['equipment']> = {
  kind: 'manualWheelchair',
  hcpcs: 'K0001',
  ownership: 'patientOwned',
  rentalStartedOn: '2025-10-20',
  warrantyUntil: '2026-12-31',
  warrantyLaborUntil: '2027-06-30',
};

function ask(change: Partial<BillingQuestion> = {}): BillingQuestion {
  return {
    kind: 'equipmentRepair',
    payer: MEDICARE,
    equipment: DEVICE,
    dateOfService: '2026-10-20',
    on: '2026-11-02',
    ...change,
  };
}

function row(id: string, when: DecisionRow['when'], change: Partial<DecisionRow> = {}): DecisionRow {
  return {
    id,
    when,
    answer: 'doNotBill',
    why: `Row ${id}`,
    path: 'claim.coverageId',
    source: { ...PAYER_SETTINGS, verified: 'verified' },
    from: '2020-01-01',
    to: null,
    ...change,
  };
}

const LAST = row('LAST', {}, { answer: 'bill' });

describe('rows', () => {
  test('are in force from their first to their last day', () => {
    const rows = [row('DATED', {}, { from: '2026-01-01', to: '2026-06-30' }), LAST];
    const on = (dateOfService: string) => billabilityOf(ask({ dateOfService }), rows).row;
    expect(['2025-12-31', '2026-01-01', '2026-01-02'].map(on)).toEqual(['LAST', 'DATED', 'DATED']);
    expect(['2026-06-29', '2026-06-30', '2026-07-01'].map(on)).toEqual(['DATED', 'DATED', 'LAST']);
  });

  test('of today while there is no date of service', () => {
    const rows = [row('DATED', {}, { from: '2026-11-02', to: '2026-11-02' })];
    expect(billabilityOf(ask({ dateOfService: null }), rows).row).toBe('DATED');
    expect(billabilityOf(ask({ dateOfService: null, on: '2026-11-03' }), rows)).toMatchObject({
      answer: 'needsPerson',
      weight: 'advises',
      row: null,
      open: [],
      why: expect.stringContaining('2026-11-03'),
    });
  });

  test('that may hold change nothing where they answer the same as the one that does', () => {
    const rows = [row('MAYBE', { deniedBefore: ['yes'] }), row('SURE', {})];
    expect(billabilityOf(ask(), rows)).toMatchObject({ row: 'SURE', answer: 'doNotBill', open: [] });
    expect(billabilityOf(ask(), [...rows.slice(0, 1), LAST])).toMatchObject({
      row: null,
      open: [{ path: 'claim.ownedRepair.deniedBefore' }],
    });
  });

  test('stop by what was read or what the payer set, and advise by anything else', () => {
    const weights = (['verified', 'payer', 'guide', 'secondHand', 'unverified'] as const).map(
      (verified) => billabilityOf(ask(), [row('R', {}, { source: { ...PAYER_SETTINGS, verified } })]).weight,
    );
    expect(weights).toEqual(['stops', 'stops', 'advises', 'advises', 'advises']);
    expect(billabilityOf(ask(), [row('R', {}, { toldElsewhere: true })]).weight).toBe('toldElsewhere');
  });

  test('fill in the month, the cap and the last day of a warranty that runs', () => {
    const words = (change: Partial<BillingQuestion>) =>
      billabilityOf(ask(change), [row('R', {}, { why: 'Month {month} of {cap}, until {until}, {else}' })])
        .why;
    expect(words({})).toBe('Month 13 of 36, until 2027-06-30, {else}');
    expect(words({ rentalMonthsBilled: 4 })).toBe('Month 5 of 36, until 2027-06-30, {else}');
    const over = { ...DEVICE, warrantyLaborUntil: '2026-10-19' };
    expect(words({ equipment: over })).toBe('Month 13 of 36, until 2026-12-31, {else}');
    expect(words({ equipment: { ...over, warrantyUntil: '2026-10-19' } })).toContain(
      'until a day that is not given',
    );
    expect(words({ equipment: { ...over, warrantyUntil: null }, dateOfService: null })).toBe(
      'Month  of 36, until 2026-10-19, {else}',
    );
    expect(
      words({ equipment: { ...DEVICE, warrantyUntil: '2026-10-20', warrantyLaborUntil: null } }),
    ).toContain('until 2026-10-20');
    const commercial = { class: 'commercial', settings: defaultSettings('commercial') } as const;
    expect(words({ payer: commercial })).toBe('Month 13 of , until 2027-06-30, {else}');
    expect(words({ kind: 'oxygenRental' })).toBe('Month  of 36, until 2027-06-30, {else}');
  });
});

describe('what has to be known first', () => {
  const open = (when: DecisionRow['when'], change: Partial<BillingQuestion> = {}) =>
    billabilityOf(ask(change), [row('R', when), LAST]).open;
  const NOTHING = {
    ...DEVICE,
    kind: null,
    hcpcs: '',
    ownership: null,
    warrantyUntil: null,
    rentalStartedOn: null,
  };
  const PAYER = { name: 'the payer', lacks: 'payer', path: 'claim.coverageId' };
  const NO_DEVICE = { name: 'the device', lacks: 'equipment', path: 'claim.equipmentId' };

  test.each<[string, DecisionRow['when'], Partial<BillingQuestion>, object]>([
    ['the payer', { payer: ['medicare'] }, { payer: null }, PAYER],
    ['the payer’s settings', { purchaseAllowed: ['no'] }, { payer: null }, PAYER],
    ['the payer’s cap', { cap: ['past'] }, { payer: null }, PAYER],
    [
      'the months billed',
      { cap: ['past'] },
      { kind: 'oxygenRental' },
      { path: 'claim.rental.rentalMonthsBilled' },
    ],
    ['rental or purchase', { service: ['rental'] }, { kind: 'oxygenRental' }, { path: 'claim.rental.basis' }],
    ['the device', { paymentClass: ['ownable'] }, { equipment: null }, NO_DEVICE],
    ['its kind', { paymentClass: ['orthosis'] }, { equipment: NOTHING }, { path: 'equipment.kind' }],
    [
      'its code, where the kind does not tell',
      { paymentClass: ['orthosis'] },
      { equipment: { ...NOTHING, kind: 'other' } },
      { path: 'equipment.hcpcs' },
    ],
    ['the device that gives oxygen', { supply: ['tanks'] }, { equipment: null }, NO_DEVICE],
    ['its kind', { supply: ['tanks'] }, { equipment: NOTHING }, { path: 'equipment.kind' }],
    ['the device that is owned', { ownership: ['rented'] }, { equipment: null }, NO_DEVICE],
    ['its owner', { ownership: ['rented'] }, { equipment: NOTHING }, { path: 'equipment.ownership' }],
    [
      'the first day of the rental',
      { life: ['past'] },
      { equipment: NOTHING },
      { path: 'equipment.rentalStartedOn' },
    ],
    ['the device under warranty', { warranty: ['running'] }, { equipment: null }, NO_DEVICE],
    ['its warranty', { warranty: ['running'] }, { equipment: NOTHING }, { path: 'equipment.warrantyUntil' }],
    [
      'its warranty first, where there is no day either',
      { warranty: ['running'] },
      { equipment: NOTHING, dateOfService: null },
      { path: 'equipment.warrantyUntil' },
    ],
    [
      'the day to compare with',
      { warranty: ['running'] },
      { dateOfService: null },
      { path: 'claim.dateOfService' },
    ],
    ['the cause', { cause: ['abuse'] }, {}, { path: 'claim.ownedRepair.cause' }],
    ['who paid', { paidBy: ['another'] }, {}, { path: 'claim.ownedRepair.paidByThisPayer' }],
    ['the contractor', { contractor: ['hospital'] }, {}, { path: 'claim.radiopharmaceutical.contractor' }],
  ])('%s', (_what, when, change, asked) => {
    expect(open(when, change)).toMatchObject([asked]);
  });

  test('without payer or device nothing else is asked', () => {
    const rows = [row('A', { payer: ['medicare'] }), row('B', { deniedBefore: ['yes'] }), LAST];
    expect(billabilityOf(ask({ payer: null }), rows).open).toMatchObject([{ lacks: 'payer' }]);
    const device = [row('A', { ownership: ['rented'] }), row('B', { deniedBefore: ['yes'] }), LAST];
    expect(billabilityOf(ask({ equipment: null }), device).open).toMatchObject([{ lacks: 'equipment' }]);
  });

  test('what stops comes before what only advises, and each is asked once', () => {
    const rows = [
      row('A', { cause: ['abuse'] }),
      row('B', { deniedBefore: ['yes'] }),
      row('C', { deniedBefore: ['no'] }),
      LAST,
    ];
    const answer = billabilityOf(ask(), rows);
    expect(answer.open.map(({ path }) => path)).toEqual([
      'claim.ownedRepair.deniedBefore',
      'claim.ownedRepair.cause',
    ]);
    expect(answer).toMatchObject({
      answer: 'needsPerson',
      weight: 'stops',
      path: 'claim.ownedRepair.deniedBefore',
      why: 'not given: whether the item itself was denied before, what caused the damage',
    });
  });

  test('what only advises stops nothing, and what is asked apart is not asked here', () => {
    const advises = [row('A', { cause: ['abuse'] }), row('B', { contractor: ['hospital'] }), LAST];
    expect(billabilityOf(ask(), advises).weight).toBe('advises');
    const apart = [row('B', { contractor: ['hospital'] }), LAST];
    expect(billabilityOf(ask(), apart).weight).toBe('toldElsewhere');
    expect(billabilityOf(ask(), [row('A', { life: ['past'] }), LAST]).row).toBe('LAST');
    const young = ask({ equipment: { ...DEVICE, rentalStartedOn: null } });
    expect(billabilityOf(young, [row('A', { life: ['past'] }), LAST]).weight).toBe('advises');
  });
});
