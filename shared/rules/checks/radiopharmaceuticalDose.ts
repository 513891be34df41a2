import type { Attestation, RadiopharmaceuticalAnswers } from '../../domain/claimAnswers.ts';
import type { Payer } from '../../domain/payer.ts';

/**
 * Doses and billing units. Doses come with up to three places behind the point; everything here is counted in whole
 * thousandths of a microcurie, or of a treatment dose, so that no fraction is ever rounded by accident.
 */

export type DoseUnit = NonNullable<RadiopharmaceuticalAnswers['doseUnit']>;

/** Thousandths of a microcurie (activity), or of a treatment dose. */
export interface Amount {
  readonly of: 'activity' | 'doses';
  readonly thousandths: number;
}

/** One billing unit of a code: so much activity, or one treatment dose of at most so much activity. */
export type BillingUnit =
  | { readonly is: 'activity'; readonly thousandths: number; readonly name: string }
  | { readonly is: 'treatmentDose'; readonly atMost: number | null; readonly name: string };

const MICROCURIE = 1_000;
const MILLICURIE = 1_000_000;

function perMillicurie(): BillingUnit {
  return { is: 'activity', thousandths: MILLICURIE, name: 'millicurie' };
}

function perDose(millicuries: number | null): BillingUnit {
  return {
    is: 'treatmentDose',
    atMost: millicuries === null ? null : millicuries * MILLICURIE,
    name: 'treatment dose',
  };
}

/** Billing units of the official descriptors (CMS, October 2025). */
const OFFICIAL_UNITS: ReadonlyMap<string, BillingUnit> = new Map([
  ['A9513', perMillicurie()],
  ['A9517', perMillicurie()],
  ['A9527', perMillicurie()],
  ['A9530', perMillicurie()],
  ['A9543', perDose(40)],
  ['A9545', perDose(null)],
  ['A9563', perMillicurie()],
  ['A9564', perMillicurie()],
  ['A9590', perMillicurie()],
  ['A9600', perMillicurie()],
  ['A9604', perDose(150)],
  ['A9606', { is: 'activity', thousandths: MICROCURIE, name: 'microcurie' }],
  ['A9607', perMillicurie()],
]);

/** A9600 as its billing guide takes it, for a payer that has agreed to that: samarium, per treatment dose. */
const GUIDE_UNIT = { code: 'A9600', unit: perDose(null) } as const;

/**
 * What one unit of the code stands for with this payer; null where no source at hand says.
 * @param meaning in which the biller says that codes with two meanings are billed
 */
export function billingUnit(
  code: string,
  payer: Payer | null,
  meaning: Attestation['codeMeaning'],
): BillingUnit | null {
  const agreed =
    code === GUIDE_UNIT.code &&
    meaning !== 'official' &&
    payer !== null &&
    payer.class !== 'medicare' &&
    payer.settings.codeAgreements.some(
      (item) => item.code === code && item.source.trim() !== '' && item.confirmedOn !== null,
    );
  return agreed ? GUIDE_UNIT.unit : (OFFICIAL_UNITS.get(code) ?? null);
}

/** A dose of the record as a whole number; the third place behind the point is the last that counts. */
export function amountOf(dose: number, unit: DoseUnit): Amount {
  const thousandths = Math.round(dose * 1000);
  switch (unit) {
    case 'treatmentDose':
      return { of: 'doses', thousandths };
    case 'microcurie':
      return { of: 'activity', thousandths };
    case 'millicurie':
      return { of: 'activity', thousandths: thousandths * 1000 };
  }
}

export interface BilledUnits {
  /** For the dose given, a begun unit counted whole. */
  readonly given: number;
  /** For the discarded part; 0 where the units of the dose given already cover it. */
  readonly discarded: number;
}

/** Units for a dose given and its discarded part, both in one unit of the record; a sentence where there are none. */
export function unitsFor(unit: BillingUnit, given: Amount, discarded: Amount): BilledUnits | string {
  if (unit.is === 'activity') {
    if (given.of === 'doses')
      return `the record counts treatment doses, and the code bills by the ${unit.name}`;
    const units = wholeUnits(given.thousandths, unit.thousandths);
    const all = wholeUnits(given.thousandths + discarded.thousandths, unit.thousandths);
    return { given: units, discarded: all - units };
  }
  if (given.of === 'doses') {
    if (given.thousandths % 1000 !== 0)
      return 'a treatment dose is billed whole, and the record has a part of one';
    return { given: given.thousandths / 1000, discarded: 0 };
  }
  if (unit.atMost !== null && given.thousandths > unit.atMost) {
    return `the code speaks of up to ${unit.atMost / MILLICURIE} millicuries in a treatment dose, and more was given`;
  }
  // What is left of a treatment dose is part of it: the unit was billed whole.
  return { given: given.thousandths > 0 ? 1 : 0, discarded: 0 };
}

function wholeUnits(thousandths: number, perUnit: number): number {
  return Math.ceil(thousandths / perUnit);
}
