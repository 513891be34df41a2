import type { ClaimCase } from '../../domain/claimCase.ts';
import { formatPhone } from '../../domain/identifiers.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { formatCents } from '../../domain/money.ts';
import { formatAddress } from '../../domain/record.ts';
import { type Block, type PacketModel, paragraph } from '../documentModel.ts';
import { personName } from '../letterhead.ts';
import { date } from '../wording.ts';
import { inlineValues, itemName, type LetterFacts, letterModel, noteBlocks } from './letterFacts.ts';
import { fillTemplate } from './template.ts';

/** What goes into the official notice CMS-R-131, box by box. The form itself is CMS's and is not shipped. */
export function abnDataSheet(facts: LetterFacts): PacketModel {
  const { subject, blocks } = fillTemplate('abnData', facts.text('abnData'), inlineValues(facts), {
    abn: abnBlocks(facts.theCase),
    note: noteBlocks(facts.request.note),
  });
  return letterModel(facts, { title: TEMPLATE_KIND_NAMES.abnData, subject, blocks });
}

function abnBlocks(theCase: ClaimCase): readonly Block[] {
  const { office, patient, claim } = theCase;
  const { notice } = claim;
  const items = claim.lines
    .filter(({ code, description }) => code !== '' || description.trim() !== '')
    .map(({ code, description }) =>
      [description.trim() || itemName(theCase), code].filter(Boolean).join(', '),
    );
  const from = [office.name, formatAddress(office.address), formatPhone(office.phone)];
  const rows: readonly (readonly [string, string, string | null])[] = [
    ['A', 'Notifier', from.filter(Boolean).join('\n')],
    ['B', 'Patient', personName(patient)],
    [
      'C',
      'Identification number',
      patient.chartNumber || 'May stay empty. Never the Medicare or Social Security number.',
    ],
    ['D', 'Item or service', items.join('\n') || itemName(theCase) || null],
    ['E', 'Why Medicare may not pay', notice.abnReason.trim() || null],
    ['F', 'Estimated cost', notice.abnEstimateCents === null ? null : formatCents(notice.abnEstimateCents)],
    ['G', 'Option 1, 2 or 3', 'The patient chooses. Do not mark it for the patient.'],
    ['H', 'Additional information', 'As needed'],
    ['I', 'Signature', 'The patient’s, or of who signs for the patient'],
    ['J', 'Date', notice.abnSignedOn === null ? 'The patient’s' : `Signed ${date(notice.abnSignedOn) ?? ''}`],
  ];
  const gaps = rows.filter(([, , value]) => value === null).map(([, name]) => name);
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Box', share: 2, align: 'left' },
        { title: 'What it is', share: 7, align: 'left' },
        { title: 'What goes in', share: 16, align: 'left' },
      ],
      rows: rows.map((cells) => ({ weight: 'body', cells: [...cells] })),
      whenEmpty: '',
    },
    ...(gaps.length === 0
      ? []
      : [paragraph(`Still to be filled in on the claim: ${gaps.join(', ')}.`, 'strong')]),
    paragraph(
      'The boxes are told here as the form is commonly filled in; nobody has verified this against CMS’s own instructions. A notice is given for a reason of its own, before the item, and never as a routine.',
      'note',
    ),
  ];
}
