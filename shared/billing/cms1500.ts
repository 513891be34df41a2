import { sumCents } from '../domain/money.ts';
import { fail, ok, type Result } from '../result.ts';
import { type BoxValue, isMedicare } from './boxValue.ts';
import { claimValues } from './claimValues.ts';
import { paidValue } from './supplierValues.ts';
import { boxName } from './cms1500Boxes.ts';
import { CLAIM_SLOTS, LINE_SLOTS, LINES_PER_FORM, runsOf, type Slot } from './cms1500Grid.ts';
import { composeNote, noteParts } from './formNote.ts';
import { latin } from './formText.ts';
import { lineValues } from './lineValues.ts';
import type { OutgoingClaim, OutgoingLine } from './outgoingClaim.ts';
import { placeValue, type Print } from './placeValue.ts';

/** The CMS-1500 (02/12) of a claim: what is printed where, for each of its forms. */

/** Characters on the grid of a form, with the box that they stand in and the field that they come from. */
export interface FormEntry extends Print {
  /** `24D.2` is box 24D of the form's second line. */
  readonly box: string;
  /** What it is, as `Patient’s city`. */
  readonly name: string;
  readonly personal: boolean;
}

export interface Cms1500Form {
  /** 1-based. */
  readonly number: number;
  readonly of: number;
  readonly entries: readonly FormEntry[];
  /** Of this form's lines. */
  readonly totalCents: number;
}

export interface FormProblem {
  /** Number of the form. */
  readonly form: number;
  readonly box: string;
  readonly path: string;
  /** What to do about it. Never quotes the value. */
  readonly message: string;
}

/** What is worth knowing and keeps nothing from being printed. */
export interface FormRemark extends FormProblem {
  /** What found no room in box 19. */
  readonly leftOut?: string;
}

export interface Cms1500 {
  readonly forms: readonly Cms1500Form[];
  readonly problems: readonly FormProblem[];
  readonly remarks: readonly FormRemark[];
}

/**
 * Every form of a claim with all that is wrong with it, for looking at. What does not fit is shown as far as it does
 * and is among the problems: such a form is not for printing.
 */
export function layOutCms1500(claim: OutgoingClaim): Cms1500 {
  const chunks = chunksOf(claim.lines);
  const forms: Cms1500Form[] = [];
  const problems: FormProblem[] = [];
  const remarks: FormRemark[] = [...claimRemarks(claim, chunks.length)];
  for (const [index, lines] of chunks.entries()) {
    const drawn = drawForm(claim, lines, index);
    forms.push({
      number: index + 1,
      of: chunks.length,
      entries: drawn.entries,
      totalCents: sumCents(lines.map(({ chargeCents }) => chargeCents)),
    });
    problems.push(...drawn.problems);
    remarks.push(...drawn.remarks);
  }
  return {
    forms,
    problems: withoutRepeats([...claimProblems(claim), ...problems]),
    remarks: withoutRepeats(remarks),
  };
}

/**
 * The forms of a finalised claim, ready to be printed.
 * @returns `blocked` before the claim is finalised; `invalid` with every problem by its field when a box cannot be filled.
 */
export function fillCms1500(claim: OutgoingClaim): Result<readonly Cms1500Form[]> {
  if (!claim.finalised)
    return fail({
      kind: 'blocked',
      message: 'The form is printed from a finalized claim. Finalize it first.',
      rules: [],
    });
  const { forms, problems } = layOutCms1500(claim);
  if (problems.length === 0) return ok(forms);
  return fail({
    kind: 'invalid',
    message: 'The form cannot be filled as it stands.',
    issues: problems.map(({ box, path, message }) => ({ path, message: `${boxName(box)}: ${message}` })),
  });
}

function chunksOf(lines: readonly OutgoingLine[]): readonly (readonly OutgoingLine[])[] {
  const count = Math.max(1, Math.ceil(lines.length / LINES_PER_FORM));
  return Array.from({ length: count }, (_, index) =>
    lines.slice(index * LINES_PER_FORM, (index + 1) * LINES_PER_FORM),
  );
}

interface Drawn {
  readonly entries: FormEntry[];
  readonly problems: FormProblem[];
  readonly remarks: FormRemark[];
}

function drawForm(claim: OutgoingClaim, lines: readonly OutgoingLine[], index: number): Drawn {
  const drawn: Drawn = { entries: [], problems: [], remarks: [] };
  const form = index + 1;
  const first = index * LINES_PER_FORM;
  function put(slot: Slot, value: BoxValue, box: string, line = 0): void {
    const placed = placeValue(slot, value, line);
    const personal = value.personal === true;
    drawn.entries.push(...placed.prints.map((print) => ({ ...print, box, name: slot.name, personal })));
    drawn.problems.push(...placed.problems.map((problem) => ({ form, box, ...problem })));
    drawn.remarks.push(...placed.remarks.map((remark) => ({ form, box, ...remark })));
  }
  for (const value of claimValues(claim)) put(CLAIM_SLOTS[value.slot], value, CLAIM_SLOTS[value.slot].box);
  for (const [nth, line] of lines.entries()) {
    for (const value of lineValues(claim, line, first + nth)) {
      const slot: Slot = LINE_SLOTS[value.slot];
      put(slot, value, `${slot.box}.${nth + 1}`, nth);
    }
  }
  const total = sumCents(lines.map(({ chargeCents }) => chargeCents));
  put(CLAIM_SLOTS['28'], { slot: '28', path: 'claim.lines', written: { kind: 'money', cents: total } }, '28');
  // On one form only, or the same payment would be counted again.
  if (index === 0) put(CLAIM_SLOTS['29'], paidValue(claim), '29');
  drawNote(claim, lines, index, drawn);
  return drawn;
}

function drawNote(
  claim: OutgoingClaim,
  lines: readonly OutgoingLine[],
  index: number,
  { entries, problems, remarks }: Drawn,
): void {
  const slot = CLAIM_SLOTS['19'];
  const [beside, below] = slot.runs;
  const parts = noteParts(claim, lines, index * LINES_PER_FORM);
  const note = composeNote(parts, [beside.width, below.width]);
  const at = { form: index + 1, box: '19' };
  const path = parts[0]?.path ?? 'claim.note';
  for (const [nth, run] of runsOf(slot).entries()) {
    const text = note.lines[nth] ?? '';
    if (text !== '') entries.push({ ...run, text, path, box: '19', name: slot.name, personal: false });
  }
  for (const part of parts) {
    if (latin(part.text).lost)
      problems.push({
        ...at,
        path: part.path,
        message: 'Some letters or signs cannot be printed. Write it in Latin letters.',
      });
  }
  if (!note.cut) return;
  if (note.cut.whole)
    problems.push({
      ...at,
      path: note.cut.path,
      message: 'The further modifiers of the lines have no room here. Put lines on a claim of their own.',
    });
  else
    remarks.push({
      ...at,
      path: note.cut.path,
      message: 'The note is longer than the box. The rest is not printed: send it with the papers.',
      leftOut: note.leftOut,
    });
}

function claimProblems(claim: OutgoingClaim): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  if (claim.lines.length === 0)
    problems.push({ form: 1, box: '24.1', path: 'claim.lines', message: 'Give at least one line.' });
  if (claim.frequency !== 'original' && !claim.switches.takesReplacements)
    problems.push({
      form: 1,
      box: '22',
      path: 'claim.filing.frequency',
      message:
        'This payer takes no replacement and no void. Send a new claim after a rejection, or ask for a reopening.',
    });
  return problems;
}

function claimRemarks(claim: OutgoingClaim, forms: number): readonly FormRemark[] {
  const remarks: FormRemark[] = [];
  const medicare = isMedicare(claim);
  if (medicare)
    remarks.push({
      form: 1,
      box: '1',
      path: 'payer.filing.filingIndicator',
      message: 'Medicare takes paper only from suppliers that are exempt from sending claims electronically.',
    });
  if (claim.signatureOnFileOn === null)
    remarks.push({
      form: 1,
      box: '12',
      path: 'coverage.signatureOnFileOn',
      message: 'No signature is on file. The patient signs the printed form.',
    });
  const primary = claim.otherPayers.find(({ sequence }) => sequence === 'primary');
  if (medicare && claim.sequence !== 'primary' && primary && primary.relation !== 'self')
    remarks.push({
      form: 1,
      box: '7',
      path: 'otherCoverages',
      message: 'Write the insured’s address and birth date (7, 11a) by hand: they are not kept here.',
    });
  if (claim.otherPayers.length > 1)
    remarks.push({
      form: 1,
      box: '9',
      path: 'otherCoverages',
      message:
        'The form has room for one other payer. What the others decided goes with the papers, or send the claim as a file.',
    });
  if (forms > 1 && claim.patientPaidCents > 0)
    remarks.push({
      form: 1,
      box: '29',
      path: 'claim.filing.patientPaidCents',
      message: 'What was paid stands on the first form only.',
    });
  return remarks;
}

/** A problem of the claim as a whole is told once, at the first form. */
function withoutRepeats<Told extends FormProblem>(problems: readonly Told[]): readonly Told[] {
  const seen = new Set<string>();
  return problems.filter(({ box, path, message }) => {
    const key = JSON.stringify([box, path, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
