import type { OutgoingClaim, OutgoingLine } from '../billing/outgoingClaim.ts';
import { FIELD } from './caseFields.ts';
import { noteValues } from './claimCodes.ts';
import { type ComposedNotes, modifiersOnLine } from './composeNote.ts';
import { MOST } from './lengths.ts';
import { identifier } from './names.ts';
import { addAdjustments, leftToPatient } from './otherPayerLoop.ts';
import { add, type Block, shape } from './segments.ts';
import { EMPTY, wireText } from './wireText.ts';
import { code, d8, money, quantity, rd8, type Wire, whole } from './wireValues.ts';

/** 2400 to 2430: one line, its practitioner, and what other payers decided on it. */

const { line: field, claim: ofClaim, physician } = FIELD;
const PROCEDURE = [null, field.code, ...field.modifiers, field.description] as const;

const LX = shape('2400', 'LX', null);
const SERVICE = shape(
  '2400',
  'SV1',
  PROCEDURE,
  field.charge,
  null,
  field.units,
  null,
  null,
  [field.pointers, field.pointers, field.pointers, field.pointers],
  null,
  field.emergency,
);
const PRICES = shape(
  '2400',
  'SV5',
  [null, field.code],
  null,
  field.daysNeeded,
  field.charge,
  field.prices,
  null,
);
const DATES = shape('2400', 'DTP', null, null, ofClaim.dates);
const AUTHORIZATION = shape('2400', 'REF', null, ofClaim.authorization);
const CONTROL = shape('2400', 'REF', null, field.controlNumber);
const NOTE = shape('2400', 'NTE', null, field.narrative);
const DRUG = shape('2410', 'LIN', null, null, field.drug);
const DRUG_QUANTITY = shape('2410', 'CTP', null, null, null, field.drug, [field.drug]);
const ORDERING = shape(
  '2420E',
  'NM1',
  null,
  null,
  physician.lastName,
  physician.firstName,
  null,
  null,
  null,
  null,
  physician.npi,
);
const DECISION = shape(
  '2430',
  'SVD',
  ofClaim.priorPayments,
  ofClaim.priorPayments,
  PROCEDURE,
  null,
  ofClaim.priorPayments,
);
const ADJUSTMENTS = shape('2430', 'CAS', ...Array.from({ length: 19 }, () => ofClaim.priorPayments));
const DECIDED = shape('2430', 'DTP', null, null, ofClaim.priorPayments);
const LEFT_TO_PATIENT = shape('2430', 'AMT', null, ofClaim.priorPayments);

/** @param notes of the whole claim */
export function addLine(block: Block, claim: OutgoingClaim, place: number, notes: ComposedNotes): void {
  const line = claim.lines[place];
  if (!line) return;
  const { onLine } = modifiersOnLine(line.modifiers);
  const procedure = procedureOf(line, onLine);
  add(block, LX, [whole(place + 1)], place);
  add(
    block,
    SERVICE,
    [
      [
        ...procedure,
        ...(line.notOtherwiseClassified ? [wireText(line.description, MOST.description).text] : []),
      ],
      money(line.chargeCents),
      code('UN'),
      quantity(line.units),
      EMPTY,
      EMPTY,
      line.pointers.map(whole),
      EMPTY,
      line.emergency ? code('Y') : EMPTY,
    ],
    place,
  );
  const prices = sendsPrices(claim) ? pricesOf(line) : null;
  if (prices) {
    add(
      block,
      PRICES,
      [
        procedure.slice(0, 2),
        code('DA'),
        quantity(prices.daysNeeded),
        money(prices.rentalCents),
        money(prices.purchaseCents),
        code('4'),
      ],
      place,
    );
  }
  add(block, DATES, [code('472'), ...datesOf(line, claim)], place);
  const authorization = identifier(claim.authorizationNumber, MOST.reference);
  // On the base item alone: at the claim, its accessories would deny.
  if (place === 0 && authorization !== '' && claim.switches.authorizationOn === 'line')
    add(block, AUTHORIZATION, [code('G1'), authorization], place);
  add(block, CONTROL, [code('6R'), identifier(line.controlNumber, MOST.lineControl)], place);
  add(block, NOTE, noteValues(notes.lines[place]?.text ?? EMPTY), place);
  if (line.drug) {
    add(block, DRUG, [EMPTY, code('N4'), ndcDigits(line.drug.ndc)], place);
    add(
      block,
      DRUG_QUANTITY,
      [EMPTY, EMPTY, EMPTY, quantity(line.drug.quantity), [code(line.drug.unit)]],
      place,
    );
  }
  addOrdering(block, claim, place);
  addDecisions(block, claim, line, procedure, place);
}

/** HC, code and modifiers as on the line; the description comes behind four places for modifiers. */
function procedureOf(line: OutgoingLine, onLine: readonly string[]): readonly Wire[] {
  return [
    code('HC'),
    identifier(line.code, 5),
    ...Array.from({ length: 4 }, (_, index) => identifier(onLine[index] ?? '', 2)),
  ];
}

/** Rental and purchase price; Medicare knows both itself. */
export function sendsPrices({ payer, switches }: OutgoingClaim): boolean {
  return switches.equipmentPrices && payer.class !== 'medicare';
}

/** All that SV5 asks for; null where one of them is missing, which checkLine does not let through. */
function pricesOf({ rental }: OutgoingLine) {
  if (!rental || rental.purchaseCents === null || rental.daysNeeded === null) return null;
  const { rentalCents, purchaseCents, daysNeeded } = rental;
  return { rentalCents, purchaseCents, daysNeeded };
}

export function isRental({ modifiers, rental }: OutgoingLine): boolean {
  return rental !== null || modifiers.includes('RR');
}

/** A rental month goes by its first day where the payer wants that. */
function datesOf(line: OutgoingLine, { switches }: OutgoingClaim): readonly [Wire, Wire] {
  const oneDay = line.from === line.to || (isRental(line) && switches.rentalDates === 'single');
  return oneDay ? [code('D8'), d8(line.from)] : [code('RD8'), rd8(line.from, line.to)];
}

/** The eleven digits of a national drug code in its 5-4-2 form. */
export function ndcDigits(raw: string): Wire {
  return identifier(raw.replaceAll('-', ''), 11);
}

function addOrdering(block: Block, { ordering, switches }: OutgoingClaim, place: number): void {
  if (!ordering || switches.orderingAs !== 'lineDK') return;
  add(
    block,
    ORDERING,
    [
      code('DK'),
      code('1'),
      wireText(ordering.lastName, MOST.lastOrOrgName).text,
      wireText(ordering.firstName, MOST.firstName).text,
      EMPTY,
      EMPTY,
      EMPTY,
      code('XX'),
      identifier(ordering.npi, 10),
    ],
    place,
  );
}

function addDecisions(
  block: Block,
  claim: OutgoingClaim,
  line: OutgoingLine,
  procedure: readonly Wire[],
  place: number,
): void {
  for (const { identifier: payerId, adjudication } of claim.otherPayers) {
    const decision = adjudication?.lines.find(({ lineId }) => lineId === line.lineId);
    if (!adjudication || !decision) continue;
    add(
      block,
      DECISION,
      [
        identifier(payerId, MOST.payerId),
        money(decision.paidCents),
        procedure,
        EMPTY,
        quantity(decision.units),
      ],
      place,
    );
    addAdjustments(block, ADJUSTMENTS, decision.adjustments, place);
    add(block, DECIDED, [code('573'), code('D8'), d8(adjudication.on)], place);
    add(block, LEFT_TO_PATIENT, [code('EAF'), money(leftToPatient(decision.adjustments))], place);
  }
}
