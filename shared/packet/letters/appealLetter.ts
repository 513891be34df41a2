import type { ClaimCase } from '../../domain/claimCase.ts';
import type { Denial } from '../../domain/denial.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { formatCents } from '../../domain/money.ts';
import { attachmentsOf, attachmentTitle } from '../attachments.ts';
import { type Block, fact, heading, type PacketModel, paragraph } from '../documentModel.ts';
import { personName } from '../letterhead.ts';
import { date, plural } from '../wording.ts';
import {
  BLANK,
  dayOf,
  denialReason,
  inlineValues,
  type LetterFacts,
  letterModel,
  noteBlocks,
} from './letterFacts.ts';
import { fillTemplate } from './template.ts';

/** Answers a denial: what was decided, our answer, and the papers of the claim that bear it out. */
export function appealLetter(facts: LetterFacts, denial: Denial): PacketModel {
  const { theCase } = facts;
  const medicare = theCase.payer?.class === 'medicare';
  const { subject, blocks } = fillTemplate('appeal', facts.text('appeal'), inlineValues(facts), {
    denial: denialBlocks(facts, denial),
    answer: facts.request.note.trim() === '' ? emptyLines() : noteBlocks(facts.request.note),
    enclosures: enclosures(theCase),
    appealFacts: medicare ? redetermination(facts) : [],
  });
  return letterModel(facts, { title: TEMPLATE_KIND_NAMES.appeal, subject, blocks });
}

function denialBlocks(facts: LetterFacts, denial: Denial): readonly Block[] {
  const { claim, coverage, patient, payer, office } = facts.theCase;
  const line = claim.lines.find(({ id }) => id === denial.lineId);
  const about = line ? [line] : claim.lines;
  return [
    {
      kind: 'facts',
      columns: 2,
      rows: [
        fact('To', payer?.name ?? null),
        fact('Date', date(dayOf(facts))),
        fact('Patient', personName(patient)),
        fact('Member number', coverage?.memberId ?? null),
        fact('Our claim', claim.number),
        fact('Date of service', date(claim.dateOfService)),
        fact('Decided', date(denial.receivedOn)),
        fact('Appeal due', date(denial.dueOn)),
        fact('Supplier’s NPI', office.npi),
        fact('Amount', formatCents(denial.cents)),
      ],
    },
    { kind: 'facts', columns: 1, rows: [fact('Reason given', denialReason(denial))] },
    {
      kind: 'table',
      columns: [
        { title: line ? 'Denied line' : 'Lines of the claim', share: 12, align: 'left' },
        { title: 'Modifiers', share: 4, align: 'left' },
        { title: 'Units', share: 2, align: 'right' },
        { title: 'Charge', share: 4, align: 'right' },
      ],
      rows: about.map(({ code, description, modifiers, units, chargeCents }) => ({
        weight: 'body',
        cells: [
          [code, description.trim()].filter(Boolean).join(', ') || null,
          modifiers.join(' '),
          units === null ? null : String(units),
          chargeCents === null ? null : formatCents(chargeCents),
        ],
      })),
      whenEmpty: 'The claim has no lines.',
    },
  ];
}

function emptyLines(): readonly Block[] {
  return Array.from({ length: 5 }, () => paragraph(BLANK.repeat(3)));
}

/** The papers of the claim in the order of its packet. What is not readable is named, so that nobody encloses it unseen. */
function enclosures({ documents }: ClaimCase): readonly Block[] {
  const papers = attachmentsOf(documents);
  return [
    {
      kind: 'table',
      columns: [
        { title: 'No.', share: 2, align: 'right' },
        { title: 'Paper', share: 14, align: 'left' },
        { title: 'Date', share: 4, align: 'left' },
        { title: 'Pages', share: 3, align: 'right' },
      ],
      rows: papers.map((paper, index) => ({
        weight: 'body',
        cells: [
          String(index + 1),
          attachmentTitle(paper) + (paper.condition === 'readable' ? '' : ' (cannot be shown)'),
          date(paper.date),
          paper.pages === null ? null : String(paper.pages),
        ],
      })),
      whenEmpty: 'No papers are attached to the claim yet.',
    },
    paragraph(`${plural(papers.length, 'paper')} enclosed, as in the packet of the claim.`, 'note'),
  ];
}

/** The first level of a Medicare appeal, as commonly described; the notice of the decision says what counts. */
function redetermination({ theCase }: LetterFacts): readonly Block[] {
  const days = theCase.payer?.settings.appealDays;
  return [
    heading('Request for redetermination, the first level of a Medicare appeal'),
    paragraph(
      `This asks the contractor that made the first decision to decide again, by other people.${
        days === undefined ? '' : ` It is asked for in writing within ${String(days)} days of that decision.`
      } It names the patient, the Medicare number, the item and its date of service, and who asks and signs.`,
    ),
    {
      kind: 'signatures',
      signers: [{ role: 'For the supplier', name: null, detail: 'Name and signature', signed: null }],
    },
    paragraph(
      'Days and address as the decision’s own notice states them come first; the ones here have not been verified for it.',
      'note',
    ),
  ];
}
