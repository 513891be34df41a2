import { shortDescriptor } from '../../codes/hcpcsFacts.ts';
import { isNotOtherwiseClassified } from '../../codes/notOtherwiseClassified.ts';
import type { ClaimLine } from '../../domain/claim.ts';
import type { ClaimCase } from '../../domain/claimCase.ts';
import { isRentalKind } from '../../domain/claimKind.ts';
import { formatPhone } from '../../domain/identifiers.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { formatAddress } from '../../domain/record.ts';
import { type Block, fact, heading, type PacketModel, paragraph } from '../documentModel.ts';
import { personName } from '../letterhead.ts';
import { date } from '../wording.ts';
import {
  BLANK,
  boxes,
  inlineValues,
  itemName,
  type LetterFacts,
  letterModel,
  noteBlocks,
} from './letterFacts.ts';
import { fillTemplate } from './template.ts';

/**
 * A standard written order to sign. Who and what is prefilled from the claim; the date, everything clinical and the
 * signature are the prescriber's and stay empty, also where an earlier order states them.
 */
export function writtenOrder(facts: LetterFacts): PacketModel {
  const { subject, blocks } = fillTemplate('writtenOrder', facts.text('writtenOrder'), inlineValues(facts), {
    order: orderBlocks(facts),
    orderSignature: signatureBlocks(facts),
    note: noteBlocks(facts.request.note),
  });
  return letterModel(facts, { title: TEMPLATE_KIND_NAMES.writtenOrder, subject, blocks });
}

function orderBlocks({ theCase, physician }: LetterFacts): readonly Block[] {
  const { patient } = theCase;
  const items = orderedItems(theCase);
  return [
    {
      kind: 'facts',
      columns: 2,
      rows: [
        fact('Patient', personName(patient)),
        fact('Born', date(patient.birthDate)),
        fact('Address', formatAddress(patient.address)),
        fact('Date of the order', BLANK),
        fact('Prescriber', personName(physician) ?? BLANK),
        fact('NPI', physician?.npi || BLANK),
        fact('Telephone', formatPhone(physician?.phone ?? '') || BLANK),
        fact('Fax', formatPhone(physician?.fax ?? '') || BLANK),
      ],
    },
    heading('Ordered'),
    {
      kind: 'table',
      columns: [
        { title: 'Item', share: 12, align: 'left' },
        { title: 'Code', share: 3, align: 'left' },
        { title: 'Quantity', share: 4, align: 'left' },
      ],
      rows: (items.length === 0 ? [{ name: BLANK, code: '', quantity: BLANK }] : items).map(
        ({ name, code, quantity }) => ({ weight: 'body' as const, cells: [name, code, quantity] }),
      ),
      whenEmpty: '',
    },
    heading('To be filled in by the prescriber'),
    {
      kind: 'facts',
      columns: 2,
      rows: [
        ...(isOxygen(theCase)
          ? [
              fact('Flow, L/min', BLANK),
              fact('How it is given', boxes('continuous', 'pulse', 'both')),
              fact('When it is used', boxes('at rest', 'on exertion', 'asleep')),
            ]
          : []),
        fact('Diagnosis', BLANK),
        fact('Length of need, months', BLANK),
        fact('Visit that led to it', BLANK),
      ],
    },
    paragraph(
      'These entries are not elements of the order itself. Payers and pharmacy law may ask for them.',
      'note',
    ),
  ];
}

function signatureBlocks({ physician }: LetterFacts): readonly Block[] {
  return [
    {
      kind: 'signatures',
      signers: [
        {
          role: 'Prescriber',
          name: personName(physician),
          detail: 'Signed by hand or electronically, not stamped',
          signed: null,
        },
      ],
    },
    { kind: 'facts', columns: 2, rows: [fact('Date of signature', BLANK), fact('Printed name', BLANK)] },
  ];
}

interface OrderedItem {
  readonly name: string;
  readonly code: string;
  readonly quantity: string;
}

/** The work on a device, or each separately billed item with its quantity. Labor is no item that is ordered. */
export function orderedItems(theCase: ClaimCase): readonly OrderedItem[] {
  const { claim, equipment } = theCase;
  if (claim.kind === 'repair' || claim.kind === 'equipmentRepair') {
    const name = itemName(theCase);
    return name === ''
      ? []
      : [{ name: `Repair and upkeep of ${name}`, code: equipment?.hcpcs ?? '', quantity: '1' }];
  }
  return claim.lines
    .filter(({ code }) => code !== '')
    .map((line) => ({
      name: orderedName(line) || itemName(theCase) || BLANK,
      code: line.code,
      quantity: line.units === null ? BLANK : String(line.units),
    }));
}

/** The official name says what is ordered; a line's own text may speak of the month that is billed. */
function orderedName({ code, description }: ClaimLine): string {
  const official = isNotOtherwiseClassified(code) ? '' : shortDescriptor(code);
  return official || description.trim();
}

function isOxygen({ claim }: ClaimCase): boolean {
  return isRentalKind(claim.kind);
}
