import type { Order } from '../../domain/clinical.ts';
import { addMonths } from '../../domain/dates.ts';
import { isBlank } from '../../domain/record.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, type Settled, type Unknown } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import type { OxygenCodes } from '../vocabularies/medicareOxygenVocabulary.ts';
import { usablePaper } from './documents.ts';
import { linesAs, NO_DATE, rentalDays, rentalLines } from './medicareOxygenFacts.ts';

/** The written order, the visit that led to it, and when it has to be in hand (Noridian; 42 CFR 410.38). */

const NO_ORDER = ['order', 'the order', 'claim.orderId'] as const;

interface Gap {
  readonly path: string;
  readonly detail: string;
  readonly open?: boolean;
}

export const oxygenOrder: Check<'oxygenOrder'> = function oxygenOrder(context, { codes }) {
  const { order, patient } = context.theCase;
  if (order === null) return unmet('claim.orderId', 'there is no order');
  if (order.patientId !== patient.id) return unmet('claim.orderId', 'the order is of another patient');
  const gaps = [...elementGaps(context, order), ...fitGaps(context, order, codes)];
  const paper = usablePaper(context, 'physicianOrder', 'order.documentId', 'the order');
  if (!paper.found) gaps.push({ path: paper.path, detail: paper.detail });
  const wrong = gaps.find(({ open }) => open !== true);
  const detail = gaps.map((gap) => gap.detail).join('; ');
  if (wrong !== undefined) return unmet(wrong.path, detail);
  const [first] = gaps;
  if (first !== undefined) return unknown(first.path, detail);
  if (order.validTo !== null && context.dateOfService === null) return lacking(...NO_DATE);
  return met(`order of ${order.orderedOn ?? ''} with its elements, signed on ${order.signedOn ?? ''}`);
};

/** The six elements: whose, when, what, how many, by whom, signed. */
function elementGaps(context: Context, order: Order): Gap[] {
  const gaps: Gap[] = [];
  const named = (value: boolean | null, path: string, who: string): void => {
    if (value === false) gaps.push({ path, detail: `it does not name ${who}` });
    if (value === null) gaps.push({ path, detail: `nobody has read whether it names ${who}`, open: true });
  };
  named(order.namesPatient, 'order.namesPatient', 'the patient');
  if (order.orderedOn === null) gaps.push({ path: 'order.orderedOn', detail: 'its date is not given' });
  else if (order.orderedOn > context.on)
    gaps.push({ path: 'order.orderedOn', detail: 'its date lies in the future' });
  if (isBlank(order.description))
    gaps.push({ path: 'order.description', detail: 'what is ordered is not given' });
  if (order.quantity === null && context.lines.some(({ units }) => units !== null && units > 1))
    gaps.push({ path: 'order.quantity', detail: 'more than one is billed, and it states no quantity' });
  named(order.namesPractitioner, 'order.namesPractitioner', 'the practitioner');
  if (order.signature !== 'handwritten' && order.signature !== 'electronic')
    gaps.push({ path: 'order.signature', detail: 'it is not signed, or only stamped' });
  else if (order.signedOn === null)
    gaps.push({ path: 'order.signedOn', detail: 'the day of its signature is not given' });
  else if (order.signedOn > context.on)
    gaps.push({ path: 'order.signedOn', detail: 'the day of its signature lies in the future' });
  return gaps;
}

function fitGaps(context: Context, order: Order, codes: OxygenCodes): Gap[] {
  const systems = rentalLines(context, codes).length > 0;
  const contents = linesAs(context, codes, 'contents').length > 0;
  const accepted = systems
    ? ['rental', 'purchase']
    : contents
      ? ['contents', 'rental', 'purchase']
      : ['rental', 'purchase', 'contents', 'upkeep'];
  const gaps: Gap[] = [];
  if (order.covers === null || !accepted.includes(order.covers))
    gaps.push({ path: 'order.covers', detail: 'it does not cover what is billed' });
  if (order.validTo !== null && context.dateOfService !== null && order.validTo < context.dateOfService)
    gaps.push({ path: 'order.validTo', detail: 'it had run out on the date of service' });
  return gaps;
}

interface Listing {
  readonly codes: OxygenCodes;
  readonly listed: readonly string[];
  readonly listedFrom: string;
}

/** The lines that bill a listed code for a rental begun since it was listed, or why nothing is asked. */
function listedLines(
  context: Context,
  { codes, listed, listedFrom }: Listing,
): readonly CodedLine[] | Settled | Unknown {
  const lines = rentalLines(context, codes).filter((line) => listed.includes(line.code));
  if (lines.length === 0) return notApplicable('no line bills a code of this list');
  const days = rentalDays(context);
  if ('status' in days) return days;
  return days.start < listedFrom
    ? notApplicable(`the rental began before ${listedFrom}, when the codes were listed`)
    : lines;
}

function isOpenFor(context: Context): boolean {
  return context.theCase.claim.rental.replacement !== null;
}

export const oxygenOrderBeforeDelivery: Check<'oxygenOrderBeforeDelivery'> = function orderBeforeDelivery(
  context,
  params,
) {
  const lines = listedLines(context, params);
  if ('status' in lines) return lines;
  const { order, claim } = context.theCase;
  if (order === null) return lacking(...NO_ORDER);
  // Whether the list reaches replacements at the end of the useful lifetime is not settled.
  const level = isOpenFor(context) ? 'warning' : undefined;
  if (order.receivedOn === null)
    return unmet('order.receivedOn', 'the day on which the order came in is not given', level);
  const { deliveredOn } = claim.delivery;
  if (deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  if (order.receivedOn > deliveredOn)
    return unmet('order.receivedOn', 'the order came in after the delivery', level);
  if (order.signedOn === null) return lacking('order', 'the day of its signature', 'order.signedOn');
  if (order.signedOn > deliveredOn)
    return unmet('order.signedOn', 'the order was signed after the delivery', level);
  return met(`order in hand on ${order.receivedOn}, delivered on ${deliveredOn}`);
};

export const oxygenFaceToFace: Check<'oxygenFaceToFace'> = function faceToFace(context, params) {
  const lines = listedLines(context, params);
  if ('status' in lines) return lines;
  const { order } = context.theCase;
  if (order === null) return lacking(...NO_ORDER);
  const level = isOpenFor(context) ? 'warning' : undefined;
  const { faceToFaceOn: seen, orderedOn } = order;
  if (seen === null)
    return unmet('order.faceToFaceOn', 'the day of the visit that led to the order is not given', level);
  if (orderedOn === null) return lacking('order', 'the date of the order', 'order.orderedOn');
  if (seen > orderedOn) return unmet('order.faceToFaceOn', 'the visit is later than the order', level);
  const earliest = addMonths(orderedOn, -params.months);
  return seen < earliest
    ? unmet('order.faceToFaceOn', `the visit was more than ${params.months} months before the order`, level)
    : met(`seen on ${seen}, ordered on ${orderedOn}`);
};

export const oxygenPrescriber: Check<'oxygenPrescriber'> = function prescriber(context, { credentials }) {
  const { physician } = context.theCase;
  if (physician === null) return lacking('physician', 'the practitioner', 'order.physicianId');
  const held = physician.credential
    .toUpperCase()
    .replace(/\./g, '')
    .split(/[^A-Z]+/)
    .filter(Boolean);
  if (held.length === 0) return unknown('physician.credential', 'the practitioner’s credential is not given');
  const known = held.find((credential) => credentials.includes(credential));
  return known === undefined
    ? unmet('physician.credential', 'the credential on file is none of those that may')
    : met(`ordered by a practitioner with ${known}`);
};
