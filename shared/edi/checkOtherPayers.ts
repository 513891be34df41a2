import type { Adjustment, OtherPayer, OutgoingClaim } from '../billing/outgoingClaim.ts';
import { type IsoDate, isIsoDate } from '../domain/dates.ts';
import { formatCents, sumCents } from '../domain/money.ts';
import { FIELD } from './caseFields.ts';
import { checkFilingIndicator } from './checkParties.ts';
import { firstService, totalCents } from './claimLoop.ts';
import { ADJUSTMENT_SEGMENTS, MOST, OTHER_PAYERS_PER_CLAIM } from './lengths.ts';
import { adjustmentSegments, isOfClaimOnly } from './otherPayerLoop.ts';
import {
  type Findings,
  mayIdentifier,
  mayText,
  needIdentifier,
  needName,
  notice,
  problem,
} from './problems.ts';
import { isAmount, isQuantity, MOST_CENTS } from './wireValues.ts';

const { otherPayers: field, priorPayments: decided } = FIELD.claim;

/** Payers beside this claim's: who they are, and whether what they decided adds up. */
export function checkOtherPayers(found: Findings, claim: OutgoingClaim, today: IsoDate): void {
  const { otherPayers, sequence } = claim;
  if (otherPayers.length > OTHER_PAYERS_PER_CLAIM)
    problem(found, field, `A claim names at most ${OTHER_PAYERS_PER_CLAIM} other payers. Take some out.`);
  const ids = [claim.payer.identifier, ...otherPayers.map(({ identifier }) => identifier)].map(bare);
  if (new Set(ids).size < ids.length)
    problem(found, field, 'Two payers of the claim have the same identifier. Each needs its own.');
  const places = [sequence, ...otherPayers.map((other) => other.sequence)];
  if (new Set(places).size < places.length)
    problem(found, field, 'Two payers of the claim stand at the same place. Put them in their order.');
  if (
    sequence !== 'primary' &&
    !otherPayers.some((other) => other.sequence === 'primary' && other.adjudication)
  )
    problem(
      found,
      decided,
      'This payer does not pay first, and what the first payer decided is missing. Enter its remittance.',
    );
  for (const other of otherPayers) {
    checkWho(found, other);
    checkDecision(found, claim, other, today);
  }
}

function bare(identifier: string): string {
  return identifier.replace(/\s+/g, '').toUpperCase();
}

function checkWho(found: Findings, other: OtherPayer): void {
  const { insured } = other;
  needName(found, field, other.name, MOST.lastOrOrgName, 'The name of the other payer');
  needIdentifier(found, field, other.identifier, MOST.payerId, 'The identifier of the other payer');
  needIdentifier(found, field, other.memberId, MOST.memberId, 'The member id at the other payer');
  needName(found, field, insured.lastName, MOST.lastOrOrgName, 'The last name of the other insured');
  mayText(found, field, insured.firstName, MOST.firstName, 'The first name of the other insured');
  mayText(found, field, insured.middleName, MOST.middleName, 'The middle name of the other insured');
  mayText(found, field, insured.suffix, MOST.suffix, 'The suffix of the other insured');
  mayIdentifier(found, field, other.groupNumber, MOST.groupNumber, 'The group number at the other payer');
  if (other.groupNumber.trim() === '')
    mayText(found, field, other.planName, MOST.planName, 'The name of the other plan');
  mayIdentifier(found, decided, other.claimNumber, MOST.reference, 'The other payer’s number of the claim');
  checkFilingIndicator(found, field, other.filingIndicator);
}

function checkDecision(found: Findings, claim: OutgoingClaim, other: OtherPayer, today: IsoDate): void {
  const { adjudication } = other;
  if (!adjudication) return;
  const first = firstService(claim);
  if (!isIsoDate(adjudication.on))
    problem(found, decided, 'The day on which the other payer decided is missing. Give it.');
  else if (adjudication.on > today || (first !== null && adjudication.on < first))
    problem(
      found,
      decided,
      'The other payer cannot have decided before the service or after today. Check the date.',
    );
  if (!isAmount(adjudication.paidCents) || adjudication.lines.some(({ paidCents }) => !isAmount(paidCents)))
    problem(found, decided, 'What the other payer paid is no amount that can be sent. Check it.');
  checkAdjustments(found, adjudication.adjustments);
  if (isOfClaimOnly(adjudication)) {
    balance(
      found,
      'Payment and adjustments do not come to the charges of the claim',
      totalCents(claim) - adjudication.paidCents - adjusted(adjudication.adjustments),
    );
    if (claim.lines.length > 1)
      notice(
        found,
        decided,
        'The other payer’s decision is given for the claim as a whole. Some receivers refuse that: enter it line by line if its remittance has lines.',
      );
    return;
  }
  claim.lines.forEach((line, place) => {
    const ofLine: Findings = { ...found, line: place };
    const decisions = adjudication.lines.filter(({ lineId }) => lineId === line.lineId);
    const [decision] = decisions;
    if (!decision || decisions.length > 1) {
      problem(
        ofLine,
        decided,
        'The other payer’s decision on this line is missing, or there twice. Enter it once.',
      );
      return;
    }
    if (!isQuantity(decision.units, 0))
      problem(
        ofLine,
        decided,
        'The units that the other payer paid are no number that can be sent. Check them.',
      );
    checkAdjustments(ofLine, decision.adjustments);
    balance(
      ofLine,
      'Payment and adjustments do not come to the charge of the line',
      line.chargeCents - decision.paidCents - adjusted(decision.adjustments),
    );
  });
  const known = new Set(claim.lines.map(({ lineId }) => lineId));
  if (adjudication.lines.some(({ lineId }) => !known.has(lineId)))
    problem(found, decided, 'The other payer decided on a line that is not on the claim. Take it out.');
  balance(
    found,
    'The payments of the lines do not come to what the other payer paid',
    sumCents(adjudication.lines.map(({ paidCents }) => paidCents)) -
      adjusted(adjudication.adjustments) -
      adjudication.paidCents,
  );
}

/** Payment and adjustments have to come to the charge, to the cent. `what` begins the sentence: it says what is off. */
function balance(found: Findings, what: string, off: number): void {
  if (off === 0) return;
  const amount = `${formatCents(Math.abs(off))} ${off > 0 ? 'is not accounted for' : 'is too much'}`;
  problem(found, decided, `${what}: ${amount}. Check it against the remittance.`);
}

function adjusted(adjustments: readonly Adjustment[]): number {
  return sumCents(adjustments.map(({ cents }) => cents));
}

function checkAdjustments(found: Findings, adjustments: readonly Adjustment[]): void {
  if (adjustmentSegments(adjustments).length > ADJUSTMENT_SEGMENTS)
    problem(
      found,
      decided,
      'The other payer gave more adjustments than a claim can hold. Send this one on paper.',
    );
  for (const { reason, cents, quantity } of adjustments) {
    if (!/^[0-9A-Z]{1,5}$/.test(reason))
      problem(found, decided, 'An adjustment has no reason code (CARC). Give it, as 45.');
    if (!Number.isSafeInteger(cents) || Math.abs(cents) > MOST_CENTS || cents === 0)
      problem(found, decided, 'An adjustment has no amount that can be sent. Check it, or take it out.');
    if (quantity !== null && !isQuantity(Math.abs(quantity), 0))
      problem(found, decided, 'The quantity of an adjustment is no number that can be sent. Check it.');
  }
}
