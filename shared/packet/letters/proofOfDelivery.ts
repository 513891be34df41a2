import { shortDescriptor } from '../../codes/hcpcsFacts.ts';
import { LABOR_CODES } from '../../codes/laborUnits.ts';
import type { ClaimLine } from '../../domain/claim.ts';
import type { ClaimCase } from '../../domain/claimCase.ts';
import { DELIVERY_METHOD_NAMES } from '../../domain/claimAnswerNames.ts';
import { GUIDE_CODE, isRepairKind } from '../../domain/claimKind.ts';
import type { Equipment } from '../../domain/equipment.ts';
import { TEMPLATE_KIND_NAMES } from '../../domain/letter.ts';
import { formatAddress } from '../../domain/record.ts';
import type { Part } from '../../domain/serviceVisit.ts';
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
        fact('Delivered to', deliveryAddress(theCase) || BLANK),
        fact('How', named(DELIVERY_METHOD_NAMES, delivery.method) ?? BLANK),
        fact('Date delivered', date(delivery.deliveredOn) ?? BLANK),
        // A carrier's delivery is proven by the number that links it to the carrier's own record.
        ...(delivery.method === 'shipped'
          ? [fact('Shipped', date(delivery.shippedOn) ?? BLANK), fact('Tracking number', BLANK)]
          : []),
        ...(delivery.method === 'facility' ? [fact('Facility’s record', BLANK)] : []),
        ...(delivery.dischargedOn === null
          ? []
          : [fact('Discharged on', date(delivery.dischargedOn) ?? BLANK)]),
      ],
    },
    heading('Delivered'),
    {
      kind: 'table',
      columns: [
        { title: 'Item', share: 11, align: 'left' },
        { title: 'Code', share: 3, align: 'left' },
        { title: 'Serial or lot', share: 5, align: 'left' },
        { title: 'Quantity', share: 4, align: 'left' },
      ],
      rows: deliveredItems(theCase).map(({ name, code, mark, quantity }) => ({
        weight: 'body',
        cells: [name, code, mark, quantity],
      })),
      whenEmpty: '',
    },
  ];
}

/** A facility takes in what it is sent; else it goes where the patient lives. */
function deliveryAddress({ patient, claim }: ClaimCase): string {
  const { facility } = claim.filing;
  const elsewhere = claim.delivery.method === 'facility' && facility.name.trim() !== '';
  return elsewhere
    ? [facility.name.trim(), formatAddress(facility.address)].filter(Boolean).join(', ')
    : formatAddress(patient.address);
}

interface DeliveredItem {
  readonly name: string;
  readonly code: string;
  readonly mark: string;
  readonly quantity: string;
}

/**
 * Everything that the patient got: the device with its serial, the parts that were fitted with their lots, and each
 * further line of the claim. Labor is not delivered, and a device that was mended was there before.
 */
export function deliveredItems(theCase: ClaimCase): readonly DeliveredItem[] {
  const { claim, equipment, visit } = theCase;
  const device = equipment !== null && !isRepairKind(claim.kind) ? deviceItem(theCase, equipment) : null;
  const parts = visit?.parts ?? [];
  const billed = new Set(claim.lines.flatMap(({ logIds }) => logIds));
  const fitted = isRepairKind(claim.kind) ? parts : parts.filter(({ id }) => billed.has(id));
  const fittedIds = new Set(fitted.map(({ id }) => id));
  const ofDevice = device === null ? undefined : claim.lines.find((line) => isDeviceLine(line, equipment));
  const lines = claim.lines.filter(
    (line) =>
      line !== ofDevice &&
      !LABOR.has(line.code) &&
      !line.logIds.some((id) => fittedIds.has(id)) &&
      (line.code !== '' || line.description.trim() !== ''),
  );
  const items = [
    ...(device ? [device] : []),
    ...fitted.map(partItem),
    ...lines.filter((line) => !isRepairOfDevice(claim.kind, line, fitted.length)).map(lineItem),
  ];
  return items.length > 0
    ? items
    : [{ name: itemName(theCase) || BLANK, code: '', mark: BLANK, quantity: BLANK }];
}

const LABOR: ReadonlySet<string> = new Set(Object.values(LABOR_CODES));

/** A repair billed under one code with the parts that it took: they are listed, the repair is not. */
function isRepairOfDevice(kind: ClaimCase['claim']['kind'], line: ClaimLine, fitted: number): boolean {
  return kind === 'repair' && fitted > 0 && line.code === GUIDE_CODE.repair;
}

function isDeviceLine({ code }: ClaimLine, equipment: ClaimCase['equipment']): boolean {
  return equipment !== null && (equipment.hcpcs === '' || equipment.hcpcs === code);
}

function deviceItem(theCase: ClaimCase, device: Equipment): DeliveredItem {
  const marks = [device.serial, device.lot === '' ? '' : `lot ${device.lot}`].filter(Boolean);
  const code = device.hcpcs || theCase.claim.lines[0]?.code || '';
  return { name: itemName(theCase) || BLANK, code, mark: marks.join(', ') || BLANK, quantity: '1' };
}

function partItem({ code, description, partNumber, lotOrSerial, quantity }: Part): DeliveredItem {
  const name = [description.trim(), partNumber.trim()].filter(Boolean).join(', ');
  return {
    name: name || BLANK,
    code,
    mark: lotOrSerial.trim() || BLANK,
    quantity: quantity === null ? BLANK : String(quantity),
  };
}

function lineItem({ code, description, units }: ClaimLine): DeliveredItem {
  const name = description.trim() || (code === '' ? '' : shortDescriptor(code));
  return { name: name || BLANK, code, mark: BLANK, quantity: units === null ? BLANK : String(units) };
}

function signatureBlocks({ patient, claim }: ClaimCase): readonly Block[] {
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
        fact('Receiver’s name in print', claim.delivery.receivedBy.trim() || BLANK),
        fact('If not the patient', boxes('family', 'caregiver', 'facility staff', 'other')),
        fact('Why the patient did not sign', BLANK),
      ],
    },
  ];
}
