import { describe, expect, test } from 'vitest';
import { defaultSettings, type PayerSettings } from '../../../../shared/domain/payer.ts';
import {
  answersTo,
  type BillingQuestion,
  rentalMonthOf,
} from '../../../../shared/rules/billability/question.ts';

/** What is known of each thing that the decision table asks. */

const DEVICE: NonNullable<BillingQuestion['equipment']> = {
  kind: 'stationaryConcentrator',
  hcpcs: 'E1390',
  ownership: 'rental',
  rentalStartedOn: '2022-10-20',
  warrantyUntil: null,
  warrantyLaborUntil: null,
};

function answers(change: Partial<BillingQuestion>): ReturnType<typeof answersTo> {
  return answersTo({
    kind: 'oxygenRental',
    payer: { class: 'medicare', settings: defaultSettings('medicare') },
    equipment: DEVICE,
    dateOfService: '2026-10-20',
    on: '2026-11-02',
    ...change,
  });
}

function payer(change: (settings: PayerSettings) => void): NonNullable<BillingQuestion['payer']> {
  const settings = defaultSettings('commercial');
  change(settings);
  return { class: 'commercial', settings };
}

test('the service: by the kind, and of oxygen by what all lines bill', () => {
  const line = (code: string, ...modifiers: string[]) => ({ code, modifiers });
  const service = (...lines: NonNullable<BillingQuestion['lines']>) =>
    answers({ basis: 'rental', lines }).service;
  expect(service()).toBe('rental');
  expect(service(line(''))).toBe('rental');
  expect(service(line('E0443'), line(''))).toBe('contents');
  expect(service(line('E0443'), line('E1390'))).toBe('rental');
  expect(service(line('E1390', 'MS'), line('E0431', 'MS'), line(''))).toBe('maintenance');
  expect(service(line('E1390', 'MS'), line('E0431', 'RR'))).toBe('rental');
  expect(answers({}).service).toBeNull();
  expect(answers({ kind: 'repair' }).service).toBe('repair');
  expect(answers({ kind: 'orthosis' }).service).toBe('orthosis');
});

test('the payment class: by the kind of claim, of a repair by the device', () => {
  const paid = (kind: BillingQuestion['kind'], equipment: BillingQuestion['equipment'] = DEVICE) =>
    answers({ kind, equipment }).paymentClass;
  expect(paid('orthosis')).toBe('orthosis');
  expect(paid('radiopharmaceutical')).toBe('radiopharmaceutical');
  expect(paid('portableRental', null)).toBe('oxygen');
  expect(paid('repair', null)).toBe('oxygen');
  expect(paid('equipmentRepair')).toBe('oxygen');
  expect(paid('equipmentRepair', { ...DEVICE, kind: 'powerWheelchair', hcpcs: 'K0823' })).toBe('ownable');
  expect(paid('equipmentRepair', null)).toBeNull();
});

test('the month: by what was billed before, of a repair by the calendar', () => {
  const month = (change: Partial<BillingQuestion>) =>
    rentalMonthOf({
      kind: 'repair',
      payer: null,
      equipment: DEVICE,
      dateOfService: '2022-12-20',
      on: '2026-11-02',
      ...change,
    });
  expect(month({ rentalMonthsBilled: 0, kind: 'oxygenRental' })).toBe(1);
  expect(month({})).toBe(3);
  expect(month({ kind: 'equipmentRepair' })).toBe(3);
  expect(month({ kind: 'oxygenRental' })).toBeNull();
  expect(month({ dateOfService: null })).toBeNull();
  expect(month({ equipment: null })).toBeNull();
  expect(month({ equipment: { ...DEVICE, rentalStartedOn: null } })).toBeNull();
});

test('the cap: 36 months with Medicare, else as the payer’s settings say', () => {
  const capOf = (change: Partial<BillingQuestion>) => answers(change).cap;
  expect(capOf({ rentalMonthsBilled: 35 })).toBe('within');
  expect(capOf({ rentalMonthsBilled: 36 })).toBe('past');
  expect(capOf({ rentalMonthsBilled: null })).toBeNull();
  expect(capOf({ rentalMonthsBilled: 1, payer: null })).toBeNull();
  const capped = payer((settings) => (settings.rental.oxygenCapMonths = 12));
  expect(capOf({ rentalMonthsBilled: 11, payer: capped })).toBe('within');
  expect(capOf({ rentalMonthsBilled: 12, payer: capped })).toBe('past');
  expect(
    capOf({ rentalMonthsBilled: null, payer: payer((settings) => (settings.rental.oxygenCapMonths = null)) }),
  ).toBe('within');
});

test('the useful lifetime: five years with Medicare, else as the settings say', () => {
  const lifeOn = (dateOfService: string | null, change: Partial<BillingQuestion> = {}) =>
    answers({ dateOfService, ...change }).life;
  expect(lifeOn('2027-10-19')).toBe('within');
  expect(lifeOn('2027-10-20')).toBe('past');
  expect(lifeOn(null)).toBeNull();
  expect(lifeOn('2027-10-20', { payer: null })).toBeNull();
  expect(lifeOn('2027-10-20', { equipment: { ...DEVICE, rentalStartedOn: null } })).toBeNull();
  const short = payer((settings) => (settings.rental.usefulLifeMonths = 36));
  expect(lifeOn('2025-10-19', { payer: short })).toBe('within');
  expect(lifeOn('2025-10-20', { payer: short })).toBe('past');
});

describe('the guide’s code', () => {
  const lines = [
    { code: 'K0740', modifiers: [] },
    { code: 'L7600', modifiers: [] },
  ];
  const agreement = { code: 'L7600', source: 'Manual, page 41', confirmedOn: '2026-01-15' };
  const said = (...agreements: PayerSettings['codeAgreements']) =>
    answers({ kind: 'repair', lines, payer: payer((settings) => (settings.codeAgreements = agreements)) })
      .guideCode;

  test('is agreed to by a source and a day', () => {
    expect(said(agreement)).toBe('agreed');
    expect(said()).toBe('notAgreed');
    expect(said({ ...agreement, source: ' ' })).toBe('notAgreed');
    expect(said({ ...agreement, confirmedOn: null })).toBe('notAgreed');
    expect(said({ ...agreement, code: 'L1320' })).toBe('notAgreed');
  });

  test('is not asked about where it is not billed, nor without a payer', () => {
    expect(answers({ kind: 'repair', lines: lines.slice(0, 1), payer: null }).guideCode).toBe('none');
    expect(answers({ kind: 'repair', payer: null }).guideCode).toBe('none');
    expect(answers({ kind: 'repair', lines, payer: null }).guideCode).toBeNull();
  });
});
