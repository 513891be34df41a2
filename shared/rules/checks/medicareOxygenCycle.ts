import { EQUIPMENT_KIND_NAMES } from '../../domain/equipment.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import { breakBefore, monthsOf, newPeriodFault } from './medicareOxygenNewPeriod.ts';
import {
  classOf,
  codePath,
  earlierRentals,
  isSent,
  modifiersOf,
  NO_DATE,
  NO_SYSTEM,
  otherLines,
  rentalDays,
  rentalLines,
  rentalMonth,
  roleOf,
  type SystemClass,
} from './medicareOxygenFacts.ts';

/** The rental itself: how it began, its lines, and its months to the cap (42 CFR 414.226). */

const CLASSES: readonly SystemClass[] = ['stationary', 'portable'];

const ANEW_ASKED_APART = 'whether the interruption begins a new period is asked apart';

export const oxygenRentalStart: Check<'oxygenRentalStart'> = function rentalStart(
  context,
  { codes, newPeriod },
) {
  const { equipment, claim } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  const start = equipment.rentalStartedOn;
  if (start === null) return unmet('equipment.rentalStartedOn', 'the first day of the rental is not given');
  const service = context.dateOfService;
  if (service === null) return lacking(...NO_DATE);
  if (start > service) return unmet('equipment.rentalStartedOn', 'it lies after the date of service');
  if (claim.rental.replacement !== null) return met(`rented from ${start}, in a new period`);
  const classes = CLASSES.filter((one) =>
    rentalLines(context, codes).some((line) => classOf(line.code, codes) === one),
  );
  const before = classes
    .flatMap((one) => earlierRentals(context, codes, one))
    .find((line) => line.on < start);
  if (before === undefined) return met(`rented from ${start}`);
  const broken = breakBefore(context, start);
  if (broken?.kind === 'need')
    return newPeriodFault(context, codes, broken, newPeriod) === null
      ? met(`rented from ${start}, in a new period`)
      : notApplicable(ANEW_ASKED_APART);
  return unmet(
    'equipment.rentalStartedOn',
    `${before.code} was billed on ${before.on} already (${before.claimNumber}); another device does not begin a new period`,
  );
};

export const oxygenRentalModifiers: Check<'oxygenRentalModifiers'> = function rentalModifiers(
  context,
  { codes },
) {
  const { basis } = context.theCase.claim.rental;
  if (basis === null) return unknown('claim.rental.basis', 'rental or purchase is not given');
  if (context.lines.length === 0) return noLines();
  for (const line of context.lines) {
    const carried = modifiersOf(line);
    const sold = carried.filter((modifier) => modifier === 'NU' || modifier === 'UE');
    if (sold.length > 0)
      return unmet(
        pathOfModifiers(line),
        `line ${line.index + 1} carries ${sold.join(', ')}, and oxygen is not sold`,
      );
    const rented = classOf(line.code, codes) !== null && roleOf(line, codes) !== 'maintenance';
    if (rented && !carried.includes('RR'))
      return unmet(pathOfModifiers(line), `line ${line.index + 1} bills a system by the month and lacks RR`);
    if (!rented && carried.includes('RR'))
      return unmet(pathOfModifiers(line), `line ${line.index + 1} carries RR and bills no rental`);
  }
  return met('RR on every line of a system, and on no other');
};

export const oxygenDevice: Check<'oxygenDevice'> = function oxygenDevice(context, { codes, kinds }) {
  const { equipment } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (equipment.kind === null) return unknown('equipment.kind', 'the kind of the device is not given');
  if (context.lines.length === 0) return noLines();
  const { kind } = equipment;
  const name = EQUIPMENT_KIND_NAMES[kind].toLowerCase();
  const known = context.lines.filter((line) => kinds[line.code] !== undefined);
  if (!known.some((line) => kinds[line.code]?.includes(kind))) {
    const billed = [...new Set(context.lines.map(({ code }) => code))].join(', ');
    return unmet('equipment.kind', `the device on file is: ${name}; billed is ${billed}`);
  }
  if (rentalLines(context, codes).length === 0) return met(`${name} on file, as billed`);
  if (equipment.ownership === null) return unknown('equipment.ownership', 'who owns the device is not given');
  return equipment.ownership === 'rental'
    ? met(`${name} on file, rented out, as billed`)
    : unmet(
        'equipment.ownership',
        'a rental is billed, and the register does not have the device as rented out',
      );
};

export const oxygenPaymentCap: Check<'oxygenPaymentCap'> = function paymentCap(
  context,
  { codes, months, newPeriod },
) {
  const lines = rentalLines(context, codes);
  const [first] = lines;
  if (first === undefined) return notApplicable(NO_SYSTEM);
  const days = rentalDays(context);
  if ('status' in days) return days;
  const billed = context.theCase.claim.rental.rentalMonthsBilled;
  // What waits for a person there is not heavier here.
  if (billed === null)
    return {
      ...lacking('claim.rental.rentalMonthsBilled', 'how many months were billed'),
      level: 'advice',
    };
  const path = 'claim.rental.rentalMonthsBilled';
  if (billed >= months)
    return unmetWith(path, { detail: `${billed} months were billed before`, months: String(months) });
  for (const systemClass of CLASSES) {
    const line = lines.find((item) => classOf(item.code, codes) === systemClass);
    if (line === undefined) continue;
    const onFile = monthsOf(
      earlierRentals(context, codes, systemClass).filter((earlier) => earlier.on >= days.start),
      days.start,
    );
    if (onFile >= months)
      return unmetWith(codePath(line), {
        detail: `${onFile} months are on claims here`,
        months: String(months),
      });
    if (line === first && onFile > billed)
      return unmetWith(path, {
        detail: `claims here show ${onFile}, and the count says ${billed}`,
        months: String(months),
      });
  }
  const broken = breakBefore(context, days.start);
  return broken?.kind === 'need' && newPeriodFault(context, codes, broken, newPeriod) !== null
    ? notApplicable(ANEW_ASKED_APART)
    : met(`month ${billed + 1} of ${months}`);
};

export const oxygenOneSystemEach: Check<'oxygenOneSystemEach'> = function oneSystemEach(context, { codes }) {
  const lines = rentalLines(context, codes);
  if (lines.length === 0) return notApplicable(NO_SYSTEM);
  for (const systemClass of CLASSES) {
    const own = lines.filter((line) => classOf(line.code, codes) === systemClass);
    const [first, second] = own;
    if (second !== undefined)
      return unmet(codePath(second), `line ${second.index + 1} bills a second ${systemClass} system`);
    if (first !== undefined && first.units !== null && first.units > 1)
      return unmet(`claim.lines.${first.index}.units`, `more than one ${systemClass} system in a month`);
  }
  const days = rentalDays(context);
  if ('status' in days) return days;
  const month = rentalMonth(context, days.start, days.service);
  for (const line of lines) {
    const systemClass = classOf(line.code, codes);
    const twin = otherLines(context, codes).find(
      (other) => other.role === systemClass && other.on >= month.from && other.on <= month.to,
    );
    if (twin === undefined) continue;
    return unmet(
      codePath(line),
      `${twin.claimNumber} bills ${twin.code} for ${twin.on}, in the same rental month (${month.from} to ${month.to})`,
      // A draft may come to nothing, and a closed claim may have.
      isSent(twin) && twin.state !== 'closed' ? undefined : 'warning',
    );
  }
  return met(`one system of its kind from ${month.from} to ${month.to}`);
};
