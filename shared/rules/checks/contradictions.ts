import { addMonths, formatTime } from '../../domain/dates.ts';
import { timeOnSite } from '../../domain/timeOnSite.ts';
import { FAULT_FINDING_NAMES } from '../../domain/serviceVisit.ts';
import type { Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';

/** What cannot all be true at once: days, places, parts and times of a visit against the other records. */

const NO_VISIT = ['visit', 'the service visit', 'claim.visitId'] as const;

/** The earliest day from which the patient can have had the device, as far as anybody wrote it down. */
function heldFrom({ theCase: { equipment, claim } }: Context): string | null {
  const days = [
    equipment?.rentalStartedOn ?? null,
    claim.delivery.deliveredOn,
    equipment?.acquiredOn ?? null,
  ];
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

export const servicedAfterDelivery: Check<'servicedAfterDelivery'> = function servicedAfterDelivery(context) {
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (visit.visitedOn === null) return lacking('visit.visitedOn', 'the day of the visit');
  const from = heldFrom(context);
  if (from === null) return notApplicable('no day of delivery or acquisition is on record');
  return visit.visitedOn < from
    ? unmet('visit.visitedOn', `the visit was on ${visit.visitedOn}, and the device came on ${from}`)
    : met(`visited on ${visit.visitedOn}, device there from ${from}`);
};

export const oneHolderOfSerial: Check<'oneHolderOfSerial'> = function oneHolderOfSerial({ theCase }) {
  const { equipment, serviceHistory } = theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (equipment.serial.trim() === '') return lacking('equipment.serial', 'the serial number');
  const others = serviceHistory.sameSerialHeldElsewhere;
  return others > 0
    ? unmet(
        'equipment.serial',
        `${others === 1 ? 'another device' : `${others} other devices`} of this make and serial ${others === 1 ? 'is' : 'are'} held by somebody else`,
      )
    : met('no other holder of this make and serial');
};

export const technicianInOnePlace: Check<'technicianInOnePlace'> = function technicianInOnePlace({
  theCase,
}) {
  const { visit, serviceHistory } = theCase;
  if (visit === null) return lacking(...NO_VISIT);
  const elsewhere = serviceHistory.technicianVisits.filter((other) => !other.samePatient);
  if (elsewhere.length === 0) return met('no other visit of the technician elsewhere on that day');
  const timed = elsewhere.filter(({ arrivedAt, leftAt }) => arrivedAt !== '' && leftAt !== '');
  if (visit.arrivedAt === '' || visit.leftAt === '' || timed.length < elsewhere.length) {
    return unknown(
      'visit.arrivedAt',
      'the technician made several visits on that day, and the times of one or more are not given',
    );
  }
  const clash = timed.find(({ arrivedAt, leftAt }) => arrivedAt < visit.leftAt && visit.arrivedAt < leftAt);
  return clash
    ? unmet(
        'visit.arrivedAt',
        `the technician was elsewhere from ${formatTime(clash.arrivedAt)} to ${formatTime(clash.leftAt)}, and here from ${formatTime(visit.arrivedAt)} to ${formatTime(visit.leftAt)}`,
      )
    : met('the technician’s visits of that day do not overlap');
};

export const partsFittedOnce: Check<'partsFittedOnce'> = function partsFittedOnce({ theCase }) {
  const { visit, serviceHistory } = theCase;
  if (visit === null) return lacking(...NO_VISIT);
  const marked = visit.parts.flatMap(({ lotOrSerial, quantity }, index) =>
    // A lot can go in many times; a serial is one piece, and only a single piece can carry one.
    isSerial(lotOrSerial) && (quantity ?? 1) === 1 ? [{ mark: sameMark(lotOrSerial), index }] : [],
  );
  if (marked.length === 0) return notApplicable('no part with a serial number of its own');
  const twice = marked.find(({ mark, index }) =>
    marked.some((one) => one.mark === mark && one.index < index),
  );
  if (twice) {
    return unmet(`visit.parts.${twice.index}.lotOrSerial`, 'the same serial is on two parts of this visit');
  }
  for (const { mark, index } of marked) {
    const before = serviceHistory.deviceVisits.find(({ partMarks }) =>
      partMarks.map(sameMark).includes(mark),
    );
    if (before) {
      return unmet(
        `visit.parts.${index}.lotOrSerial`,
        `the part was fitted already on ${before.visitedOn ?? 'another visit'}`,
      );
    }
  }
  return met(`${marked.length} ${marked.length === 1 ? 'serial' : 'serials'} fitted once`);
};

/** Serials carry a digit run of some length or say so; a lot says so too. */
function isSerial(mark: string): boolean {
  const text = mark.trim();
  return text !== '' && !/^lot\b/i.test(text) && !/^l\d/i.test(text);
}

function sameMark(mark: string): string {
  return mark
    .toUpperCase()
    .replace(/^(S\/?N|SERIAL)[\s:.#-]*/, '')
    .replace(/[\s-]/g, '');
}

export const laborWithinVisit: Check<'laborWithinVisit'> = function laborWithinVisit({ theCase }) {
  const { visit } = theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (visit.labor.length === 0) return notApplicable('no labor is recorded');
  const stay = timeOnSite(visit.arrivedAt, visit.leftAt);
  if (stay === null) return notApplicable('arrival and departure are not recorded');
  if (stay.doubtful) {
    return unmet(
      'visit.leftAt',
      `the technician left before arriving, or stayed ${stay.minutes} minutes, past midnight`,
    );
  }
  const present = stay.minutes;
  const timed = visit.labor.filter(({ standardRepair }) => standardRepair === '');
  if (timed.some(({ minutes }) => minutes === null)) return lacking('visit.labor', 'the time of the labor');
  const worked = timed.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  return worked > present
    ? unmet('visit.labor', `${worked} minutes of labor in a visit of ${present} minutes`)
    : met(`${worked} minutes of labor in a visit of ${present} minutes`);
};

export const faultNotRepeated: Check<'faultNotRepeated'> = function faultNotRepeated({ theCase }, params) {
  const { visit, serviceHistory } = theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (visit.visitedOn === null) return lacking('visit.visitedOn', 'the day of the visit');
  const { visitedOn } = visit;
  const since = addMonths(visitedOn, -params.months);
  const recent = serviceHistory.deviceVisits.filter(
    (other) => other.visitedOn !== null && other.visitedOn > since && other.visitedOn <= visitedOn,
  );
  const telling = visit.findings.filter((finding) => finding !== 'noFault' && finding !== 'other');
  const repeated = telling.find(
    (finding) => recent.filter(({ findings }) => findings.includes(finding)).length + 1 >= params.times,
  );
  return repeated
    ? unmet(
        'visit.findings',
        `“${FAULT_FINDING_NAMES[repeated]}” was found ${params.times} times or more within ${params.months} months`,
      )
    : met(`no fault was found ${params.times} times within ${params.months} months`);
};

export const notUnderWarranty: Check<'notUnderWarranty'> = function notUnderWarranty(context) {
  const { visit, equipment, claim } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (claim.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const day = claim.dateOfService;
  const partsCovered = equipment.warrantyUntil !== null && equipment.warrantyUntil >= day;
  const laborCovered = equipment.warrantyLaborUntil !== null && equipment.warrantyLaborUntil >= day;
  const billed = visit.parts.findIndex((part) => part.billed && (part.unitCostCents ?? 0) > 0);
  if (partsCovered && billed >= 0) {
    return unmet(
      `visit.parts.${billed}.billed`,
      `part ${billed + 1} is billed, and parts are under warranty until ${equipment.warrantyUntil ?? ''}`,
    );
  }
  if (laborCovered && visit.labor.some(({ hourlyRateCents }) => (hourlyRateCents ?? 0) > 0)) {
    return unmet(
      'equipment.warrantyLaborUntil',
      `labor is billed, and labor is under warranty until ${equipment.warrantyLaborUntil ?? ''}`,
    );
  }
  if (equipment.warrantyUntil === null && equipment.warrantyLaborUntil === null)
    return notApplicable('no warranty is on record');
  return met('nothing billed is under warranty');
};
