import type { ClaimCase } from '../domain/claimCase.ts';
import type { Order, OxygenTest } from '../domain/clinical.ts';
import type { Authorization, LiabilityNotice, RentalAnswers } from '../domain/claimAnswers.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Physician } from '../domain/people.ts';
import { fact, heading, paragraph } from './documentModel.ts';
import type { Block, Fact, Section } from './documentModel.ts';
import { personName } from './letterhead.ts';
import {
  ABN_OPTIONS,
  DELIVERIES,
  DURATIONS,
  GROUP_TWO_CONDITIONS,
  ORDER_COVERS,
  ORDER_SIGNATURES,
  RENTAL_BASES,
  TEST_CONDITIONS,
  TEST_METHODS,
  count,
  date,
  measured,
  monthsOfNeed,
  named,
  plural,
  yesNo,
} from './wording.ts';

/** The order, the oxygen test and, for a rental, its facts, as the records hold them. */
export function clinicalSection(theCase: ClaimCase): Section {
  const rental = theCase.claim.kind === 'portableRental';
  return {
    id: 'clinicalFacts',
    title: rental ? 'Order, oxygen test and rental' : 'Order and oxygen test',
    newPage: rental,
    blocks: [
      heading('Physician order'),
      ...orderBlocks(theCase.order, theCase.physician),
      heading('Oxygen test'),
      ...testBlocks(theCase.oxygenTest),
      ...(rental ? rentalBlocks(theCase.claim.rental, theCase) : []),
    ],
  };
}

function orderBlocks(order: Order | null, physician: Physician | null): readonly Block[] {
  if (order === null) return [paragraph('No order is named on this claim.', 'strong')];
  const rows: Fact[] = [
    fact('Physician', personName(physician)),
    fact('NPI', physician?.npi ?? null),
    fact('Covers', named(ORDER_COVERS, order.covers)),
    fact('Ordered', order.description),
    fact('Date of order', date(order.orderedOn)),
    fact('Signed', date(order.signedOn)),
    fact('Signature', ORDER_SIGNATURES[order.signature]),
    fact('Received', date(order.receivedOn)),
    fact('Good until', date(order.validTo) ?? 'No end stated'),
    fact('Quantity', count(order.quantity)),
    fact('Condition treated', order.condition),
    fact('Diagnosis code', order.diagnosisCode),
    fact('Saturation', measured(order.saturation, '%')),
    fact('PaO2', measured(order.pao2, 'mm Hg')),
    fact('Flow', measured(order.flowLpm, 'L/min')),
    fact('Delivery', named(DELIVERIES, order.delivery)),
    fact('Length of need', monthsOfNeed(order.lengthOfNeedMonths)),
  ];
  return [{ kind: 'facts', columns: 2, rows }];
}

function testBlocks(test: OxygenTest | null): readonly Block[] {
  if (test === null) return [paragraph('No oxygen test is named on this claim.')];
  const air =
    test.roomAir === null
      ? null
      : test.roomAir
        ? 'Room air'
        : (measured(test.onLpm, 'L/min of oxygen') ?? 'On oxygen');
  const rows: Fact[] = [
    fact('Method', named(TEST_METHODS, test.method)),
    fact('Date of test', date(test.testedOn)),
    fact('Condition', named(TEST_CONDITIONS, test.condition)),
    fact('Breathing', air),
    fact('PaO2', measured(test.pao2, 'mm Hg')),
    fact('Saturation', measured(test.saturation, '%')),
    ...(test.condition === 'exertion'
      ? [fact('Saturation on oxygen', measured(test.saturationOnOxygen, '%'))]
      : []),
    fact('Performed by', test.performedBy),
    fact('By the supplier', yesNo(test.performedBySupplier)),
    fact('Physician saw it', yesNo(test.evaluatedByPhysician)),
    ...(test.groupTwoCondition === null
      ? []
      : [fact('Group II condition', GROUP_TWO_CONDITIONS[test.groupTwoCondition])]),
  ];
  return [{ kind: 'facts', columns: 2, rows }];
}

function rentalBlocks(answers: RentalAnswers, theCase: ClaimCase): readonly Block[] {
  const settings = theCase.payer?.settings.rental;
  const { attestation, authorization, notice } = theCase.claim;
  const facts: Fact[] = [
    fact('Basis', named(RENTAL_BASES, answers.basis)),
    fact('Delivered', date(theCase.claim.delivery.deliveredOn)),
    fact('Months already billed', count(answers.rentalMonthsBilled)),
    fact('Agreed term', answers.agreedTermMonths === null ? null : plural(answers.agreedTermMonths, 'month')),
    fact('Expected use', named(DURATIONS, answers.duration)),
    fact('Months of use', monthsOfNeed(answers.durationMonths)),
    fact('Follows a guideline', yesNo(answers.followsGuideline)),
    fact('Guideline', answers.guideline),
  ];
  const criteria: Fact[] = [
    fact('Why a portable device', answers.portableReason),
    fact('Mobility in the home', answers.mobilityInHome),
    fact('Other treatment tried', answers.otherTreatment),
    fact('Persists regardless', yesNo(answers.uncorrectedByOtherTreatment)),
    fact(
      'Criteria attested by',
      attestation.criteriaAttestedBy === ''
        ? null
        : [attestation.criteriaAttestedBy, date(attestation.criteriaAttestedOn)].filter(Boolean).join(', '),
    ),
  ];
  const authorized = authorization.authorizationNumber !== '' || settings?.priorAuthorization === true;
  const trial = answers.stationaryTrialFrom !== null || settings?.stationaryTrialFirst === true;
  const noticed = notice.abnIssuedOn !== null || notice.abnSignedOn !== null || notice.abnOption !== null;
  return [
    heading('Rental'),
    { kind: 'facts', columns: 2, rows: facts },
    heading('Coverage criteria'),
    { kind: 'facts', columns: 1, rows: criteria },
    ...(authorized ? [heading('Prior authorization'), twoColumns(authorizationFacts(authorization))] : []),
    ...(trial ? [heading('Trial of a stationary system'), twoColumns(trialFacts(answers))] : []),
    ...(noticed ? [heading('Advance Beneficiary Notice'), twoColumns(noticeFacts(notice))] : []),
  ];
}

function twoColumns(rows: Fact[]): Block {
  return { kind: 'facts', columns: 2, rows };
}

function span(from: IsoDate | null, to: IsoDate | null): string | null {
  if (from === null && to === null) return null;
  return `${date(from) ?? 'not given'} to ${date(to) ?? 'not given'}`;
}

function authorizationFacts(authorization: Authorization): Fact[] {
  return [
    fact('Number', authorization.authorizationNumber),
    fact('Valid', span(authorization.authorizationFrom, authorization.authorizationTo)),
  ];
}

function trialFacts(answers: RentalAnswers): Fact[] {
  return [
    fact('Tried', span(answers.stationaryTrialFrom, answers.stationaryTrialTo)),
    fact('Outcome', answers.stationaryTrialOutcome),
  ];
}

function noticeFacts(notice: LiabilityNotice): Fact[] {
  return [
    fact('Issued', date(notice.abnIssuedOn)),
    fact('Signed', date(notice.abnSignedOn)),
    fact('Choice', named(ABN_OPTIONS, notice.abnOption)),
  ];
}
