import { addDays, addMonths, type IsoDate } from '../../domain/dates.ts';
import { rentalCalendar } from '../../domain/rentalCalendar.ts';
import { EQUIPMENT_KIND_NAMES, type EquipmentKind } from '../../domain/equipment.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, type Unknown, type Unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines } from './lines.ts';
import {
  classOf,
  codePath,
  earlierRentals,
  linesAs,
  NO_DATE,
  otherLines,
  rentalDays,
  rentalMonth,
} from './medicareOxygenFacts.ts';

/** What is paid beside the rental: contents with their refills, and the maintenance visit after the last month. */

const NO_CONTENTS = 'no contents are billed';
const NO_MAINTENANCE = 'no line carries MS';

export const oxygenContentsInRental: Check<'oxygenContentsInRental'> = function contentsInRental(
  context,
  { codes },
) {
  const [line] = linesAs(context, codes, 'contents');
  if (line === undefined) return notApplicable(NO_CONTENTS);
  const [rented] = linesAs(context, codes, 'stationary');
  if (rented !== undefined)
    return unmet(codePath(line), `${line.code} is part of the rental that line ${rented.index + 1} bills`);
  const days = rentalDays(context);
  if ('status' in days) return days;
  const month = rentalMonth(context, days.start, days.service);
  const other = otherLines(context, codes).find(
    ({ role, on }) => role === 'stationary' && on >= month.from && on <= month.to,
  );
  return other === undefined
    ? met('no stationary rental is billed for the same month')
    : unmet(
        codePath(line),
        `${line.code} is part of the stationary rental that ${other.claimNumber} bills for ${other.on}`,
      );
};

export const oxygenContentsMonths: Check<'oxygenContentsMonths'> = function contentsMonths(
  context,
  { codes, atMost },
) {
  const lines = linesAs(context, codes, 'contents');
  if (lines.length === 0) return notApplicable(NO_CONTENTS);
  const many = lines.find(({ units }) => units !== null && units > atMost);
  return many === undefined
    ? met(`at most ${atMost} months at once`)
    : unmet(
        `claim.lines.${many.index}.units`,
        `${many.units} months are billed at once, and ${atMost} is the most`,
      );
};

export const oxygenRefill: Check<'oxygenRefill'> = function refill(context, { codes, askDays, deliverDays }) {
  if (linesAs(context, codes, 'contents').length === 0) return notApplicable(NO_CONTENTS);
  const { rental, delivery } = context.theCase.claim;
  const { refillAskedOn: asked, supplyEndsOn: ends, refillAffirmed } = rental;
  const gaps = [
    asked === null ? (['refillAskedOn', 'when the patient was asked'] as const) : null,
    ends === null ? (['supplyEndsOn', 'when the supply ends'] as const) : null,
    refillAffirmed === null ? (['refillAffirmed', 'whether more is wanted'] as const) : null,
  ].filter((gap) => gap !== null);
  const [first] = gaps;
  if (first !== undefined)
    return unmet(`claim.rental.${first[0]}`, `not given: ${gaps.map(([, name]) => name).join(', ')}`);
  if (refillAffirmed === false) return unmet('claim.rental.refillAffirmed', 'the patient wanted no more');
  if (asked === null || ends === null) return unknown('claim.rental.refillAskedOn', 'the days are not given');
  if (asked < addDays(ends, -askDays))
    return unmet(
      'claim.rental.refillAskedOn',
      `the patient was asked more than ${askDays} days before the supply ends`,
    );
  const { deliveredOn } = delivery;
  if (deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  if (asked > deliveredOn)
    return unmet('claim.rental.refillAskedOn', 'the patient was asked after the delivery');
  return deliveredOn < addDays(ends, -deliverDays)
    ? unmet(
        'claim.delivery.deliveredOn',
        `it was delivered more than ${deliverDays} days before the supply ends`,
      )
    : met(`asked on ${asked}, delivered on ${deliveredOn}, supply to ${ends}`);
};

export const oxygenMaintenance: Check<'oxygenMaintenance'> = function maintenance(context, params) {
  const [line] = linesAs(context, params.codes, 'maintenance');
  if (line === undefined) return context.lines.length === 0 ? noLines() : notApplicable(NO_MAINTENANCE);
  const { equipment, claim } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (line.units !== null && line.units > 1)
    return unmet(
      `claim.lines.${line.index}.units`,
      'one visit is paid in its half year, and more are billed',
    );
  const unusual = unusualKind(line, equipment.kind, params);
  const { rentalMonthsBilled, maintenanceBilledBefore, lastMaintenanceOn } = claim.rental;
  if (rentalMonthsBilled === null)
    return lacking('claim.rental.rentalMonthsBilled', 'how many months were billed');
  if (rentalMonthsBilled < params.capMonths)
    return unmet(
      'claim.rental.rentalMonthsBilled',
      `${rentalMonthsBilled} of ${params.capMonths} months were billed`,
    );
  const days = rentalDays(context);
  if ('status' in days) return days;
  const { start, service } = days;
  if (equipment.warrantyLaborUntil !== null && equipment.warrantyLaborUntil >= service)
    return unmet(
      'equipment.warrantyLaborUntil',
      `labor is under warranty until ${equipment.warrantyLaborUntil}`,
    );
  const systemClass = classOf(line.code, params.codes) ?? 'stationary';
  const lastPaid = earlierRentals(context, params.codes, systemClass).at(-1);
  const calendarEnd = paidMonthsOver(context, start, service, params.capMonths);
  if (typeof calendarEnd !== 'string') return calendarEnd;
  const paidEnd = lastPaid === undefined ? calendarEnd : addMonths(lastPaid.on, 1);
  const ended = paidEnd > calendarEnd ? paidEnd : calendarEnd;
  const due = addMonths(ended, params.months);
  if (service < due)
    return unmet(
      'claim.dateOfService',
      `the last month paid ended before ${ended}; the first visit is due from ${due} on`,
    );
  const onFile = otherLines(context, params.codes)
    .filter(
      ({ role, on, code }) =>
        role === 'maintenance' && on <= service && classOf(code, params.codes) === systemClass,
    )
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (maintenanceBilledBefore === null)
    return unknown('claim.rental.maintenanceBilledBefore', 'whether a visit was billed before is not given');
  if (!maintenanceBilledBefore) {
    return onFile === undefined
      ? (unusual ?? met(`first visit, due from ${due} on`))
      : unmet('claim.rental.maintenanceBilledBefore', `a visit of ${onFile} was billed, as claims here show`);
  }
  if (lastMaintenanceOn === null)
    return unknown('claim.rental.lastMaintenanceOn', 'the day of the last visit billed is not given');
  const last = onFile !== undefined && onFile > lastMaintenanceOn ? onFile : lastMaintenanceOn;
  const next = addMonths(last, params.months);
  return service < next
    ? unmet(
        'claim.rental.lastMaintenanceOn',
        `the last visit was of ${last}; the next is due from ${next} on`,
      )
    : (unusual ?? met(`last visit of ${last}, ${params.months} months and more before`));
};

/** The day after the last paid month, by the first day; of a rental taken over, by its own record. */
function paidMonthsOver(
  context: Context,
  start: IsoDate,
  service: IsoDate,
  capMonths: number,
): IsoDate | Unknown {
  const record = context.theCase.rentalRecord;
  if (record === null || record.monthsBefore === 0) return addMonths(start, capMonths);
  const paidUntil = rentalCalendar(record, { until: service })?.paidUntil ?? null;
  return paidUntil === null
    ? unknown(
        'claim.rental.rentalMonthsBilled',
        'the end of the last paid month is not on the rental record, which an earlier supplier billed in part',
      )
    : addDays(paidUntil, 1);
}

/** Maintenance of another kind of device than is commonly paid: that it is not paid was not read, so it advises. */
function unusualKind(
  { code }: CodedLine,
  kind: EquipmentKind | null,
  { kinds, maintained }: { readonly kinds: readonly EquipmentKind[]; readonly maintained: readonly string[] },
): Unmet<never> | Unknown | null {
  if (maintained.includes(code)) return null;
  if (kind === null) return { ...lacking('equipment.kind', 'the kind of the device'), level: 'advice' };
  return kinds.includes(kind)
    ? null
    : unmet(
        'equipment.kind',
        `maintenance visits are commonly paid for concentrators and filling systems; on file is: ${EQUIPMENT_KIND_NAMES[kind].toLowerCase()}`,
        'advice',
      );
}

export const oxygenMaintenanceWarranty: Check<'oxygenMaintenanceWarranty'> = function maintenanceWarranty(
  context,
  { codes, months },
) {
  if (linesAs(context, codes, 'maintenance').length === 0) return notApplicable(NO_MAINTENANCE);
  const { equipment } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  const until = equipment.warrantyLaborUntil;
  if (until === null) return notApplicable('no warranty on labor is on file');
  const service = context.dateOfService;
  if (service === null) return lacking(...NO_DATE);
  const due = addMonths(until, months);
  return service < due
    ? unmet(
        'equipment.warrantyLaborUntil',
        `the warranty on labor ended on ${until}; half a year later is ${due}`,
      )
    : met(`the warranty on labor ended on ${until}`);
};

export const oxygenMaintenanceCodes: Check<'oxygenMaintenanceCodes'> = function maintenanceCodes(
  context,
  { codes, maintained },
) {
  const lines = linesAs(context, codes, 'maintenance');
  if (lines.length === 0) return notApplicable(NO_MAINTENANCE);
  const other = lines.find(({ code }) => !maintained.includes(code));
  return other === undefined
    ? met(`${lines.map(({ code }) => code).join(', ')} with MS`)
    : unmet(codePath(other), `${other.code} is not among the codes that are commonly taken with MS`);
};

export const oxygenMaintenanceVisit: Check<'oxygenMaintenanceVisit'> = function maintenanceVisit(
  context,
  { codes },
) {
  if (linesAs(context, codes, 'maintenance').length === 0) return notApplicable(NO_MAINTENANCE);
  const { visit, equipment } = context.theCase;
  if (visit === null) return unmet('claim.visitId', 'no visit is linked to the claim');
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (visit.equipmentId !== equipment.id) return unmet('claim.visitId', 'the visit was to another device');
  if (visit.visitedOn === null) return unknown('visit.visitedOn', 'the day of the visit is not given');
  if (context.dateOfService === null) return lacking(...NO_DATE);
  if (visit.visitedOn !== context.dateOfService)
    return unmet(
      'claim.dateOfService',
      `the visit was on ${visit.visitedOn}, the claim is of ${context.dateOfService}`,
    );
  return visit.seal === null
    ? unmet('visit.seal', 'the log of the visit is not signed')
    : met(`signed log of ${visit.visitedOn}`);
};
