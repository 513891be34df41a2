import type { Accident, OutgoingClaim } from '../billing/outgoingClaim.ts';
import { type IsoDate, isIsoDate } from '../domain/dates.ts';
import { sumCents } from '../domain/money.ts';
import { DIAGNOSIS_FIELDS, FIELD } from './caseFields.ts';
import { noteValues, releaseOfInformation, yesOrNo } from './claimCodes.ts';
import { composeNotes } from './composeNote.ts';
import { DIAGNOSES_PER_CLAIM, MOST } from './lengths.ts';
import { addAddress, addressShapes, diagnosisCode, identifier } from './names.ts';
import { addOtherPayers, decidedByLine } from './otherPayerLoop.ts';
import { addLine } from './lineLoop.ts';
import { add, type Block, emptyBlock, shape } from './segments.ts';
import { EMPTY, wireText } from './wireText.ts';
import { code, d8, money, type Wire, type WireCode } from './wireValues.ts';

/** 2300 and what belongs to the claim as a whole; then its other payers and its lines. */

const { claim: field, coverage, physician, facility } = FIELD;

const CLM = shape(
  '2300',
  'CLM',
  field.number,
  field.total,
  null,
  null,
  [field.placeOfService, null, field.frequency],
  null,
  coverage.assignment,
  coverage.benefitsAssigned,
  coverage.signature,
  null,
  [field.accident, null, null, field.accidentState],
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  field.delayReason,
);
const ACCIDENT_DATE = shape('2300', 'DTP', null, null, field.accidentOn);
const ATTACHMENT = shape(
  '2300',
  'PWK',
  field.attachments,
  field.attachments,
  null,
  null,
  null,
  field.attachments,
);
const PATIENT_PAID = shape('2300', 'AMT', null, field.patientPaid);
const AUTHORIZATION = shape('2300', 'REF', null, field.authorization);
const PAYER_CLAIM_NUMBER = shape('2300', 'REF', null, field.payerClaimNumber);
const NOTE = shape('2300', 'NTE', null, field.note);
/** Where a line's note goes on at the claim. */
const NOTE_OF_LINE = shape('2300', 'NTE', null, FIELD.line.narrative);
const DIAGNOSES = shape('2300', 'HI', ...DIAGNOSIS_FIELDS.map((diagnosis) => [null, diagnosis] as const));
const REFERRING = shape(
  '2310A',
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
const FACILITY = shape('2310C', 'NM1', null, null, facility.name, null, null, null, null, null, facility.npi);
const FACILITY_ADDRESS = addressShapes('2310C', facility.address);

const FREQUENCY: Readonly<Record<OutgoingClaim['frequency'], WireCode>> = {
  original: code('1'),
  replacement: code('7'),
  void: code('8'),
};
const CAUSE: Readonly<Record<Accident['kind'], WireCode>> = {
  auto: code('AA'),
  employment: code('EM'),
  other: code('OA'),
};

export function claimBlock(given: OutgoingClaim): Block {
  const claim = decidedByLine(given);
  const block = emptyBlock();
  addClaim(block, claim);
  addPapersAndNumbers(block, claim);
  const notes = composeNotes(claim);
  const { continued } = notes;
  add(block, continued < 0 ? NOTE : NOTE_OF_LINE, noteValues(notes.claim.text), continued);
  add(block, DIAGNOSES, diagnosisValues(claim.diagnoses));
  addPlaces(block, claim);
  addOtherPayers(block, claim);
  claim.lines.forEach((_, place) => addLine(block, claim, place, notes));
  return block;
}

function addClaim(block: Block, claim: OutgoingClaim): void {
  const { accident } = claim;
  add(block, CLM, [
    identifier(claim.number, MOST.claimNumber),
    money(totalCents(claim)),
    EMPTY,
    EMPTY,
    [identifier(claim.placeOfService, 2), code('B'), FREQUENCY[claim.frequency]],
    code('Y'),
    claim.assignment ? code('A') : code('C'),
    yesOrNo(claim.benefitsAssigned),
    releaseOfInformation(claim),
    EMPTY,
    accident
      ? [CAUSE[accident.kind], EMPTY, EMPTY, accident.kind === 'auto' ? identifier(accident.state, 2) : EMPTY]
      : [],
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    identifier(claim.delayReason, 2),
  ]);
  if (accident?.on) add(block, ACCIDENT_DATE, [code('439'), code('D8'), d8(accident.on)]);
}

function addPapersAndNumbers(block: Block, claim: OutgoingClaim): void {
  for (const { type, how, controlNumber } of claim.attachments) {
    // A paper that stays at the supplier's has no number to be found by.
    const number = how === 'AA' ? EMPTY : identifier(controlNumber, MOST.reference);
    const qualifier = number === '' ? EMPTY : code('AC');
    add(block, ATTACHMENT, [identifier(type, 2), code(how), EMPTY, EMPTY, qualifier, number]);
  }
  if (claim.patientPaidCents > 0) add(block, PATIENT_PAID, [code('F5'), money(claim.patientPaidCents)]);
  const authorization = identifier(claim.authorizationNumber, MOST.reference);
  if (authorization !== '' && claim.switches.authorizationOn === 'claim')
    add(block, AUTHORIZATION, [code('G1'), authorization]);
  if (claim.frequency !== 'original') {
    add(block, PAYER_CLAIM_NUMBER, [code('F8'), identifier(claim.payerClaimNumber, MOST.reference)]);
  }
}

function addPlaces(block: Block, { ordering, facility: place, switches }: OutgoingClaim): void {
  if (ordering && switches.orderingAs === 'claimDN') {
    add(block, REFERRING, [
      code('DN'),
      code('1'),
      wireText(ordering.lastName, MOST.lastOrOrgName).text,
      wireText(ordering.firstName, MOST.firstName).text,
      EMPTY,
      EMPTY,
      EMPTY,
      code('XX'),
      identifier(ordering.npi, 10),
    ]);
  }
  if (!place) return;
  const npi = identifier(place.npi, 10);
  add(block, FACILITY, [
    code('77'),
    code('2'),
    wireText(place.name, MOST.lastOrOrgName).text,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    npi === '' ? EMPTY : code('XX'),
    npi,
  ]);
  addAddress(block, FACILITY_ADDRESS, place.address);
}

export function totalCents(claim: OutgoingClaim): number {
  return sumCents(claim.lines.map(({ chargeCents }) => chargeCents));
}

/** The earliest day of service. */
export function firstService({ lines }: OutgoingClaim): IsoDate | null {
  const dates = lines.map(({ from }) => from).filter(isIsoDate);
  return dates.reduce<IsoDate | null>((first, date) => (first === null || date < first ? date : first), null);
}

function diagnosisValues(diagnoses: readonly string[]): readonly (readonly Wire[])[] {
  return diagnoses
    .slice(0, DIAGNOSES_PER_CLAIM)
    .map((diagnosis, index) => [index === 0 ? code('ABK') : code('ABF'), diagnosisCode(diagnosis)]);
}
