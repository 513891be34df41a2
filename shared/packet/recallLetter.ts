import type { Instant } from '../domain/dates.ts';
import { equipmentName } from '../domain/equipment.ts';
import { formatPhone } from '../domain/identifiers.ts';
import type { Office, Patient } from '../domain/people.ts';
import type { Recall } from '../domain/recall.ts';
import { formatAddress } from '../domain/record.ts';
import { type Block, fact, heading, type PacketModel, paragraph } from './documentModel.ts';
import { letterhead, personName, stampName } from './letterhead.ts';
import { date } from './wording.ts';

export interface RecallLetterFacts {
  readonly office: Office;
  readonly recall: Recall;
  readonly holder: Patient;
  readonly devices: readonly {
    readonly make: string;
    readonly model: string;
    readonly serial: string;
    readonly lot: string;
    /** It could not be told from the records whether this one is named. */
    readonly doubtful: boolean;
  }[];
  readonly madeAt: Instant;
  /** Today at the office. */
  readonly on: string;
}

/** The letter to one person who holds devices of a recall: ordinary texts fill one Letter page. */
export function recallLetterModel(facts: RecallLetterFacts): PacketModel {
  const { office, recall, holder } = facts;
  const phone = formatPhone(office.phone);
  const one = facts.devices.length === 1;
  const blocks: Block[] = [
    {
      kind: 'facts',
      columns: 2,
      rows: [
        fact('To', personName(holder)),
        fact('Date', date(facts.on)),
        fact('Address', formatAddress(holder.address)),
        fact('Notice', [recall.reference, recall.issuer].filter(Boolean).join(', ')),
      ],
    },
    paragraph(
      one
        ? 'A device that you have from us is the subject of a recall. This letter says what it is about and what we ask of you.'
        : 'Devices that you have from us are the subject of a recall. This letter says what it is about and what we ask of you.',
    ),
    {
      kind: 'table',
      columns: [
        { title: 'Device', share: 3, align: 'left' },
        { title: 'Serial', share: 2, align: 'left' },
        { title: 'Lot', share: 2, align: 'left' },
      ],
      rows: facts.devices.map(({ make, model, serial, lot }) => ({
        cells: [equipmentName({ make, model, serial: '' }), serial || 'Not on file', lot],
        weight: 'body',
      })),
      whenEmpty: 'No device',
    },
    heading('What may happen'),
    paragraph(recall.hazard || 'The notice gives no details. Call us, and we will tell you what we know.'),
    heading('What is to be done'),
    paragraph(recall.action || 'We will call you to arrange what is needed.'),
    paragraph(
      phone === ''
        ? 'Please call us soon, and have this letter at hand.'
        : `Please call us soon at ${phone}, and have this letter at hand.`,
      'strong',
    ),
    paragraph('If the device is part of a treatment, ask your doctor before you stop using it.'),
  ];
  if (facts.devices.some(({ doubtful }) => doubtful)) {
    blocks.push(
      paragraph(
        'Our records do not tell for certain whether the recall is about every device above. Please let us look at it.',
        'note',
      ),
    );
  }
  return {
    version: 1,
    kind: 'serviceReport',
    language: 'en-US',
    title: 'Recall letter',
    supplier: letterhead(office),
    heading: { title: 'Recall of your device', lines: [recall.title] },
    stamp: { subject: stampName(holder), reference: 'Recall' },
    marks: office.sample ? ['sample'] : [],
    madeAt: facts.madeAt,
    sections: [{ id: 'recallLetter', title: 'Recall letter', newPage: true, blocks }],
    attachments: [],
  };
}
