import type { OutgoingClaim } from '../billing/outgoingClaim.ts';
import type { IsoDate } from '../domain/dates.ts';
import { isIcd10Shape } from '../domain/identifiers.ts';
import { formatCents } from '../domain/money.ts';
import { DIAGNOSIS_FIELDS, FIELD } from './caseFields.ts';
import { checkLine } from './checkLine.ts';
import { checkOtherPayers } from './checkOtherPayers.ts';
import { checkParties } from './checkParties.ts';
import { firstService, totalCents } from './claimLoop.ts';
import { composeNotes, NOTE_CHARACTERS, tellsFacts } from './composeNote.ts';
import { ATTACHMENTS_PER_CLAIM, DIAGNOSES_PER_CLAIM, LINES_PER_CLAIM, MOST } from './lengths.ts';
import { diagnosisCode } from './names.ts';
import {
  type Findings,
  isSendable,
  mayIdentifier,
  needDate,
  needIdentifier,
  needPattern,
  notice,
  problem,
} from './problems.ts';
import { originalMedicare } from './subscriberLoop.ts';
import { wireText } from './wireText.ts';
import { isAmount, MOST_CENTS } from './wireValues.ts';

const field = FIELD.claim;

/** Everything that a claim must have to be sent. `found` is of this claim, `today` the day on which the file is made. */
export function checkClaim(found: Findings, today: IsoDate): void {
  const { claim } = found;
  if (!claim) return;
  if (!claim.finalised)
    problem(
      found,
      field.state,
      'The claim is not finalized. Finish its check and finalize it, then send it.',
    );
  checkIdentity(found, claim);
  checkParties(found, claim);
  checkDiagnoses(found, claim);
  checkAccident(found, claim, today);
  checkPapers(found, claim);
  checkAmounts(found, claim);
  sayLeftOut(found, claim);
  if (claim.lines.length === 0) problem(found, field.lines, 'The claim has no line. Add one.');
  if (claim.lines.length > LINES_PER_CLAIM)
    problem(
      found,
      field.lines,
      `The claim has more than ${LINES_PER_CLAIM} lines. Move the rest to a second claim.`,
    );
  claim.lines.forEach((_, line) => checkLine({ ...found, line }, today));
  checkOtherPayers(found, claim, today);
}

const DELAY_REASON = /^(?:[1-9]|10|11|15)?$/;

function checkIdentity(found: Findings, claim: OutgoingClaim): void {
  needPattern(
    found,
    field.number,
    claim.number,
    /^[0-9A-Z-]{1,20}$/,
    'The number of the claim has to be 1 to 20 capital letters, digits and dashes.',
  );
  needPattern(
    found,
    field.placeOfService,
    claim.placeOfService,
    /^\d{2}$/,
    'The place of service is missing. Choose where the item is used, as 12 for home.',
  );
  needPattern(
    found,
    field.delayReason,
    claim.delayReason,
    DELAY_REASON,
    'This is no delay reason of the guide: 1 to 11, or 15. Choose one, or none.',
  );
  if (claim.frequency !== 'original') {
    const what = claim.frequency === 'void' ? 'void' : 'replacement';
    if (!claim.switches.takesReplacements)
      problem(
        found,
        field.frequency,
        `This payer takes no ${what} claims. Send a new claim, or ask for a reopening.`,
      );
    needIdentifier(
      found,
      field.payerClaimNumber,
      claim.payerClaimNumber,
      MOST.reference,
      'The payer’s number of the earlier claim',
    );
  }
  checkAuthorization(found, claim);
}

/** The form of a Medicare prior authorization number is told by contractors and not confirmed for equipment. */
const UTN = /^[A-Z0-9]{2}[A-Z]\d{11}$/;

function checkAuthorization(found: Findings, claim: OutgoingClaim): void {
  const { authorizationNumber } = claim;
  mayIdentifier(found, field.authorization, authorizationNumber, MOST.reference, 'The authorization number');
  if (
    authorizationNumber.trim() !== '' &&
    originalMedicare(claim.switches.filingIndicator) &&
    !UTN.test(authorizationNumber.replace(/\s/g, '').toUpperCase())
  )
    notice(
      found,
      field.authorization,
      'Medicare’s tracking numbers have 14 places: two letters or digits, a letter, eleven digits. Read it again.',
    );
}

function checkDiagnoses(found: Findings, { diagnoses }: OutgoingClaim): void {
  if (diagnoses.length === 0)
    problem(found, field.diagnoses, 'The claim has no diagnosis. Add at least one.');
  if (diagnoses.length > DIAGNOSES_PER_CLAIM)
    problem(
      found,
      field.diagnoses,
      `The claim has more than ${DIAGNOSES_PER_CLAIM} diagnoses. Keep those that its lines point to.`,
    );
  const codes = diagnoses.map((diagnosis) => diagnosisCode(diagnosis) as string);
  diagnoses.slice(0, DIAGNOSES_PER_CLAIM).forEach((diagnosis, place) => {
    const at = DIAGNOSIS_FIELDS[place] ?? field.diagnoses;
    if (!isIcd10Shape(diagnosis))
      problem(found, at, 'This is not the shape of an ICD-10-CM code, as J44.9. Choose it again.');
    else if (codes.indexOf(codes[place] ?? '') < place)
      problem(found, at, 'This diagnosis is on the claim already. Take one of them out.');
  });
}

function checkAccident(found: Findings, claim: OutgoingClaim, today: IsoDate): void {
  const { accident } = claim;
  if (!accident) return;
  if (needDate(found, field.accidentOn, accident.on, 'The day of the accident') && accident.on !== null) {
    const first = firstService(claim);
    if (accident.on > today || (first !== null && accident.on > first))
      problem(found, field.accidentOn, 'The accident lies after the service. Check both dates.');
  }
  if (accident.kind === 'auto')
    needPattern(
      found,
      field.accidentState,
      accident.state,
      /^[A-Z]{2}$/,
      'The state of the auto accident is missing. Give its two letters.',
    );
}

/** Report types of the guide that fit what a supplier sends; PWK01. */
const REPORT_TYPES: ReadonlySet<string> = new Set(
  '03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS EB HC HR I5 IR LA M1 MT NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP'.split(
    ' ',
  ),
);

function checkPapers(found: Findings, { attachments }: OutgoingClaim): void {
  if (attachments.length > ATTACHMENTS_PER_CLAIM)
    problem(
      found,
      field.attachments,
      `A claim names at most ${ATTACHMENTS_PER_CLAIM} papers. Send several as one.`,
    );
  for (const { type, how, controlNumber } of attachments) {
    if (!REPORT_TYPES.has(type))
      problem(found, field.attachments, 'A paper has no report type of the guide. Choose one, as OZ.');
    if (how !== 'AA' && (controlNumber.trim().length < 2 || !isSendable(controlNumber, MOST.reference)))
      problem(
        found,
        field.attachments,
        'A paper has no control number by which the payer finds it, or one that cannot be sent. Give one of 2 to 50 letters and digits.',
      );
  }
}

function checkAmounts(found: Findings, claim: OutgoingClaim): void {
  if (!isAmount(claim.patientPaidCents))
    problem(found, field.patientPaid, 'What the patient paid is no amount that can be sent. Check it.');
  const total = totalCents(claim);
  if (!isAmount(total))
    problem(
      found,
      field.total,
      `The charges of the claim come to more than ${formatCents(MOST_CENTS)}. Check them.`,
    );
}

function sayLeftOut(found: Findings, claim: OutgoingClaim): void {
  const { note } = claim;
  const notes = composeNotes(claim);
  const { leftOut } = notes.claim;
  if (leftOut !== '')
    notice(
      found,
      field.note,
      `Only the first ${NOTE_CHARACTERS} characters of the claim note are sent; ${leftOut.length} are left out. Shorten it.`,
    );
  if (wireText(note, NOTE_CHARACTERS).lost > 0)
    notice(found, field.note, 'The claim note has signs that cannot be sent; they are left out.');
  const announced = claim.attachments.some(({ how }) => how !== 'AA');
  notes.lines.forEach((composed, line) => sayLeftOutOfLine({ ...found, line }, composed.leftOut, announced));
}

/** @param announced whether the claim announces a paper in which the rest can stand */
function sayLeftOutOfLine(found: Findings, leftOut: string, announced: boolean): void {
  if (leftOut === '') return;
  const { narrative } = FIELD.line;
  if (tellsFacts(leftOut))
    problem(
      found,
      narrative,
      `The line’s note is too long for its ${NOTE_CHARACTERS} characters and what is free at the claim, and minutes, codes, dates or prices would be left out. Shorten it, or put lines on a claim of their own.`,
    );
  else
    notice(
      found,
      narrative,
      announced
        ? `${leftOut.length} characters of the line’s note find no room. See that an announced paper says them.`
        : `${leftOut.length} characters of the line’s note find no room and are left out. Shorten it, or announce a paper that says them.`,
    );
}
