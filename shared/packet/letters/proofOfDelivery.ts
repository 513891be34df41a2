import type { ClaimCase } from '../../domain/claimCase.ts';
import { DELIVERY_METHOD_NAMES } from '../../domain/claimAnswerNames.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { formatAddress } from '../../domain/record.ts';
import { type Block, fact, heading, type PacketModel } from '../documentModel.ts';
import { personName } from '../letterhead.ts';
import { date, named } from '../wording.ts';
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

/** What the receiver signs: the elements of a proof of delivery for the way in which it is delivered. */
export function proofOfDelivery(facts: LetterFacts): PacketModel {
  const { subject, blocks } = fillTemplate(
    'proofOfDelivery',
    facts.text('proofOfDelivery'),
    inlineValues(facts),
    {
      delivery: deliveryBlocks(facts.theCase),
      deliverySignature: signatureBlocks(facts.theCase),
      note: noteBlocks(facts.request.note),
    },
  );
  return letterModel(facts, { title: TEMPLATE_KIND_NAMES.proofOfDelivery, subject, blocks });
}

function deliveryBlocks(theCase: ClaimCase): readonly Block[] {
  const { patient, claim } = theCase;
  const { delivery } = claim;
  return [
    {
      kind: 'facts',
      columns: 2,
      rows: [
        fact('Patient', personName(patient)),
        fact('Delivered to', formatAddress(patient.address) || BLANK),
        fact('How', named(DELIVERY_METHOD_NAMES, delivery.method) ?? BLANK),
        fact('Date delivered', date(delivery.deliveredOn) ?? BLANK),
        // A carrier's delivery is proven by the number that links it to the carrier's own record.
        ...(delivery.method === 'shipped'
          ? [fact('Shipped', date(delivery.shippedOn) ?? BLANK), fact('Tracking number', BLANK)]
          : []),
        ...(delivery.method === 'facility' ? [fact('Facility’s record', BLANK)] : []),
      ],
    },
    heading('Delivered'),
    {
      kind: 'table',
      columns: [
        { title: 'Item', share: 11, align: 'left' },
        { title: 'Code', share: 3, align: 'left' },
        { title: 'Serial', share: 5, align: 'left' },
        { title: 'Quantity', share: 4, align: 'left' },
      ],
      rows: deliveredItems(theCase).map((cells) => ({ weight: 'body', cells: [...cells] })),
      whenEmpty: '',
    },
  ];
}

function deliveredItems(theCase: ClaimCase): readonly (readonly string[])[] {
  const { claim, equipment } = theCase;
  const named = claim.lines.filter(({ code, description }) => code !== '' || description.trim() !== '');
  if (equipment || named.length === 0)
    return [[itemName(theCase) || BLANK, equipment?.hcpcs ?? '', equipment?.serial || BLANK, '1']];
  return named.map(({ code, description, units }) => [
    description.trim() || itemName(theCase) || BLANK,
    code,
    BLANK,
    units === null ? BLANK : String(units),
  ]);
}

function signatureBlocks({ patient }: ClaimCase): readonly Block[] {
  return [
    {
      kind: 'signatures',
      signers: [
        {
          role: 'Received by',
          name: personName(patient),
          detail: 'Patient, or who receives it',
          signed: null,
        },
        { role: 'Delivered by', name: null, detail: 'For the supplier', signed: null },
      ],
    },
    {
      kind: 'facts',
      columns: 2,
      rows: [
        fact('Date, by the receiver', BLANK),
        fact('Receiver’s name in print', BLANK),
        fact('If not the patient', boxes('family', 'caregiver', 'facility staff', 'other')),
        fact('Why the patient did not sign', BLANK),
      ],
    },
  ];
}
