import { totalCharge } from '../../domain/claim.ts';
import type { ClaimCase } from '../../domain/claimCase.ts';
import { dateInZone, type Instant, type IsoDate } from '../../domain/dates.ts';
import { type Denial, isTakenBack } from '../../domain/denial.ts';
import { EQUIPMENT_KIND_NAMES, equipmentName } from '../../domain/equipment.ts';
import { formatPhone } from '../../domain/identifiers.ts';
import type { LetterRequest, TemplateKind, TemplateText } from '../../domain/letter.ts';
import { formatCents } from '../../domain/money.ts';
import { fullName, type Physician } from '../../domain/people.ts';
import { type Block, type PacketModel, paragraph } from '../documentModel.ts';
import { letterhead, stampName } from '../letterhead.ts';
import { date } from '../wording.ts';
import type { InlineValues } from './template.ts';

/** What every letter is made from. */
export interface LetterFacts {
  readonly theCase: ClaimCase;
  readonly physician: Physician | null;
  /** What an appeal is about. */
  readonly denial: Denial | null;
  readonly request: Pick<LetterRequest, 'ruleIds' | 'note'>;
  readonly text: (kind: TemplateKind) => TemplateText;
  readonly senderName: string;
  readonly madeAt: Instant;
}

/** A line for a pen. */
export const BLANK = '________________________';

/** Boxes for a pen; a box is not parted from its name at the end of a line. */
export function boxes(...labels: readonly string[]): string {
  return labels.map((label) => `[  ] ${label}`.replaceAll(' ', '\u00a0')).join('   ');
}

/** Today at the office, when the letter was made. */
export function dayOf({ theCase, madeAt }: LetterFacts): IsoDate {
  return dateInZone(Date.parse(madeAt), theCase.office.timeZone);
}

/** The device, or else what the first line bills. */
export function itemName({ equipment, claim }: ClaimCase): string {
  if (equipment) {
    const name = equipmentName({ ...equipment, serial: '' });
    const kind = equipment.kind ? EQUIPMENT_KIND_NAMES[equipment.kind].toLowerCase() : '';
    return kind === '' ? name : `${name} (${kind})`;
  }
  return claim.lines.map(({ description }) => description.trim()).find((each) => each !== '') ?? '';
}

/** What the payer said, with its codes; of a payment that was taken back there is no reason code to name. */
export function denialReason(denial: Denial): string {
  const back = isTakenBack(denial);
  const said = denial.words.trim() || (back ? 'The payment was taken back.' : '');
  const code = back ? '' : [denial.reasonGroup, denial.reason].filter(Boolean).join(' ');
  // The words of a remittance name their codes themselves.
  const codes = [code, ...denial.remarks].filter((each) => each !== '' && !said.includes(each)).join(', ');
  return [said, codes === '' ? '' : `(${codes})`].filter(Boolean).join(' ');
}

export function inlineValues(facts: LetterFacts): InlineValues {
  const { theCase, physician, denial } = facts;
  const { office, patient, claim, coverage, payer } = theCase;
  const total = totalCharge(claim.lines);
  return {
    today: date(dayOf(facts)),
    officeName: office.name,
    officePhone: formatPhone(office.phone),
    officeFax: formatPhone(office.fax),
    senderName: facts.senderName,
    physicianName: physician && fullName(physician),
    physicianPhone: physician && formatPhone(physician.phone),
    physicianFax: physician && formatPhone(physician.fax),
    patientName: fullName(patient),
    patientBirthDate: date(patient.birthDate),
    memberId: coverage?.memberId ?? null,
    payerName: payer?.name ?? null,
    claimNumber: claim.number,
    dateOfService: date(claim.dateOfService),
    itemName: itemName(theCase),
    total: claim.lines.length === 0 || total === null ? null : formatCents(total),
    denialReason: denial && denialReason(denial),
    deadline: date(denial?.dueOn ?? null),
  };
}

/** What was typed when the letter was made, a paragraph for each of its own. */
export function noteBlocks(note: string): readonly Block[] {
  return note
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => paragraph(each));
}

interface Letter {
  /** Among the document's properties: never patient data. */
  readonly title: string;
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** Whose it is, on every page; a fax cover names nobody. */
  readonly stamp?: PacketModel['stamp'];
}

/** The pages of one letter under the office's head. */
export function letterModel(facts: LetterFacts, letter: Letter): PacketModel {
  const { office, patient, claim } = facts.theCase;
  return {
    version: 1,
    kind: 'letter',
    language: 'en-US',
    title: letter.title,
    supplier: letterhead(office),
    heading: { title: letter.subject, lines: [] },
    stamp: letter.stamp ?? { subject: stampName(patient), reference: `Claim ${claim.number}` },
    marks: office.sample ? ['sample'] : [],
    madeAt: facts.madeAt,
    sections: [{ id: 'letter', title: letter.title, newPage: true, blocks: [...letter.blocks] }],
    attachments: [],
  };
}
