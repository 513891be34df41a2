import { isNotOtherwiseClassified } from '../codes/notOtherwiseClassified.ts';
import type { ClaimLine } from '../domain/claim.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { isRentalKind } from '../domain/claimKind.ts';
import { addDays, addMonths, daysBetween, type IsoDate } from '../domain/dates.ts';
import type { FilingSettings, PriorPayment } from '../domain/filing.ts';
import type { Coverage, Patient } from '../domain/people.ts';
import {
  type Adjudication,
  type OtherPayer,
  type OutgoingClaim,
  type OutgoingLine,
  PAYER_SEQUENCES,
  type PayerSequence,
  type Person,
} from './outgoingClaim.ts';

/** What has no place on any form without it. `path` is the field of the claim case that mends it. */
export interface OutgoingProblem {
  readonly path: string;
  readonly message: string;
}

export interface Outgoing {
  /** Null while something is missing without which there is no claim to speak of. */
  readonly claim: OutgoingClaim | null;
  readonly problems: readonly OutgoingProblem[];
}

/**
 * A claim as it leaves the office.
 * @param theCase the case as it was finalized, or of a draft that somebody looks at beforehand
 * @param filing the payer's switches of today: they are about the way, not about the claim
 * @param finalisedOn the office's day; null for a draft
 */
export function outgoingOf(
  theCase: ClaimCase,
  filing: FilingSettings,
  finalisedOn: IsoDate | null,
): Outgoing {
  const { claim, coverage, payer, patient, office } = theCase;
  const problems: OutgoingProblem[] = [];
  const lacks = (path: string, message: string) => problems.push({ path, message });
  if (coverage === null || payer === null) lacks('claim.coverageId', 'Choose who pays this claim.');
  const dateOfService = claim.dateOfService;
  if (dateOfService === null) lacks('claim.dateOfService', 'Give the date of service.');
  if (claim.lines.length === 0) lacks('claim.lines', 'Add a line: a claim bills at least one code.');
  claim.lines.forEach((line, at) => {
    if (line.code === '')
      lacks(`claim.lines.${at}.code`, 'Choose the code of this line, or remove the line.');
    if (line.units === null) lacks(`claim.lines.${at}.units`, 'Give the units of this line.');
    if (line.chargeCents === null) lacks(`claim.lines.${at}.chargeCents`, 'Give the charge of this line.');
  });
  if (coverage && coverage.assignment === null)
    lacks('coverage.assignment', 'Say whether the supplier accepts assignment for this patient.');
  if (coverage === null || payer === null || dateOfService === null || problems.length > 0)
    return { claim: null, problems };

  const { filing: answers } = claim;
  const self = coverage.relation === 'self' || payer.class === 'medicare';
  const spans = isRentalKind(claim.kind) && filing.rentalDates === 'span';
  return {
    problems,
    claim: {
      claimId: claim.id,
      number: claim.number,
      finalised: finalisedOn !== null,
      finalisedOn,
      frequency: answers.frequency,
      payerClaimNumber: answers.payerClaimNumber,
      billing: {
        name: office.name,
        npi: office.npi,
        taxId: office.taxId,
        taxonomy: office.taxonomy,
        address: office.address,
        payTo: office.payTo.line1.trim() === '' ? null : office.payTo,
        phone: office.phone,
      },
      payer: {
        name: payer.name,
        identifier: payer.payerIdentifier,
        class: payer.class,
        address: payer.address,
      },
      switches: filing,
      sequence: sequenceOf(coverage.rank),
      subscriber: {
        ...(self ? patientPerson(patient) : insuredPerson(coverage)),
        memberId: coverage.memberId,
        groupNumber: coverage.groupNumber,
        planName: coverage.planName,
        insuranceType: coverage.insuranceType,
      },
      dependent:
        self || coverage.relation === 'self'
          ? null
          : { ...patientPerson(patient), relation: coverage.relation },
      placeOfService: claim.placeOfService,
      assignment: coverage.assignment === true,
      benefitsAssigned: coverage.signatureOnFileOn !== null,
      signatureOnFileOn: coverage.signatureOnFileOn,
      accident:
        answers.accident === 'no'
          ? null
          : { kind: answers.accident, on: answers.accidentOn, state: answers.accidentState },
      delayReason: answers.delayReason,
      diagnoses: claim.diagnosisCodes,
      authorizationNumber: claim.authorization.authorizationNumber,
      patientPaidCents: answers.patientPaidCents ?? 0,
      note: '',
      attachments: answers.attachments.map(({ type, how, controlNumber }) => ({ type, how, controlNumber })),
      ordering: theCase.physician && {
        lastName: theCase.physician.lastName,
        firstName: theCase.physician.firstName,
        credential: theCase.physician.credential,
        npi: theCase.physician.npi,
      },
      facility: answers.facility.name.trim() === '' ? null : answers.facility,
      otherPayers: theCase.otherCoverages.flatMap((other) => {
        const prior = answers.priorPayments.find(({ coverageId }) => coverageId === other.coverage.id);
        return tellsOther(other.coverage, coverage, prior)
          ? [otherPayerOf(other, patient, prior ?? null)]
          : [];
      }),
      lines: claim.lines.map((line, at) => lineOf(theCase, line, at, dateOfService, spans)),
    },
  };
}

/** 1 pays first. */
function sequenceOf(rank: number): PayerSequence {
  return PAYER_SEQUENCES[rank - 1] ?? 'eleventh';
}

function patientPerson(patient: Patient): Person {
  const { lastName, firstName, middleName, suffix, birthDate, sex, address, phone } = patient;
  return { lastName, firstName, middleName, suffix, birthDate, sex, address, phone };
}

function insuredPerson({ insured }: Coverage): Person {
  return { ...insured, phone: '' };
}

/** A payer before this one is told with what it paid; one after it, so that it can be forwarded. */
function tellsOther(other: Coverage, own: Coverage, prior: PriorPayment | undefined): boolean {
  return other.rank !== own.rank && (other.rank > own.rank || prior !== undefined);
}

function otherPayerOf(
  { coverage, payer }: ClaimCase['otherCoverages'][number],
  patient: Patient,
  prior: PriorPayment | null,
): OtherPayer {
  const self = coverage.relation === 'self' || payer.class === 'medicare';
  const { lastName, firstName, middleName, suffix } = self ? patient : coverage.insured;
  return {
    sequence: sequenceOf(coverage.rank),
    name: payer.name,
    identifier: payer.payerIdentifier,
    filingIndicator: payer.filingIndicator,
    insured: { lastName, firstName, middleName, suffix },
    memberId: coverage.memberId,
    groupNumber: coverage.groupNumber,
    planName: coverage.planName,
    relation: payer.class === 'medicare' ? 'self' : coverage.relation,
    claimNumber: prior?.claimNumber ?? '',
    adjudication: prior && adjudicationOf(prior),
  };
}

function adjudicationOf({ adjudicatedOn, paidCents, adjustments, lines }: PriorPayment): Adjudication | null {
  return adjudicatedOn === null || paidCents === null
    ? null
    : { on: adjudicatedOn, paidCents, adjustments, lines };
}

/** As many diagnoses as a line points at. Of more, somebody has to choose: the first four are no answer. */
const POINTERS = 4;

function pointersOf({ diagnosisCodes }: ClaimCase['claim'], { pointers }: ClaimLine): readonly number[] {
  if (pointers.length > 0) return pointers;
  return diagnosisCodes.length > POINTERS ? [] : diagnosisCodes.map((_, place) => place + 1);
}

function lineOf(
  theCase: ClaimCase,
  line: ClaimLine,
  at: number,
  dateOfService: IsoDate,
  spans: boolean,
): OutgoingLine {
  const { claim, equipment } = theCase;
  const rented = isRentalKind(claim.kind) && line.modifiers.includes('RR');
  return {
    lineId: line.id,
    controlNumber: lineControlNumber(claim.number, at),
    code: line.code,
    modifiers: [...line.modifiers, ...line.furtherModifiers],
    description: line.description,
    from: dateOfService,
    to: spans && rented ? addDays(addMonths(dateOfService, 1), -1) : dateOfService,
    units: line.units ?? 0,
    chargeCents: line.chargeCents ?? 0,
    pointers: pointersOf(claim, line),
    pointersChosen: line.pointers.length > 0,
    note: line.narrative,
    emergency: false,
    notOtherwiseClassified: isNotOtherwiseClassified(line.code),
    rental:
      rented && line.chargeCents !== null
        ? {
            rentalCents: line.chargeCents,
            purchaseCents: equipment?.replacementCents ?? null,
            daysNeeded: daysNeeded(theCase.order, dateOfService),
          }
        : null,
    drug: line.drug,
  };
}

/** What an order says for life; it is no number of days. */
const FOR_LIFE = 99;

/** Days of the ordered months, counted from the service; null where the order gives none, or is for life. */
function daysNeeded(order: ClaimCase['order'], from: IsoDate): number | null {
  const months = order?.lengthOfNeedMonths ?? null;
  return months === null || months === FOR_LIFE ? null : daysBetween(from, addMonths(from, months));
}

/** CW-2026-000123 and the third line: CW2026000123L3. Lines of a finalized claim never move. */
export function lineControlNumber(claimNumber: string, at: number): string {
  return `${claimNumber.replace(/[^A-Z0-9]/g, '')}L${at + 1}`;
}
