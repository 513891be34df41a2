import type { Dependent, OutgoingClaim, Person } from '../billing/outgoingClaim.ts';
import { type CaseField, FIELD } from './caseFields.ts';
import { MOST } from './lengths.ts';
import { addAddress, addressShapes, identifier, personName } from './names.ts';
import { add, type Block, emptyBlock, shape } from './segments.ts';
import { EMPTY, wireText } from './wireText.ts';
import { code, d8, type Wire, type WireCode } from './wireValues.ts';

/** 2000B to 2010BB, the insured and the payer; 2000C and 2010CA, the patient who is not the insured. */

const { patient, coverage, payer } = FIELD;

export const SUBSCRIBER_HL = shape('2000B', 'HL', null, null, null, null);
export const PATIENT_HL = shape('2000C', 'HL', null, null, null, null);
const COVERAGE = shape(
  '2000B',
  'SBR',
  coverage.rank,
  coverage.relation,
  coverage.groupNumber,
  coverage.planName,
  coverage.insuranceType,
  null,
  null,
  null,
  payer.filingIndicator,
);
const SELF = shape(
  '2010BA',
  'NM1',
  null,
  null,
  patient.lastName,
  patient.firstName,
  patient.middleName,
  null,
  patient.suffix,
  null,
  coverage.memberId,
);
const INSURED = shape(
  '2010BA',
  'NM1',
  null,
  null,
  coverage.insured.lastName,
  coverage.insured.firstName,
  coverage.insured.middleName,
  null,
  coverage.insured.suffix,
  null,
  coverage.memberId,
);
const SELF_ADDRESS = addressShapes('2010BA', patient.address);
const SELF_BIRTH = birthShape('2010BA');
const PAYER = shape('2010BB', 'NM1', null, null, payer.name, null, null, null, null, null, payer.identifier);
const RELATION = shape('2000C', 'PAT', coverage.relation);
const PATIENT = shape(
  '2010CA',
  'NM1',
  null,
  null,
  patient.lastName,
  patient.firstName,
  patient.middleName,
  null,
  patient.suffix,
);
const PATIENT_ADDRESS = addressShapes('2010CA', patient.address);
const PATIENT_BIRTH = birthShape('2010CA');

function birthShape(loop: string) {
  return shape<readonly [null, CaseField, CaseField]>(loop, 'DMG', null, patient.birthDate, patient.sex);
}

const SEQUENCE: Readonly<Record<OutgoingClaim['sequence'], WireCode>> = {
  primary: code('P'),
  secondary: code('S'),
  tertiary: code('T'),
  fourth: code('A'),
  fifth: code('B'),
  sixth: code('C'),
  seventh: code('D'),
  eighth: code('E'),
  ninth: code('F'),
  tenth: code('G'),
  eleventh: code('H'),
};
const SEX: Readonly<Record<Person['sex'], WireCode>> = {
  female: code('F'),
  male: code('M'),
  unknown: code('U'),
};
const RELATION_CODE: Readonly<Record<Dependent['relation'], WireCode>> = {
  spouse: code('01'),
  child: code('19'),
  other: code('G8'),
};

export function sequenceCode(sequence: OutgoingClaim['sequence']): WireCode {
  return SEQUENCE[sequence];
}

/** Individual relationship, seen from the insured. */
export function relationCode(relation: 'self' | Dependent['relation']): WireCode {
  return relation === 'self' ? code('18') : RELATION_CODE[relation];
}

export function subscriberBlock(claim: OutgoingClaim): Block {
  const { subscriber, dependent, switches } = claim;
  const block = emptyBlock();
  const group = identifier(subscriber.groupNumber, MOST.groupNumber);
  add(block, COVERAGE, [
    sequenceCode(claim.sequence),
    dependent ? EMPTY : relationCode('self'),
    group,
    group === '' ? wireText(subscriber.planName, MOST.planName).text : EMPTY,
    saysInsuranceType(claim) ? identifier(subscriber.insuranceType, 3) : EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    identifier(switches.filingIndicator, 2),
  ]);
  add(block, dependent ? INSURED : SELF, [
    code('IL'),
    code('1'),
    ...personName(subscriber),
    code('MI'),
    memberId(claim),
  ]);
  if (!dependent) {
    addAddress(block, SELF_ADDRESS, subscriber.address);
    addBirth(block, SELF_BIRTH, subscriber);
  }
  add(block, PAYER, [
    code('PR'),
    code('2'),
    wireText(claim.payer.name, MOST.lastOrOrgName).text,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    code('PI'),
    identifier(claim.payer.identifier, MOST.payerId),
  ]);
  return block;
}

/** The patient's loop; only where that is not the subscriber. */
export function patientBlock(dependent: Dependent): Block {
  const block = emptyBlock();
  add(block, RELATION, [relationCode(dependent.relation)]);
  add(block, PATIENT, [code('QC'), code('1'), ...personName(dependent)]);
  addAddress(block, PATIENT_ADDRESS, dependent.address);
  addBirth(block, PATIENT_BIRTH, dependent);
  return block;
}

function addBirth(block: Block, of: ReturnType<typeof birthShape>, person: Person): void {
  add(block, of, [code('D8'), person.birthDate === null ? EMPTY : d8(person.birthDate), SEX[person.sex]]);
}

/** SBR05 is asked for where Medicare pays after somebody else. */
export function saysInsuranceType({ switches, sequence }: OutgoingClaim): boolean {
  return originalMedicare(switches.filingIndicator) && sequence !== 'primary';
}

/** A Medicare number is written with dashes on the card and without them on a claim. */
export function memberId({ subscriber, switches }: OutgoingClaim): Wire {
  const raw = originalMedicare(switches.filingIndicator)
    ? subscriber.memberId.replaceAll('-', '')
    : subscriber.memberId;
  return identifier(raw, MOST.memberId);
}

/** Medicare itself, as against a plan in its place: its members go by their MBI. */
export function originalMedicare(filingIndicator: string): boolean {
  return filingIndicator === 'MB' || filingIndicator === 'MA';
}
