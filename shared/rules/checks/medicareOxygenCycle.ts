import { addDays, addMonths, daysBetween, type IsoDate } from '../../domain/dates.ts';
import { EQUIPMENT_KIND_NAMES } from '../../domain/equipment.ts';
import { isBlank } from '../../domain/record.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines, pathOfModifiers } from './lines.ts';
import {
  classOf,
  codePath,
  earlierRentals,
  isSent,
  modifiersOf,
  NO_DATE,
  otherLines,
  rentalDays,
  rentalLines,
  rentalMonth,
  roleOf,
  type EarlierLine,
  type SystemClass,
} from './medicareOxygenFacts.ts';

/** The rental itself: how it began, month by month to the cap, and what interrupts or renews it (42 CFR 414.226, 414.230). */

const CLASSES: readonly SystemClass[] = ['stationary', 'portable'];
const NO_SYSTEM = 'no system is billed by the month';

export const oxygenRentalStart: Check<'oxygenRentalStart'> = function rentalStart(context, { codes }) {
  const { equipment, claim } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  const start = equipment.rentalStartedOn;
  if (start === null) return unmet('equipment.rentalStartedOn', 'the first day of the rental is not given');
  const service = context.dateOfService;
  if (service === null) return lacking(...NO_DATE);
  if (start > service) return unmet('equipment.rentalStartedOn', 'it lies after the date of service');
  if (claim.rental.replacement !== null || claim.rental.breaks.some(({ kind }) => kind === 'need'))
    return met(`rented from ${start}, in a new period`);
  const classes = CLASSES.filter((one) =>
    rentalLines(context, codes).some((line) => classOf(line.code, codes) === one),
  );
  const before = classes
    .flatMap((one) => earlierRentals(context, codes, one))
    .find((line) => line.on < start);
  return before === undefined
    ? met(`rented from ${start}`)
    : unmet(
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

/** Distinct months in which a class was billed. */
function monthsOf(lines: readonly EarlierLine[], start: IsoDate): number {
  return new Set(lines.map((line) => rentalMonth(start, line.on).number)).size;
}

export const oxygenPaymentCap: Check<'oxygenPaymentCap'> = function paymentCap(context, { codes, months }) {
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
        detail: `${onFile} months are on claims here, and the count says ${billed}`,
        months: String(months),
      });
  }
  return met(`month ${billed + 1} of ${months}`);
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
  const month = rentalMonth(days.start, days.service);
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

export const oxygenReplacement: Check<'oxygenReplacement'> = function replacementClaim(
  context,
  { codes, usefulLifeMonths },
) {
  const lines = rentalLines(context, codes);
  const [first] = lines;
  if (first === undefined) return notApplicable(NO_SYSTEM);
  const { replacement, replacementEvidence } = context.theCase.claim.rental;
  const marked = lines.find((line) => modifiersOf(line).includes('RA'));
  if (replacement === null) {
    return marked === undefined
      ? notApplicable('no replacement')
      : unmet(
          'claim.rental.replacement',
          `line ${marked.index + 1} carries RA, and why it was replaced is not given`,
        );
  }
  const days = rentalDays(context);
  if ('status' in days) return days;
  if (rentalMonth(days.start, days.service).number > 1) {
    return marked === undefined
      ? notApplicable('RA was for the first month of the replacement')
      : unmet(pathOfModifiers(marked), 'RA belongs on the first month of the replacement only');
  }
  if (marked === undefined) return unmet(pathOfModifiers(first), 'the first month of a replacement lacks RA');
  if (isBlank(replacementEvidence))
    return unmet('claim.rental.replacementEvidence', 'what shows why it was replaced is not given');
  if (replacement !== 'usefulLife' && isBlank(marked.narrative))
    return unmet(`claim.lines.${marked.index}.narrative`, 'the reason is not told in the note of the line');
  const earliest = earliestRental(context, marked, codes);
  if (replacement === 'usefulLife' && earliest !== undefined) {
    const over = addMonths(earliest.on, usefulLifeMonths);
    if (days.start < over)
      return unmet(
        'claim.rental.replacement',
        `the first month on file is of ${earliest.on}: its ${usefulLifeMonths} months end on ${over}`,
      );
  }
  const { order } = context.theCase;
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  if (order.orderedOn === null) return lacking('order', 'the date of the order', 'order.orderedOn');
  return earliest !== undefined && order.orderedOn <= earliest.on
    ? unmet('order.orderedOn', 'the order is the one of the earlier rental; a replacement needs a new one')
    : met(`replaced, RA on the line, ordered on ${order.orderedOn}`);
};

/** The stationary system's lifetime governs the portable one's; without one on file the line's own kind counts. */
function earliestRental(
  context: Context,
  line: CodedLine,
  codes: Parameters<typeof roleOf>[1],
): EarlierLine | undefined {
  const start = context.theCase.equipment?.rentalStartedOn ?? '';
  const before = (systemClass: SystemClass): EarlierLine | undefined =>
    earlierRentals(context, codes, systemClass).find((earlier) => earlier.on < start);
  return before('stationary') ?? before(classOf(line.code, codes) ?? 'portable');
}

export const oxygenBreaks: Check<'oxygenBreaks'> = function rentalBreaks(context, { codes, days: allowed }) {
  const [line] = rentalLines(context, codes);
  if (line === undefined) return notApplicable(NO_SYSTEM);
  const { breaks } = context.theCase.claim.rental;
  if (breaks.length === 0) return notApplicable('no interruption is on record');
  const days = rentalDays(context);
  if ('status' in days) return days;
  const index = breaks.findIndex(
    ({ from, to }) => from <= days.service && (to === null || to >= days.service),
  );
  if (index >= 0)
    return unmet(
      `claim.rental.breaks.${index}`,
      'the patient was without the equipment on the date of service',
    );
  const last = breaks
    .map((one, at) => ({ ...one, at }))
    .filter((one) => one.to !== null && one.to < days.service)
    .sort((one, other) => ((one.to ?? '') < (other.to ?? '') ? 1 : -1))[0];
  if (last === undefined || last.to === null)
    return notApplicable('no interruption before the date of service');
  const path = `claim.rental.breaks.${last.at}`;
  if (last.to < last.from) return unmet(`${path}.to`, 'the interruption ends before it begins');
  const resumed = addDays(last.to, 1);
  const temporaryUntil = addDays(rentalMonth(days.start, last.from).to, allowed);
  // A rental that the register begins after the interruption began is taken for a new one.
  const anew = days.start > last.from;
  if (anew && last.kind === 'billing')
    return unmet('equipment.rentalStartedOn', 'a break in billing does not begin a new rental');
  if (anew && daysBetween(last.from, last.to) < allowed)
    return unmet(
      'equipment.rentalStartedOn',
      `an interruption of ${allowed} days or less begins no new rental`,
    );
  if (!anew && last.to <= temporaryUntil)
    return met(`interrupted to ${last.to}: the count of months goes on`);
  const systemClass = classOf(line.code, codes) ?? 'stationary';
  const billedSince = earlierRentals(context, codes, systemClass).some(({ on }) => on >= resumed);
  if (billedSince) return notApplicable('told on the first claim after the interruption');
  const word = last.kind === 'need' ? 'BIN' : 'BIB';
  const told = context.lines.some(({ narrative }) => new RegExp(`\\b${word}\\b`).test(narrative));
  if (!told)
    return unmet(
      `claim.lines.${line.index}.narrative`,
      `the interruption was longer than ${allowed} days and the rest of its month, and the note does not say ${word}`,
    );
  if (last.kind === 'billing') {
    return isBlank(last.reason)
      ? unmet(`${path}.reason`, 'where it was billed meanwhile is not given')
      : met('break in billing, told on the line: the count of months goes on');
  }
  const { order } = context.theCase;
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  if (order.orderedOn === null) return lacking('order', 'the date of the order', 'order.orderedOn');
  return order.orderedOn <= last.from
    ? unmet('order.orderedOn', 'the order is older than the interruption; the need begins anew')
    : met('break in need, told on the line, with a new order');
};

export const oxygenSameSimilar: Check<'oxygenSameSimilar'> = function sameSimilar(context, { codes }) {
  if (rentalLines(context, codes).length === 0) return notApplicable(NO_SYSTEM);
  const days = rentalDays(context);
  if ('status' in days) return days;
  if (rentalMonth(days.start, days.service).number > 1) return notApplicable('asked for the first month');
  const asked = context.theCase.claim.rental.sameSimilarCheckedOn;
  if (asked === null)
    return unmet('claim.rental.sameSimilarCheckedOn', 'nobody has asked for the same or similar equipment');
  return asked > days.service
    ? unmet('claim.rental.sameSimilarCheckedOn', 'it was asked after the date of service')
    : met(`asked on ${asked}`);
};

export const oxygenContinuedNeed: Check<'oxygenContinuedNeed'> = function continuedNeed(context, { months }) {
  const service = context.dateOfService;
  if (service === null) return lacking(...NO_DATE);
  const { order, otherOrders, documents, patient } = context.theCase;
  const days = [
    ...[...(order === null ? [] : [order]), ...otherOrders]
      .filter((one) => one.patientId === patient.id)
      .map((one) => one.orderedOn),
    ...documents
      .filter((paper) => paper.type === 'clinicalNote' && paper.statesContinuedNeed === true)
      .filter((paper) => paper.patientId === null || paper.patientId === patient.id)
      .map((paper) => paper.documentDate),
  ].filter((day) => day !== null && day <= service);
  const newest = days.sort().at(-1);
  if (newest == null) return unmet('documents', 'nothing on file shows that oxygen is still needed');
  return newest >= addMonths(service, -months)
    ? met(`shown on ${newest}`)
    : unmet('documents', `the newest word that oxygen is needed is of ${newest}`);
};

export const oxygenContinuedUse: Check<'oxygenContinuedUse'> = function continuedUse(context, { months }) {
  const days = rentalDays(context);
  if ('status' in days) return days;
  if (rentalMonth(days.start, days.service).number === 1)
    return notApplicable('asked from the second month on');
  const { continuedUseOn: shown, continuedUseEvidence } = context.theCase.claim.rental;
  if (shown === null) return unmet('claim.rental.continuedUseOn', 'when use was last shown is not given');
  if (isBlank(continuedUseEvidence))
    return unmet('claim.rental.continuedUseEvidence', 'what shows the use is not given');
  if (shown > context.on) return unmet('claim.rental.continuedUseOn', 'the day lies in the future');
  return shown < addMonths(days.service, -months)
    ? unmet('claim.rental.continuedUseOn', `use was last shown more than ${months} months before`)
    : met(`use shown on ${shown}`);
};
