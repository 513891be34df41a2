import { describe, expect, test } from 'vitest';
import { newRentalValues, type RentalClass, type RentalValues } from '../../../shared/domain/rental.ts';
import { rentalCalendar } from '../../../shared/domain/rentalCalendar.ts';
import { repairStanding } from '../../../shared/domain/repairStanding.ts';

const ID = '019a0000-0000-7000-8000-000000000001';
const ON = '2026-11-02';
const DEVICE = {
  kind: 'stationaryConcentrator',
  ownership: 'rental',
  warrantyUntil: null,
  warrantyLaborUntil: null,
} as const;

function rentalOf(rentalClass: RentalClass, startedOn: string, more: Partial<RentalValues> = {}) {
  const values = { ...newRentalValues(ID), class: rentalClass, startedOn, ...more };
  const calendar = rentalCalendar(values, { until: ON });
  if (!calendar) throw new Error('no calendar');
  return { class: rentalClass, calendar };
}

type Asked = Parameters<typeof repairStanding>[0];

function told(of: Omit<Asked, 'medicare'> & Partial<Pick<Asked, 'medicare'>>) {
  const { facts, duties } = repairStanding({ medicare: false, ...of });
  return { ...Object.fromEntries(facts.map(({ label, value }) => [label, value])), duties: duties.join(' ') };
}

describe('whose duty a repair is', () => {
  test('the supplier’s while it is rented out, and in months 37 to 60 of oxygen', () => {
    expect(
      told({ device: DEVICE, rental: rentalOf('oxygenStationary', '2026-01-15'), on: ON }),
    ).toMatchObject({
      'Who owns it': 'Rented out',
      'Rental month': 'Month 10 of 36, paid by the month',
      'Useful lifetime left': '50 months, to 01/15/2031',
      duties: expect.stringMatching(/^The supplier’s duty: while .* rented out/) as string,
    });
    expect(
      told({ device: DEVICE, rental: rentalOf('oxygenStationary', '2023-01-15'), on: ON }),
    ).toMatchObject({
      'Rental month': 'Month 46, supplier’s duty, no rental payment',
      duties: expect.stringMatching(/36 paid months .* no charge to anybody/) as string,
    });
    expect(told({ device: DEVICE, rental: null, on: ON })).toMatchObject({
      'Rental month': 'not known: no rental is on record',
      'Useful lifetime left': 'not known',
      duties: expect.stringMatching(/supplier’s duty/) as string,
    });
  });

  test('the supplier’s to replace where title passed and the lifetime is not over; nobody’s after it', () => {
    const device = { ...DEVICE, kind: 'hospitalBed', ownership: 'patientOwned' } as const;
    const passed = told({ device, rental: rentalOf('cappedRental', '2024-03-10'), on: ON });
    expect(passed.duties).toMatch(/Title passed .* replace at no charge/);
    const old = told({ device, rental: rentalOf('cappedRental', '2020-03-10'), on: ON });
    expect(old).toMatchObject({ 'Useful lifetime left': 'none: it ended before 03/10/2025', duties: '' });
    expect(told({ device, rental: null, on: ON })).toMatchObject({
      'Rental month': 'not rented out',
      duties: '',
    });
  });

  test('the maker’s under warranty, to its last day', () => {
    const device = { ...DEVICE, kind: 'hospitalBed', ownership: 'patientOwned' } as const;
    const on = (more: object) => told({ device: { ...device, ...more }, rental: null, on: ON });
    expect(on({ warrantyUntil: ON })).toMatchObject({
      Warranty: 'parts until 11/02/2026, labor not known',
      duties: expect.stringMatching(/maker’s duty.* runs for parts, /) as string,
    });
    expect(on({ warrantyUntil: '2026-11-01', warrantyLaborUntil: '2026-12-01' }).duties).toMatch(
      /runs for labor, /,
    );
    expect(on({ warrantyUntil: '2026-11-01' }).duties).toBe('');
  });

  test('of oxygen equipment that the patient owns, Medicare pays none', () => {
    const device = { ...DEVICE, ownership: 'patientOwned' } as const;
    expect(told({ device, rental: null, on: ON, medicare: true }).duties).toMatch(
      /Medicare pays no repair of oxygen/,
    );
    // Other payers may pay it.
    expect(told({ device, rental: null, on: ON }).duties).toBe('');
  });
});
