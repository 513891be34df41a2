import type { OutgoingClaim, OutgoingLine } from '../billing/outgoingClaim.ts';
import { type IsoDate, isIsoDate } from '../domain/dates.ts';
import { FIELD } from './caseFields.ts';
import { NOTE_CHARACTERS } from './composeNote.ts';
import { MOST, POINTERS_PER_LINE } from './lengths.ts';
import { sendsPrices } from './lineLoop.ts';
import { type Findings, mayText, needPattern, needText, notice, problem } from './problems.ts';
import { wireText } from './wireText.ts';
import { isAmount, isQuantity } from './wireValues.ts';

const field = FIELD.line;

/** What a line must have to be sent. `found` names the line. */
export function checkLine(found: Findings, today: IsoDate): void {
  const { claim } = found;
  const line = claim?.lines[found.line];
  if (!claim || !line) return;
  checkControlNumber(found, claim, line);
  checkProcedure(found, line);
  checkAmounts(found, claim, line);
  checkDates(found, line, claim.subscriber.birthDate, today);
  checkPointers(found, line, claim.diagnoses.length);
  sayPointers(found, line);
  checkDrug(found, line);
  sayLost(found, line);
}

function checkControlNumber(found: Findings, claim: OutgoingClaim, line: OutgoingLine): void {
  needPattern(
    found,
    field.controlNumber,
    line.controlNumber,
    /^[0-9A-Z-]{1,30}$/,
    'The line’s own number has to be 1 to 30 capital letters, digits and dashes.',
  );
  const same = claim.lines.findIndex(({ controlNumber }) => controlNumber === line.controlNumber);
  const sameId = claim.lines.findIndex(({ lineId }) => lineId === line.lineId);
  if (same < found.line || sameId < found.line)
    problem(found, field.controlNumber, 'Two lines of the claim have the same number. Make the line anew.');
}

/** Twelve modifiers and a space leave the note half of its room. */
const MOST_MODIFIERS = 12;

function checkProcedure(found: Findings, { code, modifiers, ...line }: OutgoingLine): void {
  needPattern(
    found,
    field.code,
    code,
    /^(?:[A-V]\d{4}|\d{4}[0-9A-Z])$/,
    'The code of the line is missing or no HCPCS code. Choose it again.',
  );
  modifiers.forEach((modifier, place) => {
    const at = field.modifiers[place] ?? field.furtherModifiers;
    if (!/^[A-Z0-9]{2}$/.test(modifier))
      problem(found, at, 'A modifier has two capital letters or digits. Choose it again.');
    else if (modifiers.indexOf(modifier) < place)
      problem(found, at, 'This modifier is on the line already. Take one of them out.');
    else if (modifier === '99')
      problem(found, at, 'Modifier 99 is set by itself where a line has more than four. Take it out.');
  });
  if (modifiers.length > MOST_MODIFIERS)
    problem(found, field.furtherModifiers, `A line has at most ${MOST_MODIFIERS} modifiers. Take some out.`);
  if (modifiers.includes('KX') && modifiers.some((modifier) => ['GA', 'GZ', 'GY'].includes(modifier)))
    problem(
      found,
      field.modifiers[0],
      'KX says that coverage criteria are met; GA, GZ and GY expect a denial. Keep one of them: with both, the line cannot be processed.',
    );
  if (line.notOtherwiseClassified) {
    if (wireText(line.description, MOST.description).text === '')
      needText(
        found,
        field.description,
        line.description,
        MOST.description,
        'The description of this unlisted item',
      );
    else mayText(found, field.description, line.description, MOST.description, 'The description of the item');
  }
}

function checkAmounts(found: Findings, claim: OutgoingClaim, line: OutgoingLine): void {
  if (!isAmount(line.chargeCents))
    problem(found, field.charge, 'The charge of the line is no amount that can be sent. Check it.');
  if (!isQuantity(line.units, 0.001))
    problem(
      found,
      field.units,
      'The units have to be more than none, at most 99,999, with at most three decimals. Check them.',
    );
  checkPrices(found, claim, line);
}

function checkPrices(found: Findings, claim: OutgoingClaim, { rental }: OutgoingLine): void {
  if (!rental || !sendsPrices(claim)) return;
  const { rentalCents, purchaseCents, daysNeeded } = rental;
  if (!isAmount(rentalCents))
    problem(found, field.prices, 'The rental price is no amount that can be sent. Check the charge.');
  if (purchaseCents === null || !isAmount(purchaseCents))
    problem(
      found,
      field.prices,
      'This payer wants the purchase price beside the rental, and the device has none. Give its price of replacement.',
    );
  if (daysNeeded === null)
    problem(
      found,
      field.daysNeeded,
      'This payer wants the days of need beside the rental, and the order gives no months, or says for life. Give the months on the order, or turn the prices off in the payer’s filing settings.',
    );
  else if (!isQuantity(daysNeeded, 1))
    problem(found, field.daysNeeded, 'The days of need are no number that can be sent. Check the order.');
}

function checkDates(found: Findings, { from, to }: OutgoingLine, born: IsoDate | null, today: IsoDate): void {
  const at = FIELD.claim.dates;
  if (!isIsoDate(from) || !isIsoDate(to))
    problem(found, at, 'The date of service is missing or no date. Give it.');
  else if (to < from) problem(found, at, 'The service ends before it begins. Check both dates.');
  else if (from > today)
    problem(found, at, 'The date of service lies ahead. Send the claim when it has come.');
  else if (born !== null && from < born)
    problem(found, at, 'The date of service lies before the birth of the insured. Check both dates.');
}

function checkPointers(found: Findings, { pointers }: OutgoingLine, diagnoses: number): void {
  if (pointers.length === 0)
    problem(found, field.pointers, 'The line points to no diagnosis. Choose the one that it is for.');
  if (pointers.length > POINTERS_PER_LINE)
    problem(found, field.pointers, 'A line points to at most four diagnoses. Keep the most important.');
  if (pointers.some((pointer) => !Number.isInteger(pointer) || pointer < 1 || pointer > diagnoses))
    problem(found, field.pointers, 'The line points to a diagnosis that is not on the claim. Choose again.');
  if (new Set(pointers).size < pointers.length)
    problem(found, field.pointers, 'The line points to one diagnosis twice. Take one out.');
}

/** Which diagnosis a line is for is a person's word: where nobody said it, the file says so before it is sent. */
function sayPointers(found: Findings, { pointers, pointersChosen }: OutgoingLine): void {
  if (pointersChosen || pointers.length < 2) return;
  notice(
    found,
    field.pointers,
    `Nobody chose which diagnoses the line is for: it points at all ${pointers.length}, in their order. Choose them if that is not meant.`,
  );
}

function checkDrug(found: Findings, { drug }: OutgoingLine): void {
  if (!drug) return;
  if (!/^\d{11}$/.test(drug.ndc.replaceAll('-', '').trim()))
    problem(
      found,
      field.drug,
      'The drug code (NDC) has to have eleven digits, as 5-4-2. Add zeros in front.',
    );
  if (!isQuantity(drug.quantity, 0.001))
    problem(
      found,
      field.drug,
      'The quantity of the drug is missing, or has more than three decimals. Check it.',
    );
}

function sayLost(found: Findings, { note }: OutgoingLine): void {
  if (wireText(note, NOTE_CHARACTERS).lost > 0)
    notice(found, field.narrative, 'The line’s note has signs that cannot be sent; they are left out.');
}
