import type { Adjudication, Adjustment, OtherPayer, OutgoingClaim } from '../billing/outgoingClaim.ts';
import { sumCents } from '../domain/money.ts';
import { FIELD } from './caseFields.ts';
import { releaseOfInformation, yesOrNo } from './claimCodes.ts';
import { ADJUSTMENTS_PER_SEGMENT, MOST } from './lengths.ts';
import { identifier, personName } from './names.ts';
import { add, type Block, type Shape, shape } from './segments.ts';
import { relationCode, sequenceCode } from './subscriberLoop.ts';
import { EMPTY, wireText } from './wireText.ts';
import { code, d8, money, quantity, type Wire } from './wireValues.ts';

/** 2320 to 2330B: payers beside this claim's, and what they decided on the claim as a whole. */

const { otherPayers: field, priorPayments: decided } = FIELD.claim;

const COVERAGE = shape('2320', 'SBR', field, field, field, field, null, null, null, null, field);
const CLAIM_ADJUSTMENTS = shape('2320', 'CAS', ...Array.from({ length: 19 }, () => decided));
const PAID = shape('2320', 'AMT', null, decided);
const LEFT_TO_PATIENT = shape('2320', 'AMT', null, decided);
const TERMS = shape(
  '2320',
  'OI',
  null,
  null,
  FIELD.coverage.benefitsAssigned,
  null,
  null,
  FIELD.coverage.signature,
);
const INSURED = shape('2330A', 'NM1', null, null, field, field, field, null, field, null, field);
const PAYER = shape('2330B', 'NM1', null, null, field, null, null, null, null, null, field);
const DECIDED = shape('2330B', 'DTP', null, null, decided);
const CLAIM_NUMBER = shape('2330B', 'REF', null, decided);

export function addOtherPayers(block: Block, claim: OutgoingClaim): void {
  for (const other of claim.otherPayers) addOtherPayer(block, claim, other);
}

function addOtherPayer(block: Block, claim: OutgoingClaim, other: OtherPayer): void {
  const group = identifier(other.groupNumber, MOST.groupNumber);
  add(block, COVERAGE, [
    sequenceCode(other.sequence),
    relationCode(other.relation),
    group,
    group === '' ? wireText(other.planName, MOST.planName).text : EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    identifier(other.filingIndicator, 2),
  ]);
  const { adjudication } = other;
  if (adjudication) {
    addAdjustments(block, CLAIM_ADJUSTMENTS, adjudication.adjustments);
    add(block, PAID, [code('D'), money(adjudication.paidCents)]);
    if (isOfClaimOnly(adjudication))
      add(block, LEFT_TO_PATIENT, [code('EAF'), money(leftToPatient(adjudication.adjustments))]);
  }
  add(block, TERMS, [
    EMPTY,
    EMPTY,
    yesOrNo(claim.benefitsAssigned),
    EMPTY,
    EMPTY,
    releaseOfInformation(claim),
  ]);
  add(block, INSURED, [
    code('IL'),
    code('1'),
    ...personName(other.insured),
    code('MI'),
    identifier(other.memberId, MOST.memberId),
  ]);
  add(block, PAYER, [
    code('PR'),
    code('2'),
    wireText(other.name, MOST.lastOrOrgName).text,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    code('PI'),
    identifier(other.identifier, MOST.payerId),
  ]);
  if (adjudication && isOfClaimOnly(adjudication))
    add(block, DECIDED, [code('573'), code('D8'), d8(adjudication.on)]);
  const number = identifier(other.claimNumber, MOST.reference);
  if (number !== '') add(block, CLAIM_NUMBER, [code('F8'), number]);
}

/**
 * What other payers decided, told on the line where the claim has only one: what was decided on the claim was decided on
 * that line, and payers balance a claim by its lines.
 */
export function decidedByLine(claim: OutgoingClaim): OutgoingClaim {
  const [line, ...more] = claim.lines;
  if (!line || more.length > 0) return claim;
  const otherPayers = claim.otherPayers.map((other): OtherPayer => {
    const { adjudication } = other;
    if (!adjudication || !isOfClaimOnly(adjudication)) return other;
    const { paidCents, adjustments } = adjudication;
    const decision = { lineId: line.lineId, paidCents, units: line.units, adjustments };
    return { ...other, adjudication: { ...adjudication, adjustments: [], lines: [decision] } };
  });
  return { ...claim, otherPayers };
}

/** Whether the payer decided on the claim without saying anything of its lines. */
export function isOfClaimOnly({ lines }: Adjudication): boolean {
  return lines.length === 0;
}

/** What the payer left for the patient to pay. */
export function leftToPatient(adjustments: readonly Adjustment[]): number {
  return Math.max(0, sumCents(adjustments.filter(({ group }) => group === 'PR').map(({ cents }) => cents)));
}

/** One CAS holds up to six adjustments of one group. */
export function adjustmentSegments(adjustments: readonly Adjustment[]): readonly (readonly Adjustment[])[] {
  const groups = new Map<string, Adjustment[]>();
  for (const adjustment of adjustments) {
    const same = groups.get(adjustment.group);
    if (same) same.push(adjustment);
    else groups.set(adjustment.group, [adjustment]);
  }
  return [...groups.values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / ADJUSTMENTS_PER_SEGMENT) }, (_, part) =>
      same.slice(part * ADJUSTMENTS_PER_SEGMENT, (part + 1) * ADJUSTMENTS_PER_SEGMENT),
    ),
  );
}

export function addAdjustments(block: Block, of: Shape, adjustments: readonly Adjustment[], line = -1): void {
  for (const segment of adjustmentSegments(adjustments)) {
    const [first] = segment;
    if (!first) continue;
    const triples = segment.flatMap(({ reason, cents, quantity: units }): Wire[] => [
      identifier(reason, 5),
      money(cents),
      units === null ? EMPTY : quantity(units),
    ]);
    add(block, of, [code(first.group), ...triples], line);
  }
}
