import { addMonths, daysBetween, type IsoDate } from '../../domain/dates.ts';
import type { OtherClaim } from '../../domain/claimCase.ts';
import { isRentalKind } from '../../domain/claimKind.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, type Outcome, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { countsAsFurnished } from './earlierClaims.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { isSameOrSimilar } from './orthosisHistory.ts';
import { coverageModifier, hypoxemia, oxygenTest } from './oxygen.ts';

/** What a payer's settings say of equipment by the month: its basis, its test, what belongs to it, and its life. */

const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;
const NO_DATE = ['claim.dateOfService', 'the date of service'] as const;
const MAINTENANCE = 'MS';

/** Lines that furnish one of the codes, or any where none is named: a maintenance visit furnishes nothing. */
function furnished(context: Context, codes: readonly string[]): readonly CodedLine[] {
  return context.lines.filter(
    (line) => (codes.length === 0 || codes.includes(line.code)) && !line.modifiers.includes(MAINTENANCE),
  );
}

const NOT_FURNISHED = 'no line furnishes such equipment';

function whenFurnished<S extends string>(
  context: Context,
  codes: readonly string[],
  ask: (furnishing: Context) => Outcome<S>,
): Outcome<S> {
  if (context.lines.length === 0) return noLines();
  const lines = furnished(context, codes);
  return lines.length === 0 ? notApplicable(NOT_FURNISHED) : ask({ ...context, lines });
}

export const rentalOrSaleStated: Check<'rentalOrSaleStated'> = function rentalOrSaleStated(context, params) {
  return whenFurnished(context, params.codes, ({ lines }) => {
    const { basis } = context.theCase.claim.rental;
    if (basis === null)
      return unknown('claim.rental.basis', 'it is not said whether the equipment is rented or sold');
    for (const line of lines) {
      const rented = line.modifiers.includes('RR');
      const sold = line.modifiers.filter((modifier) => modifier === 'NU' || modifier === 'UE');
      const where = `line ${line.index + 1}`;
      const wrong =
        basis === 'rental'
          ? sold.length > 0
            ? `the equipment is rented, and ${where} carries ${sold.join(', ')}`
            : rented
              ? null
              : `the equipment is rented, and ${where} lacks RR`
          : rented
            ? `the equipment is sold, and ${where} carries RR`
            : sold.length === 1
              ? null
              : `the equipment is sold, and ${where} needs NU or UE, one of them`;
      if (wrong !== null) return unmet(pathOfModifiers(line), wrong);
    }
    return met(basis === 'rental' ? 'rented, RR on the line' : 'sold, NU or UE on the line');
  });
};

export const furnishedOxygenTest: Check<'furnishedOxygenTest'> = function furnishedOxygenTest(
  context,
  { codes },
) {
  return whenFurnished(context, codes, (furnishing) => oxygenTest(furnishing, {}));
};

export const furnishedHypoxemia: Check<'furnishedHypoxemia'> = function furnishedHypoxemia(
  context,
  { codes, expectedDenialModifiers },
) {
  return whenFurnished(context, codes, (furnishing) => hypoxemia(furnishing, { expectedDenialModifiers }));
};

export const furnishedCoverageModifier: Check<'furnishedCoverageModifier'> =
  function furnishedCoverageModifier(context, { codes, groupModifiersFrom }) {
    return whenFurnished(context, codes, (furnishing) => {
      const billed = [...new Set(furnishing.lines.map(({ code }) => code))];
      const answers = billed.map((code) =>
        coverageModifier(furnishing, { code, groupModifiersFrom, falseStatement: 'blocker' }),
      );
      return (
        answers.find(({ status }) => status === 'unmet') ??
        answers.find(({ status }) => status === 'unknown') ??
        answers[0] ??
        notApplicable(NOT_FURNISHED)
      );
    });
  };

export const bundledWithRental: Check<'bundledWithRental'> = function bundledWithRental(context, params) {
  const { equipment, claim } = context.theCase;
  if (context.lines.length === 0) return noLines();
  const extras = context.lines.filter(({ code }) =>
    [...params.accessories, ...params.contents].includes(code),
  );
  const [first] = extras;
  if (first === undefined) return notApplicable('no line bills accessories or contents');
  if (context.lines.every(({ code }) => params.contents.includes(code))) {
    return notApplicable('contents alone: whether they may be billed is asked apart');
  }
  const device = furnished(context, params.devices)[0];
  if (device !== undefined) {
    if (claim.rental.basis === null) return lacking('claim.rental.basis', 'rental or purchase');
    return claim.rental.basis === 'purchase'
      ? notApplicable('the equipment is sold')
      : unmet(
          `claim.lines.${first.index}.code`,
          `${first.code} on line ${first.index + 1} stands beside the rental of ${device.code}`,
        );
  }
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (equipment.ownership === null) return lacking('equipment.ownership', 'who owns the device');
  return equipment.ownership === 'rental'
    ? unmet(`claim.lines.${first.index}.code`, `${first.code} is for equipment that is rented out`)
    : met('the equipment is not rented out');
};

export const maintenanceInterval: Check<'maintenanceInterval'> = function maintenanceInterval(
  context,
  { modifier },
) {
  const { payer, claim, otherClaims } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  const line = context.lines.find(({ modifiers }) => modifiers.includes(modifier));
  if (line === undefined) return notApplicable('no line bills a maintenance visit');
  const { maintenanceMonths } = payer.settings.rental;
  if (maintenanceMonths === null) {
    return unmetWith(pathOfModifiers(line), { detail: 'it pays for none', months: '0 months' });
  }
  if (claim.dateOfService === null) return lacking(...NO_DATE);
  const service = claim.dateOfService;
  const months = monthsText(maintenanceMonths);
  const onClaims = otherClaims
    .filter(
      (other) =>
        other.sameEquipment &&
        other.samePayer &&
        countsAsFurnished(other) &&
        other.lines.some((each) => each.modifiers.includes(modifier)),
    )
    .map((other) => other.dateOfService);
  const earlier = [claim.rental.lastMaintenanceOn, ...onClaims]
    .filter((date) => date !== null)
    .filter((date) => date < service)
    .sort();
  const last = earlier.at(-1);
  if (last === undefined) return notApplicable('no earlier maintenance visit is on record');
  if (addMonths(last, maintenanceMonths) > service) {
    return unmetWith('claim.rental.lastMaintenanceOn', { detail: `the last one was on ${last}`, months });
  }
  return claim.rental.lastMaintenanceOn === null
    ? notApplicable('the day of the last maintenance visit is not on the claim')
    : met(`the last maintenance visit was on ${last}, ${months} or more before`);
};

export const refillInTime: Check<'refillInTime'> = function refillInTime(context, { contents }) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  if (!context.lines.some(({ code }) => contents.includes(code))) {
    return notApplicable('no line bills contents');
  }
  const { refillAskDays, refillDeliverDays } = payer.settings.rental;
  const { refillAskedOn, supplyEndsOn, refillAffirmed } = claim.rental;
  if (refillAffirmed === false) {
    return unmet('claim.rental.refillAffirmed', 'the patient did not say that more is needed');
  }
  const gap =
    refillAskedOn === null
      ? (['refillAskedOn', 'when the patient was asked'] as const)
      : supplyEndsOn === null
        ? (['supplyEndsOn', 'when the supply ends'] as const)
        : refillAffirmed === null
          ? (['refillAffirmed', 'whether the patient said that more is needed'] as const)
          : null;
  if (refillAskedOn !== null && supplyEndsOn !== null) {
    const asked = daysBetween(refillAskedOn, supplyEndsOn);
    if (asked > refillAskDays) {
      return unmet(
        'claim.rental.refillAskedOn',
        `the patient was asked ${asked} days before the supply ends; the payer takes ${refillAskDays}`,
      );
    }
  }
  const { deliveredOn } = claim.delivery;
  if (deliveredOn !== null && supplyEndsOn !== null) {
    const delivered = daysBetween(deliveredOn, supplyEndsOn);
    if (delivered > refillDeliverDays) {
      return unmet(
        'claim.delivery.deliveredOn',
        `it was delivered ${delivered} days before the supply ends; the payer takes ${refillDeliverDays}`,
      );
    }
  }
  // What nobody wrote down is no fault yet: it is asked for, and does not weigh as one.
  if (gap !== null)
    return { ...unknown(`claim.rental.${gap[0]}`, `${gap[1]} is not given`), level: 'advice' };
  if (deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  return met(`asked on ${refillAskedOn ?? ''}, delivered ${deliveredOn}, supply until ${supplyEndsOn ?? ''}`);
};

export const rentedBeyondCap: Check<'rentedBeyondCap'> = function rentedBeyondCap(context) {
  const { payer, equipment } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const { capMonths } = payer.settings.rental;
  if (capMonths === null) return notApplicable('this payer pays rent without an end');
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (equipment.ownership === null) return lacking('equipment.ownership', 'who owns the device');
  if (equipment.ownership !== 'rental') return met('the device is not rented out');
  if (equipment.rentalStartedOn === null) {
    return unknown('equipment.rentalStartedOn', 'the first day of the rental is not given');
  }
  if (context.dateOfService === null) return lacking(...NO_DATE);
  const end = addMonths(equipment.rentalStartedOn, capMonths);
  return context.dateOfService < end
    ? met(`rented out since ${equipment.rentalStartedOn}`)
    : unmetWith('equipment.ownership', {
        detail: `it is rented out since ${equipment.rentalStartedOn}`,
        months: monthsText(capMonths),
      });
};

export const replacedWithinLife: Check<'replacedWithinLife'> = function replacedWithinLife(context, params) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  if (context.lines.length === 0) return noLines();
  const codes = [...new Set(furnished(context, params.codes).map(({ code }) => code))];
  if (codes.length === 0) return notApplicable(NOT_FURNISHED);
  if (claim.dateOfService === null) return lacking(...NO_DATE);
  const service = claim.dateOfService;
  const rented = isRentalKind(claim.kind);
  const first = rented
    ? firstOfEarlierDevice(context, codes, service)
    : lastOrthosis(context, codes, service);
  if (first === null) return notApplicable('no earlier device of this code is on record');
  const life = payer.settings.rental.usefulLifeMonths;
  const end = addMonths(first, life);
  if (service >= end) return met(`the earlier device of ${first} has outlived its useful life`);
  const group = rented ? 'rental' : 'orthosis';
  const reason = rented ? claim.rental.replacement : claim.orthosis.replacement;
  const evidence = rented ? claim.rental.replacementEvidence : claim.orthosis.frequencyReason;
  const evidencePath = rented ? 'claim.rental.replacementEvidence' : 'claim.orthosis.frequencyReason';
  const months = monthsText(life);
  if (reason === null || reason === 'usefulLife') {
    return unmetWith(`claim.${group}.replacement`, {
      detail: `the earlier device of ${first} has a useful life until ${end}`,
      months,
    });
  }
  return evidence.trim() === ''
    ? unmetWith(evidencePath, { detail: 'what happened to the earlier device is not on record', months })
    : met(`in place of the device of ${first}, with its reason on record`);
};

/** First day on which this payer was billed for another device of the codes; null where there was none. */
function firstOfEarlierDevice(context: Context, codes: readonly string[], before: IsoDate): IsoDate | null {
  const days = billedDays(
    context,
    codes,
    before,
    (other) => isRentalKind(other.kind) && !other.sameEquipment,
  );
  return days[0] ?? null;
}

/** Last day on which an orthosis of the codes was furnished, by the record or by the claims here. */
function lastOrthosis(context: Context, codes: readonly string[], before: IsoDate): IsoDate | null {
  const { lastFurnishedOn } = context.theCase.claim.orthosis;
  const billed = billedDays(
    context,
    codes,
    before,
    (other) =>
      other.kind === 'orthosis' &&
      other.lines.some((line) => context.lines.some((own) => isSameOrSimilar(own, line, []))),
  );
  const known = [
    ...billed,
    ...(lastFurnishedOn !== null && lastFurnishedOn < before ? [lastFurnishedOn] : []),
  ];
  return known.sort().at(-1) ?? null;
}

/** Days before this one on which the patient's claims to this payer billed one of the codes, oldest first. */
function billedDays(
  context: Context,
  codes: readonly string[],
  before: IsoDate,
  which: (other: OtherClaim) => boolean,
): readonly IsoDate[] {
  return context.theCase.otherClaims
    .filter(
      (other) =>
        other.samePatient &&
        other.samePayer &&
        countsAsFurnished(other) &&
        which(other) &&
        other.lines.some((line) => codes.includes(line.code) && !line.modifiers.includes(MAINTENANCE)),
    )
    .map((other) => other.dateOfService)
    .filter((date) => date !== null)
    .filter((date) => date < before)
    .sort();
}

function monthsText(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}
