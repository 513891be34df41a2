import { addDays, addMonths } from '../../domain/dates.ts';
import { isBlank } from '../../domain/record.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import type { OxygenCodes } from '../vocabularies/medicareOxygenVocabulary.ts';
import { pathOfModifiers } from './lines.ts';
import {
  classOf,
  earlierRentals,
  modifiersOf,
  NO_DATE,
  NO_SYSTEM,
  rentalDays,
  rentalLines,
  rentalMonth,
  type EarlierLine,
  type SystemClass,
} from './medicareOxygenFacts.ts';
import { breakBefore, endedBreaks, newPeriodFault, temporaryUntil } from './medicareOxygenNewPeriod.ts';

/** What begins a rental anew, what interrupts it, and what shows that it goes on (42 CFR 414.230; Noridian on breaks and RA). */

export const oxygenSystemChange: Check<'oxygenSystemChange'> = function systemChange(context, params) {
  const lines = rentalLines(context, params.codes);
  if (lines.length === 0) return notApplicable(NO_SYSTEM);
  for (const line of lines) {
    const last = earlierRentals(context, params.codes, classOf(line.code, params.codes) ?? 'stationary').at(
      -1,
    );
    if (last === undefined || params.ways[last.code] === params.ways[line.code]) continue;
    if (modifiersOf(line).some((modifier) => params.noticeModifiers.includes(modifier))) continue;
    const { order } = context.theCase;
    if (order === null) return lacking('order', 'the order', 'claim.orderId');
    if (order.orderedOn === null) return lacking('order', 'the date of the order', 'order.orderedOn');
    if (order.orderedOn <= last.on)
      return unmet(
        'order.orderedOn',
        `${last.code} was billed on ${last.on}, ${line.code} gives oxygen another way, and the order is of ${order.orderedOn}`,
      );
    return met(`${line.code} in place of ${last.code}, ordered on ${order.orderedOn}`);
  }
  return notApplicable('no other kind of system was billed before');
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
  if (rentalMonth(context, days.start, days.service).number > 1) {
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
function earliestRental(context: Context, line: CodedLine, codes: OxygenCodes): EarlierLine | undefined {
  const start = context.theCase.equipment?.rentalStartedOn ?? '';
  const before = (systemClass: SystemClass): EarlierLine | undefined =>
    earlierRentals(context, codes, systemClass).find((earlier) => earlier.on < start);
  return before('stationary') ?? before(classOf(line.code, codes) ?? 'portable');
}

export const oxygenBreaks: Check<'oxygenBreaks'> = function rentalBreaks(context, { codes, newPeriod }) {
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
  const last = endedBreaks(context).find(({ to }) => to < days.service);
  if (last === undefined) return notApplicable('no interruption before the date of service');
  const path = `claim.rental.breaks.${last.at}`;
  if (last.to < last.from) return unmet(`${path}.to`, 'the interruption ends before it begins');
  const resumed = addDays(last.to, 1);
  // A rental that the register begins after the interruption began is taken for a new one.
  const before = breakBefore(context, days.start);
  const fault = before === null ? null : newPeriodFault(context, codes, before, newPeriod);
  if (fault !== null) return fault;
  const ofThisRental = last.from >= days.start;
  if (ofThisRental && last.to <= temporaryUntil(rentalMonth(context, days.start, last.from), newPeriod.days))
    return met(`interrupted to ${last.to}: the count of months goes on`);
  const systemClass = classOf(line.code, codes) ?? 'stationary';
  const billedSince = earlierRentals(context, codes, systemClass).some(({ on }) => on >= resumed);
  if (billedSince) return notApplicable('told on the first claim after the interruption');
  const word = last.kind === 'need' ? 'BIN' : 'BIB';
  const told = context.lines.some(({ narrative }) => new RegExp(`\\b${word}\\b`).test(narrative));
  if (!told)
    return unmet(
      `claim.lines.${line.index}.narrative`,
      `the interruption was longer than ${newPeriod.days} days and the rest of its month, and the note does not say ${word}`,
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
  if (rentalMonth(context, days.start, days.service).number > 1)
    return notApplicable('asked for the first month');
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
  if (rentalMonth(context, days.start, days.service).number === 1)
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
