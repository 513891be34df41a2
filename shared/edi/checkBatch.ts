import type { OutgoingClaim } from '../billing/outgoingClaim.ts';
import { isIsoDate } from '../domain/dates.ts';
import { parsePhone } from '../domain/identifiers.ts';
import { type Batch837, type ControlNumbers, type Problem837, setsNeeded } from './batch837.ts';
import { FIELD } from './caseFields.ts';
import { checkClaim } from './checkClaim.ts';
import { MOST } from './lengths.ts';
import { type Findings, needName, needPattern, problem } from './problems.ts';
import { wireText } from './wireText.ts';

/** What stands in the way of a file, and what it will say shorter than it was given. */
export interface Checked {
  readonly problems: readonly Problem837[];
  readonly notices: readonly Problem837[];
}

export function checkBatch(batch: Batch837): Checked {
  const found: Findings = { claim: null, line: -1, problems: [], notices: [] };
  checkPartner(found, batch);
  checkControls(found, batch.controls, batch.claims.length);
  if (batch.claims.length === 0)
    problem(found, FIELD.batch.claims, 'The batch has no claim. Choose at least one.');
  const numbers = repeated(batch.claims.map(({ number }) => number));
  const ids = repeated(batch.claims.map(({ claimId }) => claimId));
  batch.claims.forEach((claim) => {
    const ofClaim: Findings = { ...found, claim };
    checkClaim(ofClaim, batch.created.on);
    if (numbers.has(claim.number) || ids.has(claim.claimId))
      problem(
        ofClaim,
        FIELD.claim.number,
        'Two claims of the batch have the same number. Take one of them out.',
      );
  });
  return { problems: found.problems, notices: found.notices };
}

/** One claim alone, as before it is put into a batch. `today` is the office's own day. */
export function checkOutgoing(claim: OutgoingClaim, today: string): Checked {
  const found: Findings = { claim, line: -1, problems: [], notices: [] };
  checkClaim(found, today);
  return { problems: found.problems, notices: found.notices };
}

/** Mutually defined, EIN, D-U-N-S and the like: ISA05 and ISA07. */
const QUALIFIERS = /^(?:01|14|20|27|28|29|30|33|ZZ)$/;
const INTERCHANGE_ID = /^[0-9A-Z](?:[0-9A-Z.&-]| (?! )){0,13}[0-9A-Z]$/;

function checkPartner(found: Findings, { partner, submitterName, created, id }: Batch837): void {
  const { partner: field, batch } = FIELD;
  needPattern(
    found,
    batch.id,
    id,
    /^[0-9A-Z-]{1,30}$/,
    'The batch needs a number of at most 30 capital letters, digits and dashes.',
  );
  if (!isIsoDate(created.on) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(created.at))
    problem(found, batch.created, 'The day and time of the batch are missing.');
  needName(found, batch.submitterName, submitterName, MOST.lastOrOrgName, 'The name of the office');
  needName(found, field.name, partner.name, MOST.lastOrOrgName, 'The name of the receiver');
  for (const [at, qualifier] of [
    [field.submitterQualifier, partner.submitterQualifier],
    [field.receiverQualifier, partner.receiverQualifier],
  ] as const)
    needPattern(
      found,
      at,
      qualifier,
      QUALIFIERS,
      'This qualifier is none of 01, 14, 20, 27, 28, 29, 30, 33 and ZZ. Choose the one that the receiver names.',
    );
  for (const [at, number, whose] of [
    [field.submitterId, partner.submitterId, 'your number at the receiver'],
    [field.receiverId, partner.receiverId, 'the receiver’s own number'],
  ] as const)
    needPattern(
      found,
      at,
      number,
      INTERCHANGE_ID,
      `Give ${whose}: 2 to 15 capital letters and digits, as in the receiver’s enrolment letter.`,
    );
  needName(found, field.contactName, partner.contactName, MOST.contactName, 'The contact for this receiver');
  if (parsePhone(partner.contactPhone) === null)
    problem(
      found,
      field.contactPhone,
      'The telephone number of the contact is missing or not ten digits. Give it.',
    );
  if (wireText(partner.contactEmail, MOST.email, 'email').cut > 0)
    problem(found, field.contactEmail, 'The e-mail address of the contact is too long. Shorten it.');
}

const MOST_CONTROL = 999_999_999;

function checkControls(found: Findings, controls: ControlNumbers, claims: number): void {
  const last = controls.firstSet + setsNeeded(claims) - 1;
  const numbers = [controls.interchange, controls.group, controls.firstSet, last];
  if (numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= MOST_CONTROL)) return;
  problem(
    found,
    FIELD.batch.controls,
    'The control numbers of this receiver have run out or were never set. Ask for help before you send: numbers may not repeat.',
  );
}

function repeated(values: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return twice;
}
